package io.bowtie.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.source.ReadOptions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileSampleTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Test
  void shouldReadHeaderAndRowsOfAQuotedCsv() throws IOException {
    FileSample sample = csv("id,na me\r\n1,\"a, \"\"b\"\"\nc\"\r\n2,\r\n", ",", "UTF-8");

    assertThat(sample.columns()).containsExactly("id", "na_me");
    assertThat(sample.rows())
        .containsExactly(List.of("1", "a, \"b\"\nc"), Arrays.asList("2", null));
    assertThat(sample.doubts()).isEmpty();
  }

  @Test
  void shouldNameColumnsAsBronzeDoes() throws IOException {
    assertThat(csv("\uFEFFid,,a,A\n1,2,3,4\n", ",", "UTF-8").columns())
        .containsExactly("id", "_c1", "a2", "A3");
  }

  @Test
  void shouldDoubtOneSingleColumnThatHoldsAnotherDelimiter() throws IOException {
    assertThat(csv("id;stage;amount\n1;Won;2\n", ",", "UTF-8").doubts())
        .singleElement()
        .asString()
        .contains("one single column", "options.delimiter = \";\"");
  }

  @Test
  void shouldNotDoubtOneColumnThatIsOne() throws IOException {
    assertThat(csv("email\na@example.com\n", ",", "UTF-8").doubts()).isEmpty();
  }

  @Test
  void shouldDoubtLettersThatAreNotUtf8() throws IOException {
    FileSample sample =
        FileSample.of(
            Format.CSV, options(",", "UTF-8"), "id,city\n1,K\u00F6ln\n".getBytes(WINDOWS), true);

    assertThat(sample.doubts())
        .singleElement()
        .asString()
        .contains("line 2", "windows-1252", "options.encoding");
  }

  @Test
  void shouldDoubtUtf8ThatIsReadAsAnOlderEncoding() throws IOException {
    assertThat(
            FileSample.of(
                    Format.CSV,
                    options(",", "ISO-8859-1"),
                    "id,city\n1,K\u00F6ln\n".getBytes(StandardCharsets.UTF_8),
                    true)
                .doubts())
        .singleElement()
        .asString()
        .contains("options.encoding = UTF-8");
  }

  @Test
  void shouldDoubtUtf16ThatIsReadAsUtf8() throws IOException {
    assertThat(
            FileSample.of(
                    Format.CSV,
                    options(",", "UTF-8"),
                    "id,city\n1,Bonn\n".getBytes(StandardCharsets.UTF_16LE),
                    true)
                .doubts())
        .anyMatch(doubt -> doubt.contains("options.encoding = UTF-16"));
  }

  @Test
  void shouldReadUtf16ThatIsDeclared() throws IOException {
    FileSample sample =
        FileSample.of(
            Format.CSV,
            options(",", "UTF-16"),
            "id,city\n1,Bonn\n".getBytes(StandardCharsets.UTF_16),
            true);

    assertThat(sample.columns()).containsExactly("id", "city");
    assertThat(sample.doubts()).isEmpty();
  }

  @Test
  void shouldDoubtAHeaderOfNumbersAndRowsOfAnotherWidth() throws IOException {
    assertThat(csv("1,Won,200\n2,Lost,300,x\n", ",", "UTF-8").doubts())
        .anyMatch(doubt -> doubt.contains("looks like values"))
        .anyMatch(doubt -> doubt.contains("1 of the first 1 rows"));
  }

  @Test
  void shouldSayThatAFileIsEmpty() throws IOException {
    FileSample sample = csv("", ",", "UTF-8");

    assertThat(sample.columns()).isEmpty();
    assertThat(sample.doubts()).containsExactly("The file is empty.");
  }

  @Test
  void shouldParseWhatANightParses() throws IOException {
    assertThat(csv("#,id\n#1001,D1\n", ",", "UTF-8").columns()).containsExactly("#", "id");

    FileSample excel = csv("sep=;\nid;name\nD1;a\n", ",", "UTF-8");
    assertThat(excel.columns()).containsExactly("id", "name");
    assertThat(excel.doubts()).singleElement().asString().contains("sep=;", "believed");

    assertThat(csv("id,a,b\n1,\"x,y\n2,c,d\n3,e,f", ",", "UTF-8").doubts())
        .singleElement()
        .asString()
        .contains("quote", "line 2");
    assertThat(csv("id,a,b\n1,x", ",", "UTF-8").doubts())
        .singleElement()
        .asString()
        .contains("ends inside its last row", "line 2");
  }

  @Test
  void shouldShowNoValuesAsNames() throws IOException {
    FileSample sample = csv("ada@example.com,7,2026-01-01\nb@example.com,8,x\n", ",", "UTF-8");

    assertThat(sample.columns()).isEmpty();
    assertThat(sample.doubts()).singleElement().asString().contains("3 of 3", "with a header");
    assertThat(csv("account,2024,2025,2026\nA,1,2,3\n", ",", "UTF-8").columns()).hasSize(4);
    assertThat(csv("account,2024-01-31,2024-02-29\nA,1,2\n", ",", "UTF-8").columns()).hasSize(3);
  }

  @Test
  void shouldReadObjectsOnePerLineAndLeaveNestedOnesAsText() throws IOException {
    FileSample sample = json("{\"id\":1,\"a\":{\"b\":2}}\n{\"id\":2,\"c\":null}\n");

    assertThat(sample.columns()).containsExactly("a", "c", "id");
    assertThat(sample.rows())
        .containsExactly(Arrays.asList("{\"b\":2}", null, "1"), Arrays.asList(null, null, "2"));
    assertThat(sample.doubts()).isEmpty();
  }

  @Test
  void shouldReadAnArrayEvenOneThatIsCutOff() throws IOException {
    FileSample sample =
        FileSample.of(
            Format.JSON,
            options(",", "UTF-8"),
            "[{\"id\":1},{\"id\":2},{\"id\":3},{\"i".getBytes(StandardCharsets.UTF_8),
            false);

    assertThat(sample.columns()).containsExactly("id");
    assertThat(sample.rows()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(sample.doubts()).isEmpty();
  }

  @Test
  void shouldDoubtWhatIsNoJsonObject() throws IOException {
    assertThat(json("{\n  \"id\": 1\n}\n").doubts())
        .singleElement()
        .asString()
        .contains("no JSON object", "one object a line");
  }

  @Test
  void shouldEstimateRowsOfALongFileFromItsBeginning() throws IOException {
    byte[] head = ("id,x\n" + "1,2\n".repeat(100)).getBytes(StandardCharsets.UTF_8);
    FileSample sample = FileSample.of(Format.CSV, options(",", "UTF-8"), head, false);

    assertThat(sample.rows()).as("the last row may be cut").hasSize(99);
    assertThat(sample.rowsOf(4_050).orElseThrow()).isBetween(950L, 1_050L);
  }

  private static FileSample csv(String text, String delimiter, String encoding) throws IOException {
    return FileSample.of(
        Format.CSV, options(delimiter, encoding), text.getBytes(StandardCharsets.UTF_8), true);
  }

  private static FileSample json(String text) throws IOException {
    return FileSample.of(
        Format.JSON, options(",", "UTF-8"), text.getBytes(StandardCharsets.UTF_8), true);
  }

  private static ReadOptions options(String delimiter, String encoding) {
    return new ReadOptions(delimiter, "\"", encoding, "", "", ZoneOffset.UTC, ".");
  }
}
