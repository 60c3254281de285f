package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.OperatorError;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSupport.class)
class IngestJobTest {
  private SmallCompany company;

  @BeforeEach
  void company(SparkSession spark, TableStore store, @TempDir Path folder) {
    company = new SmallCompany(spark, store, folder);
  }

  @Test
  void shouldCountTheSameContentOnceUnderAnyName() {
    company.file("deals-2026-06-01.csv", "id,stage\nD1,Won\n");
    company.ingest("2026-06-01");
    company.file("deals-copy-2026-06-02.csv", "id,stage\nD1,Won\n");
    company.ingest("2026-06-02");
    company.ingest("2026-06-02");
    assertThat(company.table("bronze.crm__deals").count()).isEqualTo(1);
    assertThat(company.table("bronze.file_ledger").count()).isEqualTo(1);
  }

  @Test
  void shouldTakeOnlyWhatHadLanded() {
    company.file("deals-2026-06-01.csv", "id,stage\nD1,Won\n");
    company.file("deals-2026-06-02.csv", "id,stage\nD2,Won\n");
    company.ingest("2026-06-01");
    assertThat(values("id")).containsExactly("D1");
    company.ingest("2026-06-02");
    assertThat(values("id")).containsExactly("D1", "D2");
  }

  @Test
  void shouldNotDoubleRowsWhenARunDiedBeforeTheLedger(TableStore store) {
    company.file("deals-2026-06-01.csv", "id,stage\nD1,Won\nD2,Lost\n");
    company.ingest("2026-06-01");
    company.file("deals-2026-06-02.csv", "id,stage\nD3,Won\n");
    company.file("deals-2026-06-02b.csv", "id,stage\nD4,Won\n");
    // The rows of the second night are in, its ledger entries are not.
    Row[] ledger = (Row[]) company.table("bronze.file_ledger").collect();
    company.ingest("2026-06-02");
    store.overwrite(
        io.bowtie.bronze.BronzeTables.FILE_LEDGER,
        company
            .table("bronze.file_ledger")
            .sparkSession()
            .createDataFrame(List.of(ledger), io.bowtie.bronze.BronzeTables.FILE_LEDGER.schema()));

    company.file("deals-2026-06-02c.csv", "id,stage\nD5,Won\n");
    company.ingest("2026-06-02");

    assertThat(values("id")).containsExactly("D1", "D2", "D3", "D4", "D5");
    assertThat(
            company
                .table("bronze.file_ledger")
                .orderBy("file")
                .select("file", "rows", "columns")
                .collectAsList()
                .stream()
                .map(Row::toString))
        .containsExactly(
            "[deals-2026-06-01.csv,2,ArraySeq(id, stage)]",
            "[deals-2026-06-02.csv,1,ArraySeq(id, stage)]",
            "[deals-2026-06-02b.csv,1,ArraySeq(id, stage)]",
            "[deals-2026-06-02c.csv,1,ArraySeq(id, stage)]");
  }

  @Test
  void shouldKeepNewColumnsAndReportThem() {
    company.file("deals-2026-06-01.csv", "id,stage\nD1,Won\n");
    company.ingest("2026-06-01");
    company.file("deals-2026-06-02.csv", "id,stage,region\nD2,Won,north\n");
    company.ingest("2026-06-02");
    assertThat(values("region")).containsExactly("north", "null");
    assertThat(details("columns_added")).containsExactly("Since 2026-06-02 new: region.");
    assertThat(details("columns_removed")).isEmpty();
  }

  @Test
  void shouldReadColumnsByNameWhateverTheirOrderAndCase() {
    company.file("deals-2026-06-01.csv", "id,stage,region\nD1,Won,north\n");
    company.ingest("2026-06-01");
    company.file("deals-2026-06-02.csv", "STAGE,Id\nLost,D2\n");
    company.ingest("2026-06-02");
    assertThat(values("id", "stage")).containsExactly("D1 Won", "D2 Lost");
    assertThat(company.table("bronze.crm__deals").columns()).endsWith("id", "stage", "region");
    assertThat(details("columns_recased"))
        .containsExactly("Since 2026-06-02 written in another case: STAGE was stage, Id was id.");
    assertThat(details("columns_reordered")).hasSize(1);
    assertThat(details("columns_removed")).containsExactly("Since 2026-06-02 gone: region.");
  }

