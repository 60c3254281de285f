package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.config.ConfLoader;
import io.bowtie.config.Mode;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.TableContract;
import io.bowtie.governance.Champion;
import io.bowtie.governance.ModeTonight;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.governance.audit.AuditTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.store.StoreTables;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSupport.class)
final class PromotionsTest {
  private static final LocalDate TRAINED = LocalDate.of(2026, 6, 28);
  private static final String CONF =
      """
      warehouse = "warehouse"
      sources { crm { system = crm, format = csv, location = ".", mapping = "mapping",
                      tables { deals = "deals.csv" } } }
      governance { lead = ANSWERS, deal = ANSWERS, churn = ANSWERS }
      """;

  private static final String ANSWERS =
      "{ owner = o, model-owner = m, data-owner = d, approvers = [\"revops-lead\"],"
          + " users = u, user-action = a, review-cadence = monthly }";

  private SparkSession spark;
  private Workspace workspace;

  @BeforeEach
  void trainLeadAndDealAndPublishTheNight(SparkSession spark, @TempDir Path folder)
      throws IOException {
    this.spark = spark;
    Path file = folder.resolve("company.conf");
    Files.writeString(file, CONF.replace("ANSWERS", ANSWERS));
    // Not closed: the session belongs to all tests.
    workspace = Workspace.open(ConfLoader.load(file), line -> {});
    append(
        RegistryTables.MODEL_REGISTRY,
        model("lead", "lead-1", "publish"),
        model("deal", "deal-1", "rules_only"));
    append(
        StoreTables.PUBLICATIONS,
        RowFactory.create("gold.scores", 0L, Instant.EPOCH, null, null, null, TRAINED, "run-1"));
  }

  @Test
  void shouldPromoteWhatPassedAndSayWhyOthersStayAsTheyAre() {
    List<String> said = Promotions.promoteAll(workspace, useCase -> "revops-lead", "Good card.");

    assertThat(said).hasSize(3);
    assertThat(said).filteredOn(line -> line.startsWith("churn stays")).hasSize(1);
    assertThat(said)
        .filteredOn(line -> line.startsWith("deal stays"))
        .singleElement()
        .asString()
        .contains("rules_only", "Said by the gate.");
    assertThat(said).contains("lead-1 is champion of lead from the night of 2026-06-29 on.");
    assertThat(championOf("lead", "2026-06-28")).isEqualTo("none");
    assertThat(championOf("lead", "2026-06-29")).isEqualTo("lead-1");
    assertThat(Promotions.verdicts(workspace, AsOf.parse("2026-06-29")))
        .containsExactly(
            "churn: never trained; champion none",
            "deal: rules_only for deal-1; champion none",
            "lead: publish for lead-1; champion lead-1");
  }

  @Test
  void shouldAddNoDecisionTwice() {
    PromotionOrder order = PromotionOrder.ofLatest("lead", "revops-lead", "Good card.");

    Promotions.promote(workspace, order);
    List<String> again = Promotions.promote(workspace, order);

    assertThat(again).singleElement().asString().contains("already");
    assertThat(ModelEvents.read(workspace.store())).hasSize(1);
  }

  @Test
  void shouldGoBackToRules() {
    Promotions.promote(workspace, PromotionOrder.ofLatest("lead", "revops-lead", "Good card."));

    List<String> said = Promotions.rollBack(workspace, "lead", "revops-lead", "Complaints.");

    assertThat(said)
        .containsExactly("lead goes back from lead-1 to rules from the night of 2026-06-29 on.");
    assertThat(championOf("lead", "2026-06-29")).isEqualTo("none");
    assertThat(
            workspace
                .store()
                .read(AuditTables.AUDIT_LOG)
                .orderBy("sequence")
                .select("kind", "actor")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[promoted,revops-lead]", "[rolled_back,revops-lead]");
  }

  @Test
  void shouldStopAUseCaseForTheLatestNightAndLetItGoOnFromTheNext() {
    Stops.stop(workspace, "lead", "revops-lead", "Complaints.");
    Stops.resume(workspace, "lead", "revops-lead", "Mended.");

    List<UseCaseEvent> events = UseCaseModes.events(workspace.store());
    assertThat(ModeTonight.of(Mode.LIVE, events, "lead", AsOf.parse("2026-06-28")).mode())
        .isEqualTo(Mode.OFF);
    assertThat(ModeTonight.of(Mode.LIVE, events, "lead", AsOf.parse("2026-06-29")).mode())
        .isEqualTo(Mode.LIVE);
    assertThat(AuditVerification.of(workspace, Optional.empty()).code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void shouldRefuseWithTheCodeOfTheReasonAndDecideNothing() {
    assertThat(refused("deal", "", "", "revops-lead").exitCode()).isEqualTo(ExitCode.EVIDENCE_GATE);
    assertThat(refused("churn", "", "", "revops-lead").exitCode())
        .isEqualTo(ExitCode.EVIDENCE_GATE);
    assertThat(refused("lead", "", "", "intern"))
        .satisfies(error -> assertThat(error.exitCode()).isEqualTo(ExitCode.GOVERNANCE))
        .hasMessageContaining("company.conf, key governance.lead.approvers");
    assertThat(refused("lead", "", "2026-06-28", "revops-lead").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(refused("lead", "", "28.6.2026", "revops-lead"))
        .hasMessageContaining("--effective-from");
    assertThat(refused("lead", "lead-2", "", "revops-lead")).hasMessageContaining("'lead-1'");
    assertThat(refused("leads", "", "", "revops-lead")).hasMessageContaining("'lead'");
    assertThat(ModelEvents.read(workspace.store())).isEmpty();
  }

  private OperatorError refused(String useCase, String model, String from, String by) {
    return catchThrowableOfType(
        OperatorError.class,
        () ->
            Promotions.promote(
                workspace, new PromotionOrder(useCase, model, from, by, "Good card.")));
  }

  private String championOf(String useCase, String asOf) {
    return Champion.at(ModelEvents.read(workspace.store()), useCase, AsOf.parse(asOf))
        .orElse("none");
  }

  private void append(TableContract table, Row... rows) {
    workspace.store().append(table, spark.createDataFrame(List.of(rows), table.schema()));
  }

  /** A registry row with what the rules look at; the rest is filled by type. */
  private static Row model(String useCase, String version, String verdict) {
    Map<String, Object> given =
        Map.of(
            "use_case", useCase,
            "model_version", version,
            "verdict", verdict,
            "verdict_reasons", new String[] {"Said by the gate."},
            "as_of", TRAINED);
    return RowFactory.create(
        RegistryTables.MODEL_REGISTRY.columns().stream()
            .map(column -> given.getOrDefault(column.name(), filler(column)))
            .toArray());
  }

  private static Object filler(Column column) {
    Map<ColumnType, Object> fillers =
        Map.of(
            ColumnType.TEXT,
            "",
            ColumnType.TEXTS,
            new String[0],
            ColumnType.INTEGER,
            0,
            ColumnType.LONG,
            0L,
            ColumnType.DATE,
            TRAINED);
    return fillers.get(column.type());
  }
}
