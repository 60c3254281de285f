package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are damaged, or written in a way of their own: read, or named, and never fatal. */
@ExtendWith(SparkSupport.class)
class DamagedFilesTest {
  private static final String FILE = SmallCompany.DEALS_FILE;

  private SmallCompany company;

  @BeforeEach
  void company(SparkSession spark, TableStore store, @TempDir Path folder) {
    company = new SmallCompany(spark, store, folder);
    company.file("stages-2026-06-01.csv", SmallCompany.STAGES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "windows-1252",
        "windows-1250",
        "ISO-8859-15",
        "Shift_JIS",
        "UTF-16",
        "UTF-16LE",
        "IBM850",
        "cp1252"
      })
  void shouldReadWhatJavaCanDecode(String encoding) {
    String name = encoding.equals("Shift_JIS") ? "東京" : "Zürich";
    company
        .conf("sources.crm.options { encoding = \"" + encoding + "\" }")
        .file("stages-2026-06-01.csv", SmallCompany.STAGES.getBytes(Charset.forName(encoding)))
        .file(FILE, ("id,name\nD1," + name + "\n").getBytes(Charset.forName(encoding)));
    assertThat(company.ingest("2026-06-01")).isInstanceOf(JobResult.Done.class);
    assertThat(deals("id", "name")).containsExactly("D1 " + name);
    assertThat(caveats()).isEmpty();
  }

  @Test
  void shouldReadJsonInADeclaredEncodingAsToo() {
    company
        .conf(
            "sources.crm { format = json, options.encoding = UTF-16LE,"
                + " tables { deals = \"deals*.json\", stages = null } }")
        .file(
            "deals-2026-06-01.json",
            "[{\"id\": \"D1\", \"name\": \"Zürich €\"}]".getBytes(StandardCharsets.UTF_16LE));
    company.ingest("2026-06-01");
    assertThat(deals("id", "name")).containsExactly("D1 Zürich €");
  }

  @Test
  void shouldRefuseAnEncodingThatIsNone() {
    company.conf("sources.crm.options { encoding = \"windows-1252x\" }").file(FILE, "id\nD1\n");
    OperatorError error = refused();
    assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(error.getMessage())
        .contains("windows-1252x", "sources.crm.options.encoding", "'windows-1252'");
  }

  @Test
  void shouldNameBytesThatAreNotOfTheEncoding() {
    company.file(
        FILE, "id,name\nD1,a\nD2,Zürich\nD3,Köln\n".getBytes(Charset.forName("windows-1252")));
    company.ingest("2026-06-01");
    assertThat(caveats())
        .singleElement()
        .asString()
        .contains("characters", FILE, "2 row(s)", "line 3", "UTF-8", "options.encoding");
  }

  @Test
  void shouldReadNumberSignsLikeAnyOther() {
    company.file(FILE, "#,id,name\n#1001,D1,a\n#1002,D2,b\n");
    company.ingest("2026-06-01");
    assertThat(deals("#", "id")).containsExactly("#1001 D1", "#1002 D2");
  }

  @Test
  void shouldTakeTheDelimiterFromTheLineThatSpreadsheetsWriteFirst() {
    company.file(FILE, "\uFEFFsep=;\r\nid;name\r\nD1;a,b\r\n");
    company.ingest("2026-06-01");
    assertThat(deals("id", "name", "_line")).containsExactly("D1 a,b 3");
  }

  @Test
  void shouldKeepTheRowsBelowAQuoteThatIsNotClosed() {
    String rows =
        IntStream.rangeClosed(1, 200)
            .mapToObj(row -> "D" + row + "," + (row == 50 ? "\"inch" : "inch") + ",7")
            .collect(Collectors.joining("\n", "id,size,amount\n", "\n"));
    company.file(FILE, rows);
    company.ingest("2026-06-01");
    assertThat(company.table("bronze.crm__deals").count()).isEqualTo(200);
    assertThat(company.table("bronze.crm__deals").where("amount = 7").count()).isEqualTo(199);
    assertThat(company.table("bronze.crm__deals").where("_corrupt is not null").count())
        .isEqualTo(1);
    assertThat(caveats()).anySatisfy(text -> assertThat(text).contains("quote", FILE, "line 51"));
  }

  static Stream<String> cut() {
    return Stream.of(
        "id;name;amount\nD1;a;1\nD2;b;\"19,900",
        "id;name;amount\nD1;a;1\nD2;b",
        "id;name;amount\nD1;a;1\nD2;b;19900");
  }

  @ParameterizedTest
  @MethodSource("cut")
  void shouldNameAFileThatIsCutInsideItsLastRow(String text) {
    company
        .conf("sources.crm.options { delimiter = \";\" }")
        .file(FILE, "id;name;amount\nD0;a;1\n")
        .file("deals-2026-06-02.csv", text);
    company.ingest("2026-06-02");
    assertThat(company.table("bronze.crm__deals").count()).isEqualTo(3);
    assertThat(caveats())
        .anySatisfy(each -> assertThat(each).contains("cut", "deals-2026-06-02.csv", "line 3"));
  }

