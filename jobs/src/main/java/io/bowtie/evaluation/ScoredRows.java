package io.bowtie.evaluation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Test rows as columns, from the highest probability to the lowest. Rows of equal probability
 * follow in the order of entity, cluster and amount, so the order in which they came does not
 * matter. Bounded: one row per entity and origin, held on the driver.
 */
public final class ScoredRows {
  static final Comparator<ScoredRow> RANKING =
      Comparator.comparingDouble(ScoredRow::probability)
          .reversed()
          .thenComparing(ScoredRow::entityId)
          .thenComparing(ScoredRow::cluster)
          .thenComparingDouble(ScoredRow::amount)
          .thenComparing(ScoredRow::event);

  private final double[] probabilities;
  private final boolean[] events;
  private final double[] amounts;
  private final Clusters clusters;
  private final int eventCount;
  private final int[] tieStarts;

  private ScoredRows(List<ScoredRow> ranked) {
    probabilities = ranked.stream().mapToDouble(ScoredRow::probability).toArray();
    amounts = ranked.stream().mapToDouble(ScoredRow::amount).toArray();
    clusters = Clusters.of(ranked, ScoredRow::cluster);
    events = new boolean[ranked.size()];
    for (int row = 0; row < events.length; row++) {
      events[row] = ranked.get(row).event();
    }
    tieStarts = tieStarts(probabilities);
    eventCount = (int) ranked.stream().filter(ScoredRow::event).count();
  }

  public static ScoredRows of(Collection<ScoredRow> rows) {
    return new ScoredRows(rows.stream().sorted(RANKING).toList());
  }

  public int size() {
    return probabilities.length;
  }

  public int eventCount() {
    return eventCount;
  }

  public int nonEventCount() {
    return size() - eventCount;
  }

  double probability(int row) {
    return probabilities[row];
  }

  boolean isEvent(int row) {
    return events[row];
  }

  double amount(int row) {
    return amounts[row];
  }

  Clusters clusters() {
    return clusters;
  }

  /** How often a resample of the clusters holds this row. */
  int copies(int row, int[] copiesOfCluster) {
    return copiesOfCluster[clusters.ofRow(row)];
  }

  /** How many distinct probabilities there are; tie 0 is the highest. */
  int tieCount() {
    return tieStarts.length - 1;
  }

  /** The first row of a tie; that of tie {@code tieCount()} is the size. */
  int tieStart(int tie) {
    return tieStarts[tie];
  }

  private static int[] tieStarts(double[] ranked) {
    return IntStream.rangeClosed(0, ranked.length)
        .filter(row -> row == 0 || row == ranked.length || ranked[row] != ranked[row - 1])
        .toArray();
  }
}
