package io.bowtie.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.source.ReadOptions;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvTextTest {
  @Test
  void shouldReadQuotesAndBreaksInsideThem() throws IOException {
    assertThat(read("id,note\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n2,\r\n"))
        .containsExactly("1 [id, note]", "2 [1, a, \"b\"\r\nc]", "3 [2, null]");
  }

  @Test
  void shouldKnowNoComments() throws IOException {
    assertThat(read("#,id\n#1,a\n#2,b\n")).containsExactly("1 [#, id]", "2 [#1, a]", "3 [#2, b]");
  }

  @Test
  void shouldKeepBlanksAroundValues() throws IOException {
    assertThat(read("id , a\n 1,b \n")).containsExactly("1 [id ,  a]", "2 [ 1, b ]");
  }

  @Test
  void shouldBelieveTheSeparatorThatTheFileNames() throws IOException {
    assertThat(read("sep=;\nid;a\n1;x,y\n")).containsExactly("2 [id, a]", "3 [1, x,y]");
    assertThat(read("\"sep=\t\"\r\nid\ta\r\n")).containsExactly("2 [id, a]");
    assertThat(read("sep,id\n=;,1\n")).containsExactly("1 [sep, id]", "2 [=;, 1]");
  }

  @Test
  void shouldTakeBackTheRowsThatAnOpenQuoteHasTaken() throws IOException {
    assertThat(read("id,size,n\n1,\"inch,7\n2,b,8\n3,c,9\n"))
        .containsExactly(
            "1 [id, size, n]", "2 [1, inch,7] QUOTE 1,\"inch,7", "3 [2, b, 8]", "4 [3, c, 9]");
  }

  @Test
  void shouldTakeBackTheRowsBetweenAnOpenQuoteAndTheNextQuotedValue() throws IOException {
    String rows =
        IntStream.rangeClosed(2, 40)
            .mapToObj(row -> row + ",b," + row)
            .collect(Collectors.joining("\n", "", "\n"));
    List<String> read =
        read("id,size,n\n1,\"inch,7\n" + rows + "41,\"Smith, John\",9\n42,\"open,9\n43,c,9\n");

    assertThat(read).hasSize(44);
    assertThat(read.get(1)).endsWith("QUOTE 1,\"inch,7");
    assertThat(read.get(2)).isEqualTo("3 [2, b, 2]");
    assertThat(read.get(41)).isEqualTo("42 [41, Smith, John, 9]");
    assertThat(read.get(42)).contains("QUOTE");
    assertThat(read.get(43)).isEqualTo("44 [43, c, 9]");
  }

  @Test
  void shouldLeaveAProperValueOfSeveralLinesAlone() throws IOException {
    assertThat(read("id,note,n\n1,\"one\ntwo, three\nfour\",7\n2,b,8\n"))
        .containsExactly("1 [id, note, n]", "2 [1, one\ntwo, three\nfour, 7]", "3 [2, b, 8]");
  }

  @Test
  void shouldNameAProperValueThatHoldsRows() throws IOException {
    assertThat(read("id,note,n\n1,\"one,7\n2,b,8\n3,c,9\nx\",7\n"))
        .element(1)
        .asString()
        .contains("QUOTE");
  }

  @Test
  void shouldSeeWhereAFileIsCut() throws IOException {
    assertThat(read("id,a\n1,\"19,900")).element(1).asString().contains("[1, 19,900] CUT");
    assertThat(read("id,a,b\n1,x")).element(1).asString().contains("[1, x] CUT 1,x");
    assertThat(read("id,a\n1,19900")).containsExactly("1 [id, a]", "2 [1, 19900] UNENDED ");
    assertThat(read("id,a\n1,2\n")).containsExactly("1 [id, a]", "2 [1, 2]");
    assertThat(read("id,a\r\n1,2\r\n\r\n")).containsExactly("1 [id, a]", "2 [1, 2]");
  }

  @Test
  void shouldNameOtherWidthsAndReplacedLetters() throws IOException {
    assertThat(read("id,a\n1\n2,x,y\n3,K\uFFFDln\n4,\n"))
        .containsExactly(
            "1 [id, a]",
            "2 [1] WIDTH 1",
            "3 [2, x, y] WIDTH 2,x,y",
            "4 [3, K\uFFFDln] CHARACTERS ",
            "5 [4, null]");
  }

  private static List<String> read(String text) throws IOException {
    CsvText records =
        CsvText.of(
            new StringReader(text),
            new ReadOptions(",", "\"", "UTF-8", "", "", ZoneOffset.UTC, "."));
    List<String> read = new ArrayList<>();
    while (records.hasNext()) {
      CsvText.Entry record = records.next();
      read.add(
          record.line()
              + " "
              + Arrays.toString(record.values())
              + record.fault().map(fault -> " " + fault + " ").orElse("")
              + record.text().orElse(""));
    }
    return read;
  }
}
