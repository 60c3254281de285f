package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.audit.AuditTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.silver.Decisions;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSupport.class)
final class DecisionsInTest {
  private static final String HEADER =
      "recommendation_id,decision,decided_by,decided_at,reason_code,changed_field,note\n";

  private Path folder;
  private Workspace workspace;

  @BeforeEach
  void adviseOnTwoNights(SparkSession spark, @TempDir Path folder) throws IOException {
    this.folder = folder;
    Path conf = folder.resolve("company.conf");
    Files.writeString(
        conf,
        """
        warehouse = "warehouse"
        sources { crm { system = crm, format = csv, location = ".", mapping = "mapping",
                        tables { deals = "deals.csv" } } }
        """);
    // Not closed: the session belongs to all tests.
    workspace = Workspace.open(ConfLoader.load(conf), line -> {});
    workspace
        .store()
        .append(
            RecommendationTables.RECOMMENDATIONS,
            Rows.of(RecommendationTables.RECOMMENDATIONS)
                .row(advice("2026-06-28"))
                .row(advice("2026-06-29"))
                .in(spark));
  }

  @Test
  void shouldTakeWhatCanBeTakenOnceAndNameTheRest() throws IOException {
    Path file =
        file(
            "decisions.csv",
            HEADER
                + "r1,accepted,sales manager,2026-06-29T09:00:00Z,,,\"Called, and it is fine.\"\n"
                + "r1,rejected,sales manager,2026-06-29T10:00:00Z,,,\n"
                + "r1,ignored,sales manager,2026-06-27T10:00:00Z,,,\n"
                + "r2,accepted,sales manager,2026-06-29T10:00:00Z,,,\n");

    DecisionsIn first = DecisionsIn.of(workspace, file);
    DecisionsIn again = DecisionsIn.of(workspace, file);

    assertThat(first.code()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(String.join("\n", first.words()))
        .contains(
            "1 decision(s) taken in, 0 known already, 3 refused.",
            "Row 2: reason_code is empty",
            "Row 3: decided_at is before",
            "Row 4: no night has given advice",
            "do: mend these rows");
    assertThat(again.words().get(0)).startsWith("0 decision(s) taken in, 1 known already");
    assertThat(
            workspace
                .store()
                .read(GovernanceTables.DECISIONS)
                .selectExpr("use_case", "cast(advised_on as string)", "decision", "note")
                .collectAsList())
        .singleElement()
        .hasToString("[deal,2026-06-28,accepted,Called, and it is fine.]");
    assertThat(
            workspace
                .store()
                .read(AuditTables.AUDIT_LOG)
                .select("kind", "subject", "recommendation_id", "actor", "result", "what")
                .collectAsList())
        .singleElement()
        .hasToString("[decided,D1,r1,sales manager,accepted,deal_review was accepted.]");
  }

  @Test
  void shouldTakeJsonAndRefuseWhatIsNoFileOfDecisions() throws IOException {
    Path json =
        file(
            "decisions.json",
            """
            [{"recommendation_id": "r1", "decision": "edited", "decided_by": "sales manager",
              "decided_at": "2026-06-30T09:00:00+02:00", "reason_code": "wrong_date",
              "changed_field": "close_date"}]
            """);

    assertThat(DecisionsIn.of(workspace, json).code()).isEqualTo(ExitCode.DONE);
    assertThat(refused(folder.resolve("none.csv")).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused(file("decisions.xml", "<d/>")).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused(file("other.csv", "id,decision\n1,accepted\n")))
        .satisfies(error -> assertThat(error.exitCode()).isEqualTo(ExitCode.DATA_GATE))
        .hasMessageContaining("recommendation_id, decided_by, decided_at");
  }

  @Test
  void shouldTakeInWhatASourceDeliversOnceAndNameTheRestEachNight(SparkSession spark) {
    workspace
        .store()
        .append(
            Decisions.ENTITY.versions(),
            Rows.of(Decisions.ENTITY.versions())
                .row(delivered("r1", "accepted", "2026-06-29T09:00:00Z"))
                .row(delivered("r1", "rejected", "2026-06-29T10:00:00Z"))
                .row(delivered("r9", "accepted", "2026-06-29T11:00:00Z"))
                .row(delivered("r1", "accepted", "2026-07-01T09:00:00Z"))
                .in(spark));
    RunContext night = workspace.run(AsOf.parse("2026-06-30"), false);

    String first = DeliveredDecisions.takeIn(night);
    List<String> checks = checks();
    String again = DeliveredDecisions.takeIn(night);

    assertThat(first)
        .startsWith("1 decision(s) taken in, 2 decision(s) refused")
        .contains(
            "r1 at 2026-06-29T10:00:00Z: reason_code is empty",
            "r9 at 2026-06-29T11:00:00Z: no night has given advice with that id.");
    assertThat(again).startsWith("2 decision(s) refused");
    assertThat(checks).singleElement().asString().startsWith("crm caveat 3 2 r1 at");
    assertThat(checks()).isEqualTo(checks);
    assertThat(
            workspace
                .store()
                .read(GovernanceTables.DECISIONS)
                .selectExpr("recommendation_id", "decision", "cast(advised_on as string)")
                .collectAsList())
        .singleElement()
        .hasToString("[r1,accepted,2026-06-28]");
    assertThat(
            workspace
                .store()
                .read(AuditTables.AUDIT_LOG)
                .select("kind", "recommendation_id")
                .collectAsList())
        .singleElement()
        .hasToString("[decided,r1]");
  }

  private List<String> checks() {
    return workspace
        .store()
        .read(QualityTables.QUALITY_CHECKS)
        .where("rule = '" + DeliveredDecisions.RULE + "'")
        .selectExpr("concat_ws(' ', source, outcome, checked_rows, failed_rows, detail)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static String[] delivered(String id, String answer, String at) {
    return new String[] {
      "recommendation_id", id,
      "decision", answer,
      "decided_by", "sales manager",
      "decided_at", at,
      "source", "crm",
      "recorded_at", at,
      "landed_on", "2026-06-30",
      "is_deleted", "false",
      "row_hash", "h",
      "run_id", "r"
    };
  }

  private OperatorError refused(Path file) {
    return catchThrowableOfType(OperatorError.class, () -> DecisionsIn.of(workspace, file));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String[] advice(String asOf) {
    return new String[] {
      "recommendation_id",
      "r1",
      "use_case",
      "deal",
      "entity_id",
      "D1",
      "action",
      "deal_review",
      "as_of",
      asOf,
      "run_id",
      "r"
    };
  }
}
