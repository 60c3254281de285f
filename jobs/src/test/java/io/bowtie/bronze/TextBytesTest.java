package io.bowtie.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextBytesTest {
  private static final String TEXT = "id,city\n1,Zürich €\n";

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "UTF-16LE, UTF-16",
    "UTF-16BE, UTF-16",
    "UTF-16LE, UTF-16LE",
    "windows-1252, windows-1252",
    "ISO-8859-15, ISO-8859-15"
  })
  void shouldReadWhatIsDeclared(String written, String declared) throws IOException {
    assertThat(read(TEXT.getBytes(Charset.forName(written)), declared)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void shouldBelieveAByteOrderMarkBeforeAll(String written) throws IOException {
    byte[] bytes = ("\uFEFF" + TEXT).getBytes(Charset.forName(written));
    assertThat(read(bytes, "windows-1252")).isEqualTo(TEXT);
    assertThat(read(bytes, "UTF-8")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, Zürich 100 €, windows-1252",
    "windows-1252, 100 €, windows-1252",
    "windows-1250, Łódź i Kraków są piękne, windows-1250",
    "windows-1251, Привет из Москвы, windows-1251",
    "Shift_JIS, 東京都とカタカナ, Shift_JIS",
    "UTF-8, Zürich, UTF-8"
  })
  void shouldFindTheEncodingThatFits(String written, String text, String found) {
    assertThat(Encodings.fitting(text.getBytes(Charset.forName(written)))).contains(found);
  }

  @Test
  void shouldReplaceWhatIsNoLetter() throws IOException {
    assertThat(read("Köln".getBytes(StandardCharsets.ISO_8859_1), "UTF-8")).isEqualTo("K\uFFFDln");
  }

  private static String read(byte[] bytes, String declared) throws IOException {
    Charset charset = Charset.forName(declared);
    StringBuilder text = new StringBuilder();
    try (var reader = TextBytes.reader(new ByteArrayInputStream(bytes), charset)) {
      for (int sign = reader.read(); sign >= 0; sign = reader.read()) {
        text.append((char) sign);
      }
    }
    assertThat(TextBytes.text(bytes, charset)).isEqualTo(text.toString());
    return text.toString();
  }
}
