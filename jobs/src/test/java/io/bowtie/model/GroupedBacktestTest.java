package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.config.UseCaseConf;
import io.bowtie.config.UseCaseConf.ChurnLabel;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.Observations;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.model.LandmarkRows.Taken;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** 800 leads of 400 accounts, all of one day, whose titles tell much of what becomes of them. */
@ExtendWith(SparkSupport.class)
class GroupedBacktestTest {
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");
  private static final int LEADS = 800;
  private static final String GROUPED =
      """
      sources.crm { system = crm, format = csv, location = raw, mapping = mappings
                    tables { leads = "leads.csv" } }
      train {
        scheme = grouped, folds = 4, resamples = 50
        gradient-boosted-trees.enabled = false, random-forest.enabled = false
        logistic-regression.regularisation = [0.003]
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldJudgeEachLeadOnceAndNeverPublishWithoutASignOff(SparkSession spark)
      throws IOException {
    Trained trained = trained(spark, GROUPED);

    assertThat(trained.verdict()).isEqualTo("abstain");
    assertThat(trained.verdictReasons())
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("Not met: Origins held out in time order: 0; needed: 6."))
        .anySatisfy(
            reason ->
                assertThat(reason).startsWith("Met: The model comes nearer to what happened than"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .contains("knows no time order and is optimistic", "gate.sign-off-undated"));
    assertThat(trained.caveats()).anySatisfy(caveat -> assertThat(caveat).contains("optimistic"));
    List<Row> metrics = new TrainedRows(trained, "v", "r").all().get(EvidenceTables.MODEL_METRICS);
    int origin = column(EvidenceTables.MODEL_METRICS, "origin");
    int support = column(EvidenceTables.MODEL_METRICS, "support");
    int metric = column(EvidenceTables.MODEL_METRICS, "metric");
    assertThat(metrics).allSatisfy(row -> assertThat(row.isNullAt(origin)).isTrue());
    assertThat(metrics)
        .filteredOn(row -> row.getString(metric).equals("auc_roc"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getLong(support)).isEqualTo(LEADS));
  }

  @Test
  void shouldPublishWhatSomebodySignsOffAndSayWho(SparkSession spark) throws IOException {
    Trained trained =
        trained(
            spark,
            GROUPED + "gate.sign-off-undated { by = Ada, reason = \"A trial, not a decision.\" }");

    assertThat(trained.verdict()).isEqualTo("publish");
    assertThat(trained.verdictReasons())
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .contains("optimistic", "Ada signs it off: A trial, not a decision."));
  }

  @Test
  void shouldKeepAnAccountOnOneSideOfEveryDivision(SparkSession spark) {
    Dataset<Row> leads = leads(spark).cache();
    Set<String> seen = new HashSet<>();
    for (int fold = 0; fold < 4; fold++) {
      List<String> accounts =
          leads
              .where(Folds.bucket(42, 4).equalTo(fold))
              .select("account_key")
              .distinct()
              .collectAsList()
              .stream()
              .map(row -> row.getString(0))
              .toList();
      assertThat(accounts).isNotEmpty().noneMatch(seen::contains);
      seen.addAll(accounts);
    }
    assertThat(seen).hasSize(LEADS / 2);

    Division division = new Division.ByAccounts(0.25, 42);
    try (LandmarkRows frame = LandmarkRows.of(leads);
        Taken taken = frame.taken(lit(true), col("event_on").isNotNull(), division.canFit())) {
      FitRows rows = FitRows.of(taken, division);
      Window window = rows.window().orElseThrow();
      List<LabelledRow> fit = rows.earlier().collect();
      assertThat(window.earlier().rows()).isEqualTo(fit.size()).isBetween(500L, 700L);
      assertThat(window.earlier().events())
          .isEqualTo(fit.stream().filter(LabelledRow::isEvent).count());
      assertThat(window.earlier().rows() + window.later().rows()).isEqualTo(LEADS);
      assertThat(accounts(fit)).doesNotContainAnyElementsOf(accounts(rows.later().collect()));
    }
    leads.unpersist();
  }

  private static Set<String> accounts(List<LabelledRow> rows) {
    return rows.stream()
        .map(row -> row.values().<String>getAs("account_key"))
        .collect(Collectors.toSet());
  }

  private static int column(TableContract table, String name) {
    return table.columnNames().indexOf(name);
  }

  private Trained trained(SparkSession spark, String text) throws IOException {
    BowtieConf conf = ConfLoader.load(Files.writeString(folder.resolve("bowtie.conf"), text));
    return Train.useCase(
        lead(conf), leads(spark), Set.of(), Optional.empty(), conf, TONIGHT, Runnable::run);
  }

  private static UseCase lead(BowtieConf conf) {
    return UseCases.enabled(conf).get(0);
  }

  private static Dataset<Row> leads(SparkSession spark) {
    SplittableRandom random = new SplittableRandom(5);
    Rows rows =
        Rows.of(
            Observations.table(
                UseCases.of(
                        "lead",
                        new UseCaseConf(
                            true, 90, 0, List.of(0), 0, 0, ChurnLabel.DECLARED, List.of()))
                    .features()));
    for (int i = 0; i < LEADS; i++) {
      boolean isHead = random.nextBoolean();
      boolean isEvent = random.nextDouble() < (isHead ? 0.8 : 0.2);
      rows.row(
          "use_case",
          "lead",
          "entity_id",
          "L" + i,
          "account_key",
          "A" + i / 2,
          "landmark",
          "2026-01-01",
          "is_landmark",
          "true",
          "is_tonight",
          "false",
          "segment_group",
          "unknown",
          "source_group",
          "unknown",
          "region_group",
          "unknown",
          "lead_title",
          isHead ? "head" : "intern",
          "event_on",
          isEvent ? "2026-01-02" : null,
          "event_known_on",
          isEvent ? "2026-01-02" : null,
          "decided_on",
          isEvent ? "2026-01-02" : null,
          "decided_known_on",
          isEvent ? "2026-01-02" : null);
    }
    return rows.in(spark);
  }
}
