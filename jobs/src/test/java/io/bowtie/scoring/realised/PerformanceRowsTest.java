package io.bowtie.scoring.realised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.evaluation.AlertSide;
import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class PerformanceRowsTest {
  private static final StructType MATURED =
      new StructType()
          .add("entity_id", DataTypes.StringType)
          .add("cluster", DataTypes.StringType)
          .add("cohort", DataTypes.DateType)
          .add("basis", DataTypes.StringType)
          .add("model_version", DataTypes.StringType)
          .add("probability", DataTypes.DoubleType)
          .add("is_event", DataTypes.BooleanType)
          .add("threshold", DataTypes.DoubleType);
  private static final PerformanceRows CHURN =
      new PerformanceRows(
          "churn",
          AlertSide.AT_OR_ABOVE,
          0.5,
          new ClusterBootstrap(200, 1),
          AsOf.parse("2026-06-30"),
          "r");

  @Test
  void shouldMeasureEachMonthAndSetItBesideItsPromise() {
    List<Row> matured = month("2026-02-01", 400, 1, p -> p);

    List<Row> rows = realised(matured, Map.of());

    assertThat(value(rows, "2026-02-01", "auc_roc", "value")).isCloseTo(5.0 / 6, within(0.06));
    assertThat(value(rows, "2026-02-01", "auc_roc", "expected_value"))
        .isCloseTo(5.0 / 6, within(0.06));
    assertThat(value(rows, "2026-02-01", "precision", "value")).isCloseTo(0.75, within(0.08));
    assertThat(value(rows, "2026-02-01", "recall", "value")).isCloseTo(0.75, within(0.08));
    assertThat(get(named(rows, "2026-02-01", "auc_roc"), "support")).isEqualTo(400L);
    assertThat(rows).allMatch(row -> row.size() == columns().size());
  }

  @Test
  void shouldCountAlertsByTheThresholdOfTheirNight() {
    // Threshold 0.9 that night: of 0.95 and 0.6 the first alone was an alert.
    List<Row> matured =
        List.of(
            row("c1", "2026-02-01", 0.95, true, 0.9), row("c2", "2026-02-01", 0.6, true, 0.9),
            row("c3", "2026-02-01", 0.6, false, null), row("c4", "2026-02-01", 0.1, false, null));

    List<Row> rows = realised(matured, Map.of());

    // c3 had no threshold that night: the band edge counts, and it was a false alert.
    assertThat(value(rows, "2026-02-01", "precision", "value")).isEqualTo(0.5);
    assertThat(value(rows, "2026-02-01", "recall", "value")).isEqualTo(0.5);
    assertThat(value(rows, "2026-02-01", "false_alerts_per_100", "value")).isEqualTo(50);
  }

  @Test
  void shouldSeeThatProbabilitiesStoppedBeingRightWhereTheirPromiseDoesNot() {
    // What comes has nothing to do with what was foretold any more.
    List<Row> rows = realised(month("2026-02-01", 400, 1, p -> 0.5), backtest());

    assertThat(value(rows, "2026-02-01", "auc_roc", "expected_value")).isGreaterThan(0.8);
    assertThat(value(rows, "2026-02-01", "auc_roc", "value")).isLessThan(0.6);
    assertThat(get(named(rows, "2026-02-01", "auc_roc"), "verdict")).isEqualTo("worse");
    assertThat(get(named(rows, "2026-02-01", "auc_roc"), "is_alarm")).isEqualTo(false);
  }

  @Test
  void shouldAlarmAtTheSecondMonthRunning() {
    List<Row> matured = new ArrayList<>(month("2026-01-01", 400, 1, p -> 0.5));
    matured.addAll(month("2026-02-01", 400, 2, p -> 0.5));
    matured.addAll(month("2026-03-01", 400, 3, p -> p));

    List<Row> rows = realised(matured, backtest());

    assertThat(get(named(rows, "2026-01-01", "auc_roc"), "is_alarm")).isEqualTo(false);
    assertThat(get(named(rows, "2026-02-01", "auc_roc"), "is_alarm")).isEqualTo(true);
    assertThat(get(named(rows, "2026-03-01", "auc_roc"), "is_alarm")).isEqualTo(false);
    assertThat(get(named(rows, "2026-03-01", "auc_roc"), "verdict")).isEqualTo("as_expected");
  }

  @Test
  void shouldSayWhetherAMonthHasMaturedToItsLastNight() {
    // Ninety days after 31 March is 29 June, after 30 April it is 29 July.
    List<Row> matured = new ArrayList<>(month("2026-03-01", 30, 1, p -> p));
    matured.addAll(month("2026-04-01", 30, 2, p -> p));

    List<Row> rows = realised(matured, Map.of());

    assertThat(get(named(rows, "2026-03-01", "brier"), "is_complete")).isEqualTo(true);
    assertThat(get(named(rows, "2026-04-01", "brier"), "is_complete")).isEqualTo(false);
  }

  @Test
  void shouldSayWhyAFigureIsUndefined() {
    List<Row> rows = realised(List.of(row("c1", "2026-02-01", 0.2, false, null)), backtest());

    Row auc = named(rows, "2026-02-01", "auc_roc");
    assertThat(get(auc, "value")).isNull();
    assertThat((String) get(auc, "undefined_reason")).contains("same outcome");
    assertThat(get(auc, "verdict")).isEqualTo("unknown");
  }

  @Test
  void shouldExpectOfTonightWhatTheScoresPromise() {
    List<Row> rows = CHURN.expected("rules", Optional.empty(), new double[] {0.9, 0.8, 0.1}, 0.5);

    assertThat(rows)
        .allMatch(row -> row.size() == RealisedTables.EXPECTED_PERFORMANCE.columns().size());
    assertThat(rows).extracting(row -> row.getString(3)).contains("auc_roc", "precision", "recall");
  }

  private static Map<String, Metric> backtest() {
    return Map.of("auc_roc", Metric.of(0.83, "share", 1000).within(new Interval(0.81, 0.85)));
  }

  private static List<Row> realised(List<Row> matured, Map<String, Metric> backtest) {
    return CHURN.realised(matured, 90, version -> backtest);
  }

  /** Rows of even probabilities, whose outcomes are drawn from what {@code truth} makes of them. */
  private static List<Row> month(
      String cohort, int count, long seed, Function<Double, Double> truth) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double probability = random.nextDouble();
      boolean isEvent = random.nextDouble() < truth.apply(probability);
      rows.add(row("c" + i, cohort, probability, isEvent, null));
    }
    return rows;
  }

  private static Row row(
      String entity, String cohort, double probability, boolean isEvent, Double threshold) {
    return new GenericRowWithSchema(
        new Object[] {
          entity, entity, LocalDate.parse(cohort), "rules", null, probability, isEvent, threshold
        },
        MATURED);
  }

  private static double value(List<Row> rows, String cohort, String metric, String column) {
    return (Double) get(named(rows, cohort, metric), column);
  }

  private static Row named(List<Row> rows, String cohort, String metric) {
    return rows.stream()
        .filter(row -> get(row, "cohort").equals(LocalDate.parse(cohort)))
        .filter(row -> get(row, "metric").equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> columns() {
    TableContract table = RealisedTables.REALISED_PERFORMANCE;
    return table.columnNames();
  }

  private static Object get(Row row, String column) {
    return row.get(columns().indexOf(column));
  }
}
