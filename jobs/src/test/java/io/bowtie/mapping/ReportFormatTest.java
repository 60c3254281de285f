package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bowtie.contract.ExitCode;
import io.bowtie.silver.FateCounts.SetAside;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
  private static final MappingReport REPORT =
      new MappingReport(
          "salesforce",
          List.of(
              entity("accounts", 9, List.of(new SetAside("WRONG_TYPE", "created_at", 1)), ""),
              entity("deals", 0, List.of(), "It expects a column 'Id'\n  do: deliver it")),
          List.of(
              new RawTableReport(
                  "account",
                  List.of("account.csv"),
                  10,
                  0,
                  List.of(),
                  List.of("Fax"),
                  Map.of("Fax", "tax"))),
          List.of("Solution.csv"));

  @Test
  void shouldAlignTablesForPeople() {
    assertThat(ReportFormat.TABLE.of(REPORT))
        .isEqualTo(
            """
            entity    rows in  versions  set aside  duplicates  unchanged  later  known by     verdict  set aside because
            --------  -------  --------  ---------  ----------  ---------  -----  -----------  -------  -----------------------
            accounts       10         9          1           0          0      0  recorded_at  ok       1 WRONG_TYPE created_at
            deals           0         0          0           0          0      0  recorded_at  blocked

            Blocked, doubtful or lost

              deals: It expects a column 'Id'
                do: deliver it

            Raw columns that no mapping reads

              account: Fax

            Columns that may be meant

              account: Fax is not read, tax is not delivered

            Files that are no raw table of these mappings

              Solution.csv
            """);
  }

  @Test
  void shouldWriteTablesForDocuments() {
    assertThat(ReportFormat.MARKDOWN.of(REPORT))
        .startsWith("| entity | rows in | versions |")
        .contains(
            "|---|---|---|",
            "| accounts | 10 | 9 | 1 | 0 | 0 | 0 | recorded_at | ok | 1 WRONG_TYPE created_at |",
            "### Raw columns that no mapping reads",
            "- account: Fax");
  }

  @Test
  void shouldWriteAllThatIsKnownForPrograms() throws IOException {
    JsonNode json = JsonMapper.builder().build().readTree(ReportFormat.JSON.of(REPORT));

    assertThat(json.at("/entities/0/rows_in").asLong()).isEqualTo(10);
    assertThat(json.at("/entities/0/reasons/0/column").asText()).isEqualTo("created_at");
    assertThat(json.at("/entities/1/verdict").asText()).isEqualTo("blocked");
    assertThat(json.at("/tables/0/unread/0").asText()).isEqualTo("Fax");
    assertThat(json.at("/unread_files/0").asText()).isEqualTo("Solution.csv");
  }

  @Test
  void shouldEndInTheDataGateWhenAnythingIsBlockedOrNothingComesOut() {
    EntityReport sound = entity("accounts", 9, List.of(), "");
    EntityReport empty = entity("deal_history", 0, List.of(), "");

    assertThat(REPORT.exitCode()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(of(sound, empty).exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(of(empty).exitCode()).isEqualTo(ExitCode.DATA_GATE);
  }

  private static MappingReport of(EntityReport... entities) {
    return new MappingReport("mine", List.of(entities), List.of(), List.of());
  }

  private static EntityReport entity(
      String name, long versions, List<SetAside> reasons, String blocked) {
    long setAside = reasons.stream().mapToLong(SetAside::rows).sum();
    return new EntityReport(
        name,
        versions + setAside,
        versions,
        setAside,
        0,
        0,
        0,
        reasons,
        "recorded_at",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        blocked);
  }
}
