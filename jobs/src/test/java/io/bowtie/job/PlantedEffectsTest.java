package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.TableContract;
import io.bowtie.generate.Effects;
import io.bowtie.generate.Settings;
import io.bowtie.model.LinearModel;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.RegisteredModel;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What moves a generated company's outcomes is what its models find, from raw files on. */
@ExtendWith(SparkSupport.class)
class PlantedEffectsTest {
  /** What the CRM alone tells; enough for leads and deals, and a third of the work. */
  private static final String QUICK =
      """
      train { origins = 6, resamples = 50 }
      # Its coefficients are what is read below.
      train.logistic-regression.regularisation = [0.01]
      train.gradient-boosted-trees.enabled = false
      train.random-forest.enabled = false
      use-cases.churn.enabled = false
      sources { usage = null, support = null, billing = null }
      """;

  private static final Pattern NEEDED = Pattern.compile("(\\d+) [^;]*; (\\d+) are needed");

  @Test
  void shouldFindThePlantedEffectsWithTheirSignAndPassAGate(
      @TempDir Path folder, SparkSession spark) throws IOException {
    BowtieConf conf = DemoCompany.in(folder, Settings.demo().withSize(0.4), QUICK);
    Map<String, RegisteredModel> models = trained(conf, spark);

    LinearModel lead = model(models, "lead");
    assertThat(level(lead, "lead_source", "referral")).isPositive();
    assertThat(level(lead, "lead_source", "purchased_list")).isNegative();
    assertThat(number(lead, "lead_employee_count")).isPositive();
    assertThat(number(lead, "x_form_score")).isPositive();
    LinearModel deal = model(models, "deal");
    assertThat(number(deal, "close_date_pushes_count")).isNegative();
    assertThat(level(deal, "deal_lead_source", "referral")).isPositive();
    assertThat(level(deal, "deal_lead_source", "purchased_list")).isNegative();
    assertThat(models.values().stream().map(RegisteredModel::verdict)).contains("publish");
    assertThat(again(conf, models.get("lead").version(), spark))
        .anySatisfy(
            line -> assertThat(line).contains("the model itself is the same to the last digit"));
  }

  @Test
  void shouldPassNoGateWhereOutcomesHaveNoCause(@TempDir Path folder, SparkSession spark)
      throws IOException {
    Settings settings = Settings.demo().withSize(0.4).withEffects(Effects.NONE);

    Map<String, RegisteredModel> models = trained(DemoCompany.in(folder, settings, QUICK), spark);

    assertThat(models).containsOnlyKeys("lead", "deal");
    models.forEach(
        (useCase, model) -> assertThat(model.verdict()).as(useCase).isIn("rules_only", "abstain"));
    // Not for want of data: that would be no finding.
    assertThat(
            models.get("lead").verdictReasons().stream()
                .flatMap(reason -> NEEDED.matcher(reason).results()))
        .isNotEmpty()
        .allSatisfy(
            counted ->
                assertThat(Integer.parseInt(counted.group(1)))
                    .isGreaterThanOrEqualTo(Integer.parseInt(counted.group(2))));
  }

  private static Map<String, RegisteredModel> trained(BowtieConf conf, SparkSession spark) {
    TableStore store = DeltaTableStore.open(spark, conf.warehouse());
    RunContext night = TestNight.over(spark, store).conf(conf).asOf("2026-06-28");
    List.of(new IngestJob(), new ConformJob(), new ObserveJob(), new TrainJob())
        .forEach(job -> job.run(night));
    assertThat(texts(store, EvidenceTables.CANARIES, "canary", "result"))
        .contains("shuffled_outcomes held", "planted_future_column held")
        .doesNotContain("shuffled_outcomes failed", "planted_future_column failed");
    assertThat(heldAgainst(store)).as("what the ledger holds against columns").isEmpty();
    return store.read(RegistryTables.MODEL_REGISTRY).collectAsList().stream()
        .map(RegisteredModel::fromRow)
        .collect(Collectors.toMap(RegisteredModel::useCase, Function.identity()));
  }

  /** Reasons of whatever may not train; nothing that this company has may not. */
  private static Set<String> heldAgainst(TableStore store) {
    return store
        .read(LeakageTables.LEAKAGE_LEDGER)
        .where("verdict <> 'kept'")
        .collectAsList()
        .stream()
        .map(row -> row.getAs("use_case") + " " + row.getAs("feature") + ": " + row.getAs("reason"))
        .collect(Collectors.toSet());
  }

  private static Set<String> texts(
      TableStore store, TableContract table, String one, String other) {
    return store.read(table).collectAsList().stream()
        .map(row -> row.getAs(one) + " " + row.getAs(other))
        .collect(Collectors.toSet());
  }

  /** What training once more from the registry's record finds. */
  private static List<String> again(BowtieConf conf, String version, SparkSession spark) {
    TableStore store = DeltaTableStore.open(spark, conf.warehouse());
    return Reproduction.of(
        store, asOf -> TestNight.over(spark, store).conf(conf).asOf(asOf.toString()), version);
  }

  private static LinearModel model(Map<String, RegisteredModel> models, String useCase) {
    return (LinearModel) models.get(useCase).artifact().orElseThrow().model();
  }

  private static double number(LinearModel model, String feature) {
    return model.ofNumber(feature).orElseThrow();
  }

  private static double level(LinearModel model, String feature, String level) {
    return model.ofLevel(feature, level).orElseThrow();
  }
}