  @Test
  void shouldNotMakeASecondColumnOfAJsonKeyInAnotherCase() {
    company
        .conf("sources.crm { format = json, tables { deals = \"deals*.json\" } }")
        .file("deals-2026-06-01.json", "{\"id\": \"D1\"}\n{\"ID\": \"D2\"}\n")
        .file("deals-2026-06-02.json", "{\"Id\": \"D3\"}\n");
    company.ingest("2026-06-02");
    assertThat(company.table("bronze.crm__deals").columns()).endsWith("_corrupt", "ID");
    assertThat(values("ID")).containsExactly("D1", "D2", "D3");
  }

  @Test
  void shouldReadQuotedLineBreaksAndCountLinesPerFile() {
    company.file("deals-2026-06-01.csv", "id,stage\nD1,\"Won\nor \"\"lost\"\"\"\nD2,Won\n");
    company.file("deals-2026-06-02.csv", "id,stage\nD3,Won\n");
    company.ingest("2026-06-02");
    assertThat(values("id", "_line", "_file"))
        .containsExactly(
            "D1 2 deals-2026-06-01.csv", "D2 3 deals-2026-06-01.csv", "D3 2 deals-2026-06-02.csv");
    assertThat(values("stage")).contains("Won\nor \"lost\"");
  }

  @Test
  void shouldKeepWhatDoesNotFitTheColumns() {
    company.file("deals-2026-06-01.csv", "id,stage\nD1\nD2,Won,surplus\nD3,Won\n");
    company.ingest("2026-06-01");
    assertThat(values("id", "stage", "_corrupt"))
        .containsExactly("D1 null D1", "D2 Won D2,Won,surplus", "D3 Won null");
    assertThat(details("width")).hasSize(1);
  }

  @Test
  void shouldMakeNamesThatDeltaTakesAndRememberTheSource() {
    company.file("deals-2026-06-01.csv", "Deal Id,a;b,(x)=\n1,2,3\n");
    company.ingest("2026-06-01");
    assertThat(company.table("bronze.crm__deals").columns()).contains("Deal_Id", "a_b", "_x__");
    assertThat(company.table("bronze.crm__deals").schema().apply("Deal_Id").getComment().get())
        .isEqualTo("In the source: Deal Id");
  }

  @Test
  void shouldDropALastColumnWithoutNameAndValues() {
    company.file("deals-2026-06-01.csv", "id,stage,\nD1,Won,\n");
    company.ingest("2026-06-01");
    assertThat(company.table("bronze.crm__deals").columns()).endsWith("id", "stage");
  }

  @Test
  void shouldReadOtherDelimitersAndEncodings() {
    company
        .conf("sources.crm.options { delimiter = \";\", encoding = \"ISO-8859-1\" }")
        .file(
            "deals-2026-06-01.csv",
            "id;stage\nD1;Größe, klein\n".getBytes(StandardCharsets.ISO_8859_1));
    company.ingest("2026-06-01");
    assertThat(values("id", "stage")).containsExactly("D1 Größe, klein");
  }

  @Test
  void shouldReadPackedFilesAndCountTheirRows() throws IOException {
    company
        .file("deals-2026-06-01.csv.gz", packed("id,stage\nD1,Won\nD2,Lost\n"))
        .file("stages-2026-06-01.csv", "stage\nWon\n")
        .conf("sources.crm.tables.deals = \"deals*.csv.gz\"");
    company.ingest("2026-06-01");
    assertThat(values("id", "stage", "_line")).containsExactly("D1 Won 2", "D2 Lost 3");
  }

