package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.feature.Feature;
import io.bowtie.feature.Observations;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * 600 leads with a hint of an unknown time, an age, a copy of their outcome and what half tells it.
 */
@ExtendWith(SparkSupport.class)
class LedgerTrainingTest {
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");
  private static final String CONF =
      """
      sources.crm { system = crm, format = csv, location = raw, mapping = mappings
                    tables { leads = "leads.csv" } }
      custom-fields.leads {
        x_hint { family = intent, type = number, known = unknown, sentence = "A hint" }
        x_age { family = fit, type = number, known = at-creation, sentence = "The age" }
        x_copy { family = fit, type = number, known = at-creation, sentence = "A copy" }
        x_size { family = fit, type = number, known = at-creation, sentence = "The size" }
      }
      governance.lead { owner = o, model-owner = modeller, data-owner = d, approvers = [head]
                        users = u, user-action = a, review-cadence = monthly }
      train {
        scheme = grouped, folds = 2, resamples = 50
        gradient-boosted-trees.enabled = false, random-forest.enabled = false
        logistic-regression.regularisation = [0.003]
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldTrainOnNothingThatNeedsASignatureOrIsRefused(SparkSession spark) throws IOException {
    Trained trained = trained(spark, CONF);

    assertThat(learnedFrom(trained))
        .contains("lead_title")
        .noneMatch(name -> name.startsWith("x_"));
    // Planted: seven heads in ten convert, and three interns in ten.
    assertThat(trained.artifact().orElseThrow().peers().of("lead_title", Optional.of("head")))
        .get()
        .satisfies(
            peers -> {
              assertThat(peers.rate()).isBetween(0.6, 0.8);
              assertThat(peers.othersRate()).isBetween(0.2, 0.4);
              assertThat(peers.rows()).isBetween(250L, 350L);
            });
    assertThat(verdicts(trained))
        .contains(
            "x_hint needs_sign_off declaration",
            "x_age refused name",
            "x_copy refused numbers",
            "x_size needs_sign_off numbers",
            "lead_title kept null");
    assertThat(canaries(trained))
        .containsExactlyInAnyOrder(
            "shuffled_outcomes held", "planted_future_column held", "latest_against_as_of not_run");
    assertThat(trained.caveats()).noneMatch(caveat -> caveat.contains("signed"));
  }

  @Test
  void shouldTrainOnWhatIsSignedForAndSaySoOnTheCard(SparkSession spark) throws IOException {
    Trained trained =
        trained(
            spark,
            CONF
                + """
                leakage.sign-offs.lead {
                  x_hint { by = modeller, reason = "Entered by the form." }
                  x_age { by = head, reason = "The product is for pensioners." }
                  x_copy { by = head, reason = "We want it." }
                  x_size { by = modeller, reason = "Counted by the form." }
                }
                """);

    assertThat(learnedFrom(trained)).contains("x_hint", "x_age", "x_size").doesNotContain("x_copy");
    assertThat(trained.fitted().orElseThrow().chosen().model().encoding().uses("x_hint")).isTrue();
    assertThat(trained.caveats())
        .contains(
            "The model may learn from x_hint since modeller signed for it: Entered by the form.",
            "The model may learn from x_age since head signed for it: The product is for"
                + " pensioners.")
        .noneMatch(caveat -> caveat.contains("x_copy"));
  }

  private static Set<String> learnedFrom(Trained trained) {
    return trained.task().features().stream().map(Feature::name).collect(Collectors.toSet());
  }

  private static List<String> verdicts(Trained trained) {
    return new TrainedRows(trained, "v", "r")
        .all().get(LeakageTables.LEAKAGE_LEDGER).stream()
            .map(
                row ->
                    row.getString(2)
                        + " "
                        + row.get(LeakageTables.LEAKAGE_LEDGER.columnNames().indexOf("verdict"))
                        + " "
                        + row.get(LeakageTables.LEAKAGE_LEDGER.columnNames().indexOf("caught_by")))
            .toList();
  }

  private static List<String> canaries(Trained trained) {
    return new TrainedRows(trained, "v", "r")
        .all().get(EvidenceTables.CANARIES).stream()
            .map(row -> row.getString(2) + " " + row.getString(3))
            .toList();
  }

  private Trained trained(SparkSession spark, String text) throws IOException {
    BowtieConf conf = ConfLoader.load(Files.writeString(folder.resolve("bowtie.conf"), text));
    UseCase lead = UseCases.enabled(conf).get(0);
    return Train.useCase(
        lead,
        leads(spark, UseCases.features(lead, conf.customFields())),
        Set.of(),
        Optional.empty(),
        conf,
        TONIGHT,
        Runnable::run);
  }

  private static Dataset<Row> leads(SparkSession spark, List<Feature> features) {
    SplittableRandom random = new SplittableRandom(11);
    Rows rows = Rows.of(Observations.table(features));
    for (int i = 0; i < 600; i++) {
      boolean isHead = random.nextBoolean();
      boolean isEvent = random.nextDouble() < (isHead ? 0.7 : 0.3);
      String converted = isEvent ? "2026-01-02" : null;
      rows.row(
          "use_case",
          "lead",
          "entity_id",
          "L" + i,
          "account_key",
          "A" + i,
          "landmark",
          "2026-01-01",
          "is_landmark",
          "true",
          "is_tonight",
          "false",
          "is_retold",
          "false",
          "segment_group",
          "unknown",
          "source_group",
          "unknown",
          "region_group",
          "unknown",
          "lead_title",
          isHead ? "head" : "intern",
          "x_hint",
          String.valueOf(random.nextDouble() + (isEvent ? 0.3 : 0)),
          "x_age",
          String.valueOf(20 + random.nextInt(60)),
          "x_copy",
          isEvent ? "1" : "0",
          "x_size",
          // Alone it has an AUC of some 0.87, and the title, all that is honest, one of some 0.7.
          String.valueOf((isEvent ? 0.8 : 0) + 0.5 * new SplittableRandom(i).nextGaussian()),
          "event_on",
          converted,
          "event_known_on",
          converted,
          "decided_on",
          converted,
          "decided_known_on",
          converted);
    }
    return rows.in(spark);
  }
}
