package io.bowtie.evaluation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Compares each group of a dimension with the rest of the population at one threshold. The
 * reference is the rest, not the best group, since the best of many is best by chance.
 *
 * <ul>
 *   <li>A measure whose own denominator has fewer than 30 rows is undefined.
 *   <li>A number that shows a count of 1 to 10, or that one could be derived from, is undefined.
 *   <li>A ratio needs 20 accounts in the denominator of the group and of the rest; fewer say too
 *       little about accounts to come. Wilson's intervals of shares take rows for independent, so
 *       where few accounts hold many rows they are too narrow; the verdict does not use them.
 *   <li>OUTSIDE needs an interval wholly outside 0.8 to 1.25 that is also a discovery at a false
 *       discovery rate of 10 % (Benjamini and Hochberg) among all ratios of the report.
 * </ul>
 */
public final class GroupMetrics {
  private static final double FALSE_DISCOVERY_RATE = 0.1;

  private GroupMetrics() {}

  /**
   * Measures every group of every dimension that any row names.
   *
   * @param threshold rows at or above it are predicted positive
   */
  public static GroupReport report(
      Collection<GroupedRow> rows, double threshold, ClusterBootstrap bootstrap) {
    List<GroupedRow> ordered =
        rows.stream().sorted(Comparator.comparing(GroupedRow::row, ScoredRows.RANKING)).toList();
    Clusters clusters = Clusters.of(ordered, grouped -> grouped.row().cluster());
    List<GroupComparison> comparisons =
        dimensions(ordered).stream()
            .map(name -> Dimension.of(name, ordered, clusters, threshold))
            .map(dimension -> GroupComparison.of(dimension, clusters, bootstrap))
            .toList();
    List<Finding> findings =
        comparisons.stream().flatMap(comparison -> comparison.findings().stream()).toList();
    double cut = BenjaminiHochberg.cut(pValues(findings), FALSE_DISCOVERY_RATE);
    return new GroupReport(
        comparisons.stream().flatMap(comparison -> comparison.sizes().stream()).toList(),
        findings.stream().map(finding -> finding.judged(cut)).toList());
  }

  private static SortedSet<String> dimensions(List<GroupedRow> rows) {
    SortedSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(row.groups().keySet()));
    return names;
  }

  private static double[] pValues(List<Finding> findings) {
    return findings.stream()
        .map(Finding::parity)
        .filter(ParityTest::hasInterval)
        .mapToDouble(ParityTest::pValue)
        .toArray();
  }
}