  @Test
  void shouldReadPackedJson() throws IOException {
    company
        .conf("sources.crm { format = json, tables { deals = \"deals*.json.gz\" } }")
        .file("deals-2026-06-01.json.gz", packed("[{\"id\": \"D1\"}, {\"id\": \"D2\"}]"));
    company.ingest("2026-06-01");
    assertThat(values("id")).containsExactly("D1", "D2");
  }

  @Test
  void shouldReadWhatSpreadsheetsWrite() {
    company
        .file(
            "deals-2026-06-01.csv",
            "\uFEFFid,stage\r\nD1,Größe\r\n".getBytes(StandardCharsets.UTF_8))
        .file("deals-2026-06-02.csv", "id,stage\r\nD2,Won\r\n");
    company.ingest("2026-06-02");
    assertThat(values("id", "stage")).containsExactly("D1 Größe", "D2 Won");
  }

  @Test
  void shouldReadUtf16() {
    company
        .conf("sources.crm.options { encoding = UTF-16 }")
        .file("deals-2026-06-01.csv", "id,stage\nD1,Größe\n".getBytes(StandardCharsets.UTF_16));
    company.ingest("2026-06-01");
    assertThat(values("id", "stage")).containsExactly("D1 Größe");
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
      packer.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void shouldReadJsonLinesAndArraysAsTexts() {
    company
        .conf("sources.crm { format = json, tables { deals = \"deals*.json\" } }")
        .file(
            "deals-2026-06-01.json",
            "{\"id\": \"D1\", \"amount\": 12.50, \"owner\": {\"name\": \"a\"}}\nno json\n")
        .file(
            "deals-2026-06-02.json", "[ {\"id\": \"D2\"},\n {\"id\": \"D3\", \"tags\": [1, 2]} ]");
    company.ingest("2026-06-02");
    assertThat(values("id", "amount", "owner", "tags", "_line"))
        .containsExactly(
            "D1 12.50 {\"name\":\"a\"} null 1",
            "D2 null null null 1",
            "D3 null null [1,2] 2",
            "null null null null 2");
    assertThat(values("_corrupt")).contains("no json");
  }

  @Test
  void shouldBlockARawTableWithoutRowsAndGoOn() {
    company.file("deals-2026-06-01.csv", "").file("stages-2026-06-01.csv", "stage\nWon\n");
    JobResult result = company.ingest("2026-06-01");
    assertThat(result).isInstanceOf(JobResult.Blocked.class);
    assertThat(result.detail()).contains("'deals'", "not delivered");
    assertThat(company.table("bronze.crm__stages").count()).isEqualTo(1);
  }

  @Test
  void shouldNotMindAnEmptyFileBesideAFullOne() {
    company.file("deals-2026-06-01.csv", "id\nD1\n").file("deals-2026-06-02.csv", "id\n");
    company.file("stages-2026-06-01.csv", "stage\nWon\n");
    assertThat(company.ingest("2026-06-02")).isInstanceOf(JobResult.Done.class);
    assertThat(
            company
                .table("gold.quality_checks")
                .where("outcome = 'caveat'")
                .select("detail")
                .collectAsList())
        .singleElement()
        .asString()
        .contains("deals-2026-06-02.csv");
  }

  @Test
  void shouldRefuseNothingLaterWhenAFileIsArchivedAfterwards() throws OperatorError {
    company.required().file("deals-2026-06-01.csv", "id\nD1\n");
    company.file("stages-2026-06-01.csv", "stage\nWon\n");
    company.ingest("2026-06-01");
    company.remove("deals-2026-06-01.csv");
    assertThat(company.ingest("2026-06-02")).isInstanceOf(JobResult.NothingToDo.class);
  }

  private List<String> details(String rule) {
    return company
        .table("gold.quality_checks")
        .where("rule = '" + rule + "'")
        .select("detail")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private List<String> values(String... columns) {
    return company.table("bronze.crm__deals").collectAsList().stream()
        .map(
            row ->
                List.of(columns).stream()
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .reduce((one, other) -> one + " " + other)
                    .orElse(""))
        .sorted()
        .toList();
  }
}
