package io.bowtie.scoring.realised;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.AlertSide;
import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.ExpectedPerformance;
import io.bowtie.evaluation.ExpectedPerformance.Foretold;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.ScoredRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Realised and expected performance of one use case as rows of their tables.
 *
 * @param useCase lead, deal or churn
 * @param side on which its alerts are raised
 * @param defaultThreshold for scores of nights that had no threshold
 * @param bootstrap behind the intervals
 * @param asOf of the night
 * @param runId of the run
 */
public record PerformanceRows(
    String useCase,
    AlertSide side,
    double defaultThreshold,
    ClusterBootstrap bootstrap,
    AsOf asOf,
    String runId) {

  /** Scores by the same basis are followed over months. */
  private record Alarm(MaturedScore.Group group, String metric) {}

  /**
   * The rows of {@link RealisedTables#REALISED_PERFORMANCE}, months in order.
   *
   * @param matured rows of {@link Matured#scores}
   * @param maturityDays until a score's outcome is final
   * @param backtest what the backtest of a basis and version had shown, by metric
   */
  public List<Row> realised(
      List<Row> matured,
      int maturityDays,
      Function<Optional<String>, Map<String, Metric>> backtest) {
    TreeMap<MaturedScore.Group, List<MaturedScore>> groups =
        matured.stream()
            .map(this::score)
            .collect(Collectors.groupingBy(MaturedScore::group, TreeMap::new, Collectors.toList()));
    List<Row> rows = new ArrayList<>();
    Set<Alarm> worse = new HashSet<>();
    groups.forEach(
        (group, scores) -> {
          Figures figures = Figures.of(scores, side, bootstrap);
          Map<String, Metric> before = backtest.apply(group.version());
          figures
              .realised()
              .forEach(
                  (name, metric) -> {
                    Optional<Metric> shown = Optional.ofNullable(before.get(name));
                    Figures.Verdict verdict = Figures.verdict(name, metric, shown);
                    if (verdict == Figures.Verdict.WORSE) {
                      worse.add(new Alarm(group, name));
                    }
                    boolean isAlarm =
                        verdict == Figures.Verdict.WORSE
                            && worse.contains(new Alarm(group.before(), name));
                    rows.add(
                        realised(
                            group,
                            isComplete(group.cohort(), maturityDays),
                            name,
                            List.of(
                                metric,
                                figures
                                    .expected()
                                    .getOrDefault(name, Metric.undefined("not expected")),
                                shown.orElse(Metric.undefined("not in the backtest"))),
                            verdict,
                            isAlarm));
                  });
        });
    return rows;
  }

  /**
   * The rows of {@link RealisedTables#EXPECTED_PERFORMANCE}.
   *
   * @param basis of tonight's scores
   * @param version of the model; empty for rules
   * @param probabilities tonight
   * @param threshold tonight
   */
  public List<Row> expected(
      String basis, Optional<String> version, double[] probabilities, double threshold) {
    List<Foretold> rows =
        Arrays.stream(probabilities)
            .mapToObj(p -> new Foretold(p, side.isAlert(p, threshold)))
            .toList();
    return ExpectedPerformance.of(rows, side, bootstrap.seed()).entrySet().stream()
        .map(
            figure -> {
              List<Object> columns = new ArrayList<>();
              Collections.addAll(columns, useCase, basis, version.orElse(null), figure.getKey());
              addMeasured(columns, figure.getValue());
              Collections.addAll(columns, asOf.date(), runId);
              return RowFactory.create(columns.toArray());
            })
        .toList();
  }

  private MaturedScore score(Row row) {
    double probability = row.<Double>getAs("probability");
    Double threshold = row.getAs("threshold");
    return new MaturedScore(
        new MaturedScore.Group(
            row.getAs("basis"),
            Optional.ofNullable(row.getAs("model_version")),
            row.<LocalDate>getAs("cohort")),
        new ScoredRow(
            row.getAs("entity_id"),
            row.getAs("cluster"),
            probability,
            row.<Boolean>getAs("is_event"),
            0),
        side.isAlert(probability, threshold == null ? defaultThreshold : threshold));
  }

  private boolean isComplete(LocalDate cohort, int maturityDays) {
    LocalDate lastNight = cohort.plusMonths(1).minusDays(1);
    return !lastNight.plusDays(maturityDays).isAfter(asOf.date());
  }

  /**
   * One row.
   *
   * @param metrics realised, expected, and of the backtest
   */
  private Row realised(
      MaturedScore.Group group,
      boolean isComplete,
      String name,
      List<Metric> metrics,
      Figures.Verdict verdict,
      boolean isAlarm) {
    List<Object> columns = new ArrayList<>();
    Collections.addAll(
        columns,
        useCase,
        group.basis(),
        group.version().orElse(null),
        group.cohort(),
        isComplete,
        name);
    addMeasured(columns, metrics.get(0));
    addBounded(columns, metrics.get(1));
    addBounded(columns, metrics.get(2));
    Collections.addAll(
        columns, verdict.name().toLowerCase(Locale.ROOT), isAlarm, asOf.date(), runId);
    return RowFactory.create(columns.toArray());
  }

  private static void addMeasured(List<Object> columns, Metric metric) {
    addBounded(columns, metric);
    Collections.addAll(
        columns, metric.unit(), metric.support(), metric.isDefined() ? null : metric.reason());
  }

  private static void addBounded(List<Object> columns, Metric metric) {
    columns.add(metric.isDefined() ? metric.orElseThrow() : null);
    columns.add(metric.interval().map(Interval::low).orElse(null));
    columns.add(metric.interval().map(Interval::high).orElse(null));
  }
}