  @Test
  void shouldNotMindFilesThatNeverEndWithALineBreak() {
    company
        .file("stages-2026-06-01.csv", "stage\nWon")
        .file(FILE, "id\nD1")
        .file("deals-2026-06-02.csv", "id\nD2");
    company.ingest("2026-06-02");
    assertThat(caveats()).isEmpty();
  }

  @Test
  void shouldTakeAHeaderOfBowtiesOwnNames() {
    company.file(FILE, "id,_file,_line,_content_hash,_row_hash,_path,_corrupt\nD1,f,1,c,r,p,x\n");
    assertThat(company.ingest("2026-06-01")).isInstanceOf(JobResult.Done.class);
    assertThat(deals("id", "_file", "_file_2", "_line_2")).containsExactly("D1 " + FILE + " f 1");
  }

  static Stream<Arguments> damaged() {
    String wide =
        IntStream.range(0, 10_000).mapToObj(n -> "c" + n).collect(Collectors.joining(","));
    return Stream.of(
        new Arguments("deals-2026-06-01.csv.gz", cutOff(packed("id,name\n")), ""),
        new Arguments(
            "deals-2026-06-01.csv.gz",
            cutOff(
                packed(
                    IntStream.range(0, 90_000)
                        .mapToObj(n -> n * 7919 + ",x" + n * 31)
                        .collect(Collectors.joining("\n", "id,name\n", "\n")))),
            ""),
        new Arguments("deals-2026-06-01.csv.gz", "no gzip".getBytes(StandardCharsets.UTF_8), ""),
        new Arguments(FILE, (wide + "\n" + wide + "\n").getBytes(StandardCharsets.UTF_8), "10000"),
        new Arguments(
            FILE, "ada@example.com,5,2026-05-01\nb@example.com,6,2026-05-02\n".getBytes(UTF), ""),
        new Arguments(
            "deals-2026-06-01.json", "[{\"id\": \"D1\"}, {\"id\": \"D".getBytes(UTF), "json"),
        new Arguments("deals-2026-06-01.parquet", "PAR1 no parquet".getBytes(UTF), "parquet"));
  }

  private static final Charset UTF = StandardCharsets.UTF_8;

  /**
   * A damaged file.
   *
   * @param name of it
   * @param bytes in it
   * @param word that the message must have
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Arguments(String name, byte[] bytes, String word) {
    @Override
    public String toString() {
      return name + " " + word;
    }
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void shouldGoOnWithoutADamagedFileAndNameIt(Arguments damaged) {
    String format =
        Stream.of("json", "parquet").filter(damaged.name()::endsWith).findFirst().orElse("csv");
    String conf =
        """
        sources.crm.tables { deals = null }
        sources.other {
          system = crm, format = %s, location = raw, mapping = other, landed = file-name
          required = %s, tables { deals = "deals-2026-06-01.*" }
        }
        """;
    company
        .mappingOf("other", "deals", SmallCompany.DEALS_SQL)
        .conf(conf.formatted(format, "false"))
        .file(damaged.name(), damaged.bytes());
    JobResult result = company.ingest("2026-06-01");
    assertThat(result).isInstanceOf(JobResult.Blocked.class);
    assertThat(result.detail())
        .contains(damaged.name(), "do: ")
        .contains(damaged.word())
        .doesNotContain("example.com");
    assertThat(company.table("bronze.crm__stages").count()).isEqualTo(3);

    company.conf(conf.formatted(format, "true"));
    assertThat(refused().exitCode()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(refused().getMessage()).contains(damaged.name());
  }

  @Test
  void shouldSayThatAFolderIsNoFile() {
    company.file(FILE + "/part-0.csv", "id\nD1\n");
    JobResult result = company.ingest("2026-06-01");
    assertThat(result).isInstanceOf(JobResult.Blocked.class);
    assertThat(result.detail()).contains(FILE, "folder");
  }

  private OperatorError refused() {
    OperatorError error =
        catchThrowableOfType(OperatorError.class, () -> company.ingest("2026-06-01"));
    assertThat(error).isNotNull();
    return error;
  }

  private List<String> caveats() {
    return company
        .table("gold.quality_checks")
        .where("outcome = 'caveat'")
        .select("rule", "detail")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + ": " + row.getString(1))
        .toList();
  }

  private List<String> deals(String... columns) {
    return company.table("bronze.crm__deals").collectAsList().stream()
        .map(
            row ->
                Stream.of(columns)
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
      packer.write(text.getBytes(UTF));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] cutOff(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - Math.min(20, bytes.length / 2));
  }
}
