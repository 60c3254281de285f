package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bowtie.config.ConfLoader;
import io.bowtie.contract.ExitCode;
import io.bowtie.silver.FateCounts.SetAside;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a check says of mappings, each of which has one thing wrong with it or none. */
@ExtendWith(SparkSupport.class)
class CheckMappingsTest {
  private static final String DEALS =
      """
      id,stage,outcome,amount,changed,owner,spare
      D1,Qualify,open,100,2026-05-01,Ann,x
      D1,Qualify,open,100,2026-05-01,Ann,y
      D2,Won,won,plenty,2026-05-02,Bob,x
      D3,Lost,dead,1,2026-05-02,Cem,x
      D4,Nowhere,open,1,2026-05-03,Dee,x
      D5,Qualify,open,1,2026-05-04,Eve,x
      D5,Qualify,open,2,2026-05-04,Eve,x
      """;
  private static final String STAGES =
      """
      stage,place,class
      Qualify,1,open
      Won,2,won
      Lost,3,lost
      """;

  private @TempDir Path folder;
  private Path mappings;
  private Path data;

  @BeforeEach
  void soundMappings() throws IOException {
    mappings = Files.createDirectory(folder.resolve("mappings"));
    data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("deals.csv"), DEALS);
    Files.writeString(data.resolve("stages.csv"), STAGES);
    mapping(
        "deals", "select id as deal_id, stage, outcome, amount, changed as recorded_at from deals");
    mapping(
        "stages",
        "select 'sales' as pipeline, stage, place as stage_order, class as stage_class from"
            + " stages");
  }

  @Test
  void shouldCountEveryRowByWhatBecomesOfIt(SparkSession spark) throws IOException {
    Files.writeString(data.resolve("notes.csv"), "id,text\n1,hello\n");

    MappingReport report = check(spark);

    assertThat(verdicts(report)).isEqualTo(Map.of("deals", "ok", "stages", "ok"));
    EntityReport deals = report.entities().get(1);
    assertThat(deals.entity()).isEqualTo("deals");
    assertThat(deals.rowsIn()).isEqualTo(7);
    assertThat(deals.versions()).as("D1 and one of D5").isEqualTo(2);
    assertThat(deals.duplicates()).as("D1 once more").isEqualTo(1);
    assertThat(deals.setAside()).isEqualTo(4);
    assertThat(deals.reasons())
        .containsExactlyInAnyOrder(
            new SetAside("WRONG_TYPE", "amount", 1),
            new SetAside("UNKNOWN_WORD", "outcome", 1),
            new SetAside("UNKNOWN_REFERENCE", "stage", 1),
            new SetAside("DUPLICATE_KEY", "deal_id", 1));
    assertThat(deals.remarks()).singleElement().asString().contains("key (deal_id)");
    assertThat(deals.absent()).contains("close_date", "currency").doesNotContain("amount");
    assertThat(report.entities().get(0).knownBy()).isEqualTo("landing");
    assertThat(report.tables())
        .extracting(RawTableReport::table, RawTableReport::rows, RawTableReport::unread)
        .containsExactly(
            tuple("deals", 7L, List.of("owner", "spare")), tuple("stages", 3L, List.of()));
    assertThat(report.unreadFiles()).containsExactly("notes.csv");
    assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void shouldRefuseWhatWouldMakeANightAndItsRerunDiffer(SparkSession spark) throws IOException {
    mapping(
        "accounts",
        "select id as account_id, id as account_name, current_date() as recorded_at from deals");
    mapping(
        "owners",
        "select owner as owner_id, owner as owner_name from ("
            + "select *, row_number() over (partition by changed order by stage is null) as place"
            + " from deals) where place = 1");
    mapping("contacts", "select owner as full_name from deals");
    mapping("leads", "select id as lead_id, 1 as cycle_number, day as created_at from lead");

    MappingReport report = check(spark);

    assertThat(verdicts(report))
        .containsEntry("accounts", "blocked")
        .containsEntry("owners", "doubtful")
        .containsEntry("contacts", "blocked")
        .containsEntry("leads", "blocked")
        .containsEntry("deals", "ok");
    assertThat(of(report, "accounts").blocked()).contains("would make a rerun of a night differ");
    assertThat(of(report, "owners").faults()).singleElement().asString().contains("another order");
    assertThat(of(report, "contacts").missing()).containsExactly("contact_id");
    assertThat(of(report, "leads").blocked()).contains("reads a table 'lead'");
    assertThat(report.exitCode()).isEqualTo(ExitCode.DATA_GATE);
  }

  @Test
  void shouldFailWhereAnEntityLosesEveryRowAndNameColumnsThatMayBeMeant(SparkSession spark)
      throws IOException {
    Files.writeString(
        data.resolve("stages.csv"), "stage,place,class,probabilities\nQualify,first,open,0.2\n");
    mapping(
        "stages",
        "-- optional: stages.probability\n"
            + "select 'sales' as pipeline, stage, place as stage_order, class as stage_class,"
            + " probability as stage_probability from stages");

    MappingReport report = check(spark);

    assertThat(verdicts(report)).containsEntry("stages", "lost");
    assertThat(report.exitCode()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(new ReportText(new AlignedTables()).of(report))
        .contains(
            "stages: Every row is set aside",
            "stages: probabilities is not read, probability is not delivered");
  }

  @Test
  void shouldReadTablesOptionsAndIncrementsOfTheConf(SparkSession spark) throws IOException {
    Files.delete(data.resolve("deals.csv"));
    Files.writeString(data.resolve("d-2026-06-01.txt"), DEALS.replace(",", ";"));
    Files.writeString(
        data.resolve("d-2026-06-02.txt"),
        "id;stage;outcome;amount;changed\nD9;Won;won;1;2026-05-01\n");
    mapping(
        "deals",
        "select id as deal_id, stage, outcome, amount, changed as recorded_at, _file, _line,"
            + " _landed_on from deals");
    Files.delete(mappings.resolve("stages.sql"));
    Path conf =
        Files.writeString(
            folder.resolve("bowtie.conf"),
            """
            company = "Small", warehouse = "w", reports = "r"
            sources.crm { system = crm, format = csv, location = "data", mapping = "mappings"
              landed = file-name, increment = snapshot, maximum-snapshot-loss = 1
              tables { deals = "d-*.txt" }, options { delimiter = ";" } }
            """);

    MappingReport report =
        CheckRequest.of(ConfLoader.load(conf).sources().get(0), Optional.empty())
            .prepared()
            .run(spark);

    assertThat(verdicts(report)).isEqualTo(Map.of("deals", "ok"));
    assertThat(report.tables())
        .extracting(RawTableReport::files)
        .containsExactly(List.of("d-2026-06-01.txt", "d-2026-06-02.txt"));
    // D1, D4 and one of D5, each of which the second snapshot lacks, and D9.
    assertThat(of(report, "deals").versions()).isEqualTo(7);
  }

  @Test
  void shouldNameATimeThatIsSortedAsAText(SparkSession spark) throws IOException {
    Files.writeString(
        data.resolve("moves.csv"),
        "id,stage,moved,note,place\nD1,Qualify,9/15/2025 10:00,9/15/2025 10:00,1\n");
    mapping(
        "deals",
        "select id as deal_id, max_by(stage, moved) as stage, 'open' as outcome,"
            + " max(note) as next_step, max(place) as competitor from moves"
            + " where moved like '%2025%' group by id");

    MappingReport report =
        new CheckRequest(
                mappings.toString(),
                data,
                Optional.empty(),
                Optional.empty(),
                Map.of("timestamp-format", "M/d/yyyy H:mm"),
                Map.of(),
                Optional.empty(),
                Optional.empty())
            .prepared()
            .run(spark);

    assertThat(of(report, "deals").faults())
        .as("one is read by its letters, one is delivered as a text; a place is no time")
        .hasSize(2)
        .anySatisfy(fault -> assertThat(fault).startsWith("moves.moved holds times"))
        .anySatisfy(fault -> assertThat(fault).startsWith("moves.note holds times"));
  }

  private MappingReport check(SparkSession spark) {
    return CheckRequest.of(mappings.toString(), data).prepared().run(spark);
  }

  private static Map<String, String> verdicts(MappingReport report) {
    Map<String, String> verdicts = new TreeMap<>();
    report.entities().forEach(entity -> verdicts.put(entity.entity(), entity.verdict()));
    return verdicts;
  }

  private static EntityReport of(MappingReport report, String entity) {
    return report.entities().stream()
        .filter(each -> each.entity().equals(entity))
        .findFirst()
        .orElseThrow();
  }

  private void mapping(String entity, String sql) throws IOException {
    Files.writeString(mappings.resolve(entity + ".sql"), sql);
  }
}
