package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.feature.ColumnHistories;
import io.bowtie.feature.ObservationPlan;
import io.bowtie.feature.Observations;
import io.bowtie.feature.Observe;
import io.bowtie.feature.UseCases;
import io.bowtie.job.RavenStackFiles.Count;
import io.bowtie.model.Train;
import io.bowtie.model.Trained;
import io.bowtie.silver.Silver;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.Shared;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example ravenstack-to-2024-06: a published set that contradicts itself. What the night counts
 * is counted once more from the files, and churn is judged by both of its definitions.
 */
@ExtendWith(SparkSupport.class)
class RavenStackTest {
  private static final String NIGHT = "2024-06-30";
  private static final Path EXAMPLE = Path.of("..", "conf", "examples", "ravenstack-to-2024-06");
  private static final Path DATA = Shared.place("data");
  private static final Path FILES = DATA.resolve("ravenstack-to-2024-06");

  @BeforeEach
  void shouldHaveTheData() {
    Shared.needed("data/ravenstack-to-2024-06");
  }

  @Test
  void shouldCountItsContradictionsAndJudgeChurnByBothDefinitions(
      SparkSession spark, TableStore store, @TempDir Path folder) throws IOException {
    BowtieConf declared = conf(folder, "bowtie.conf");
    RunContext night = TestNight.over(spark, store).conf(declared).asOf(NIGHT);
    new IngestJob().run(night);

    assertThat(new ConformJob().run(night)).isInstanceOf(JobResult.Done.class);

    RavenStackFiles files = new RavenStackFiles(FILES);
    assertThat(counted(store)).containsExactlyInAnyOrderEntriesOf(files.contradictions());
    assertThat(files.contradictions().values())
        .allSatisfy(count -> assertThat(count.failed()).isPositive());
    assertThat(store.readRaw("gold.quarantine")).isEmpty();
    assertThat(
            store
                .readRaw("silver.subscriptions_current")
                .orElseThrow()
                .selectExpr("cast(sum(mrr_amount) as bigint)")
                .first()
                .getLong(0))
        .isEqualTo(files.mrr());

    Trained byDeclaration = trained(night);
    assertThat(byDeclaration.verdict()).isIn("publish", "rules_only", "abstain");
    assertThat(byDeclaration.verdictReasons())
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .contains("The model", "the difference of log loss is", "95 % interval"));

    Trained bySubscriptions =
        trained(
            TestNight.over(spark, store)
                .conf(conf(folder, "subscriptions-ended.conf"))
                .asOf(NIGHT));
    assertThat(bySubscriptions.verdict()).isEqualTo("abstain");
    assertThat(bySubscriptions.verdictReasons())
        .anySatisfy(
            reason -> assertThat(reason).contains("2 with an event", "30 of each are needed"))
        .contains("Not met: Nothing was tested, so neither the model nor a rule can be judged.");
  }

  private static Map<String, Count> counted(TableStore store) {
    return store
        .readRaw("gold.quality_checks")
        .orElseThrow()
        .where("rule like '%-%' and outcome = 'caveat'")
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.getAs("rule"),
                row -> new Count(row.<Long>getAs("failed_rows"), row.<Long>getAs("checked_rows"))));
  }

  /** On tonight's observations, as the night would, without writing them. */
  private static Trained trained(RunContext night) {
    Map<String, Dataset<Row>> versions = new HashMap<>();
    Observe.ENTITIES.forEach(
        name ->
            versions.put(
                name, SilverAsOf.versions(night.store(), Silver.entity(name), night.asOf())));
    ObservationPlan plan = ObservationPlan.of(night.conf(), night.asOf(), Set.of("churn"));
    Dataset<Row> observations =
        Observe.observations(
                versions,
                plan,
                ColumnHistories.of(versions, night.asOf().date()),
                night.exchangeRates(),
                night.runId())
            .localCheckpoint();
    assertThat(List.of(observations.columns()))
        .containsExactlyElementsOf(Observations.table(plan.features()).columnNames())
        .noneMatch(column -> column.contains("refund") || column.contains("churn"));
    return Train.useCase(
        UseCases.enabled(night.conf()).get(0),
        observations,
        Set.of(),
        Optional.empty(),
        night.conf(),
        night.asOf(),
        Runnable::run);
  }

  /** A copy of the example over the data set, with a backtest no larger than the test needs. */
  private static BowtieConf conf(Path folder, String file) throws IOException {
    Path copy = folder.resolve("example");
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(EXAMPLE.relativize(each).toString());
        Files.createDirectories(target.getParent());
        Files.writeString(
            target,
            Files.readString(each)
                .replace("${BOWTIE_DATA}\"", "\"" + DATA.toAbsolutePath().normalize()));
      }
    }
    Files.writeString(
        copy.resolve(file),
        Files.readString(copy.resolve(file))
            + "\ntrain { origins = 2, resamples = 50, gradient-boosted-trees.trees = 10 }\n");
    return ConfLoader.load(copy.resolve(file));
  }
}
