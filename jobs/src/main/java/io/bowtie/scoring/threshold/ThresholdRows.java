package io.bowtie.scoring.threshold;

import io.bowtie.config.ThresholdConf;
import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.AlertPolicy;
import io.bowtie.evaluation.AlertRows;
import io.bowtie.evaluation.ConfusionMatrix;
import io.bowtie.evaluation.CostScenario;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.ThresholdChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A threshold as rows of its tables.
 *
 * @param threshold of a use case
 * @param asOf of the night
 * @param runId of the run
 */
public record ThresholdRows(AlertThreshold threshold, AsOf asOf, String runId) {

  /**
   * What was scored tonight.
   *
   * @param open entities
   * @param alerts of these, on the side of an alert
   * @param owners of them
   */
  public record Tonight(long open, long alerts, long owners) {}

  /** The row of {@link ThresholdTables#THRESHOLDS}. */
  public Row threshold(Tonight tonight) {
    double cut = threshold.choice().threshold();
    Optional<ThresholdConf> conf = threshold.conf();
    Metric perWeek = latestRows().alertsPerWeek(threshold.side(), cut);
    return RowFactory.create(
        threshold.useCase(),
        threshold.id(),
        cut,
        threshold.side().word(),
        clearThreshold(),
        threshold.hysteresis().minimumNights(),
        threshold.choice().binding().word(),
        conf.map(set -> threshold.choice().byCost()).orElse(null),
        of(conf, ThresholdConf::costOfFalseAlert),
        of(conf, ThresholdConf::costOfMiss),
        of(conf, ThresholdConf::capacityPerWeek),
        of(conf, ThresholdConf::author),
        of(conf, ThresholdConf::approver),
        of(conf, set -> set.effectiveFrom().date()),
        threshold.evidence().map(AlertThreshold.Weighed::basis).orElse(null),
        threshold.evidence().map(AlertThreshold.Weighed::version).orElse(null),
        tonight.open(),
        tonight.alerts(),
        tonight.owners(),
        value(perWeek),
        low(perWeek),
        high(perWeek),
        tonight.owners() == 0
            ? null
            : value(perWeek.map("alerts per owner", alerts -> alerts / tonight.owners())),
        asOf.date(),
        runId);
  }

  /** The rows of {@link ThresholdTables#THRESHOLD_EVIDENCE}. */
  public List<Row> evidence() {
    BacktestParts parts = threshold.parts();
    return scenarios()
        .flatMap(
            scenario ->
                Stream.of(
                    evidence(scenario, "chosen_on", parts.chosenOn()),
                    evidence(scenario, "confirmed_on", parts.confirmedOn())))
        .toList();
  }

  /**
   * One set of costs.
   *
   * @param word of the scenario
   * @param policy with its costs; empty at a band edge
   * @param choice it leads to
   */
  private record Scenario(String word, Optional<AlertPolicy> policy, ThresholdChoice choice) {}

  private Stream<Scenario> scenarios() {
    return threshold
        .policy()
        .map(policy -> Arrays.stream(CostScenario.values()).map(each -> scenario(each, policy)))
        .orElseGet(
            () ->
                Stream.of(
                    new Scenario(
                        CostScenario.AS_SET.word(), Optional.empty(), threshold.choice())));
  }

  private Scenario scenario(CostScenario scenario, AlertPolicy policy) {
    AlertPolicy moved = scenario.of(policy);
    return new Scenario(
        scenario.word(),
        Optional.of(moved),
        ThresholdChoice.of(moved, threshold.parts().chosenOn()));
  }

  private Row evidence(Scenario scenario, String part, AlertRows rows) {
    double cut = scenario.choice().threshold();
    ConfusionMatrix matrix = rows.matrix(threshold.side(), cut);
    Metric precision = matrix.precision();
    List<Object> columns = new ArrayList<>();
    Collections.addAll(
        columns,
        threshold.useCase(),
        threshold.id(),
        scenario.word(),
        part,
        cut,
        scenario.choice().binding().word(),
        matrix.support(),
        rows.weeks(),
        matrix.truePositives(),
        matrix.falsePositives(),
        matrix.falseNegatives(),
        matrix.trueNegatives());
    addBounded(columns, precision);
    addBounded(columns, matrix.recall());
    columns.add(value(matrix.falseAlertsPerHundred()));
    addBounded(columns, rows.alertsPerWeek(threshold.side(), cut));
    columns.add(scenario.policy().map(policy -> value(rows.costPerWeek(policy, cut))).orElse(null));
    columns.add(precision.isDefined() ? null : precision.reason());
    Collections.addAll(columns, asOf.date(), runId);
    return RowFactory.create(columns.toArray());
  }

  /** The last origin speaks for now; without it, all others. */
  private AlertRows latestRows() {
    AlertRows last = threshold.parts().confirmedOn();
    return last.rows().isEmpty() ? threshold.parts().chosenOn() : last;
  }

  private double clearThreshold() {
    return threshold.hysteresis().clearsAt();
  }

  private static void addBounded(List<Object> columns, Metric metric) {
    Collections.addAll(columns, value(metric), low(metric), high(metric));
  }

  private static Object value(Metric metric) {
    return metric.isDefined() ? metric.orElseThrow() : null;
  }

  private static Object low(Metric metric) {
    return metric.interval().map(Interval::low).orElse(null);
  }

  private static Object high(Metric metric) {
    return metric.interval().map(Interval::high).orElse(null);
  }

  private static <T> Object of(Optional<ThresholdConf> conf, Function<ThresholdConf, T> field) {
    return conf.<Object>map(field).orElse(null);
  }
}
