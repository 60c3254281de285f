package io.bowtie.model;

import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.PairedRow;
import io.bowtie.model.evidence.EvidenceTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The challenger against the champion, each learned anew at every cut and tested on the same rows:
 * log loss of the challenger less that of the champion, so below zero is better.
 *
 * <p>Not the champion's own scores: it has seen what the older cuts test, and would be flattered.
 *
 * @param champion the version whose recipe was learned again
 * @param metrics over all origins, of all rows and of each group
 */
record ChampionComparison(String champion, List<MetricRow> metrics) {
  /** The candidate under which the champion's recipe is filed. */
  static final String RECIPE = "champion_recipe";

  ChampionComparison {
    metrics = List.copyOf(metrics);
  }

  /**
   * Compares.
   *
   * @param challenger the headline's test rows
   * @param champion the recipe's, at the same cuts
   */
  static ChampionComparison of(
      String version,
      List<TestRow> challenger,
      List<TestRow> champion,
      ClusterBootstrap bootstrap) {
    Map<String, TestRow> others = new LinkedHashMap<>();
    champion.forEach(row -> others.put(key(row), row));
    List<TestRow> shared = challenger.stream().filter(row -> others.containsKey(key(row))).toList();
    List<MetricRow> metrics = new ArrayList<>();
    if (!champion.isEmpty()) {
      metrics.addAll(MetricRow.core(RECIPE, new TestRows(champion).scored(), bootstrap));
    }
    metrics.add(
        MetricRow.pooled(
            MetricRow.MODEL,
            EvidenceTables.DIFFERENCE_TO_CHAMPION,
            difference(shared, others, bootstrap)));
    byGroup(shared)
        .forEach(
            (group, rows) ->
                metrics.add(
                    MetricRow.pooled(
                        MetricRow.MODEL,
                        EvidenceTables.DIFFERENCE_TO_CHAMPION + ": " + group,
                        difference(rows, others, bootstrap))));
    return new ChampionComparison(version, metrics);
  }

  private static Metric difference(
      List<TestRow> rows, Map<String, TestRow> others, ClusterBootstrap bootstrap) {
    return rows.isEmpty()
        ? Metric.undefined("No row was tested by both")
        : bootstrap.pairedLogLossDifference(
            rows.stream()
                .map(
                    row ->
                        new PairedRow(
                            row.cluster(),
                            row.probability(),
                            others.get(key(row)).probability(),
                            row.isEvent()))
                .toList());
  }

  private static Map<String, List<TestRow>> byGroup(List<TestRow> rows) {
    Map<String, List<TestRow>> groups = new TreeMap<>();
    rows.forEach(
        row ->
            row.groups()
                .forEach(
                    (dimension, group) ->
                        groups
                            .computeIfAbsent(dimension + " " + group, name -> new ArrayList<>())
                            .add(row)));
    return groups;
  }

  private static String key(TestRow row) {
    return row.origin() + " " + row.entityId() + " " + row.landmark();
  }
}
