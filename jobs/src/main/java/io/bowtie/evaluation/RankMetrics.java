package io.bowtie.evaluation;

import java.util.OptionalDouble;

/**
 * How well probabilities order the rows, whatever their level. Both are 0 to 1 with higher better,
 * have all rows as support, and are undefined without rows and while all have the same outcome.
 */
public final class RankMetrics {
  private static final String ONE_CLASS =
      "all rows have the same outcome, so no order can be right";

  private RankMetrics() {}

  /**
   * The area under the ROC curve: the chance that a row with an event has a higher probability than
   * one without, a tie counting one half (Mann and Whitney's U over the number of pairs).
   */
  public static Metric aucRoc(ScoredRows rows, ClusterBootstrap bootstrap) {
    return bootstrap
        .measure(rows.clusters(), copies -> aucRoc(rows, copies), "share", rows.size())
        .orElse(undefined(rows));
  }

  /**
   * AUC-PR as average precision: the precision at each distinct probability, weighted by the recall
   * gained there, without interpolation; the definition of scikit-learn's {@code
   * average_precision_score}. Without skill it is the base rate.
   */
  public static Metric averagePrecision(ScoredRows rows, ClusterBootstrap bootstrap) {
    return bootstrap
        .measure(rows.clusters(), copies -> averagePrecision(rows, copies), "share", rows.size())
        .orElse(undefined(rows));
  }

  /** Why nothing can be said of how these rows are ranked. */
  static Metric undefined(ScoredRows rows) {
    return Metric.undefined(rows.size() == 0 ? ProbabilityMetrics.NO_ROWS : ONE_CLASS);
  }

  static OptionalDouble aucRoc(ScoredRows rows, int[] copies) {
    double eventsAbove = 0;
    double nonEventsAbove = 0;
    double pairsInOrder = 0;
    for (int tie = 0; tie < rows.tieCount(); tie++) {
      double events = eventsInTie(rows, tie, copies);
      double nonEvents = rowsInTie(rows, tie, copies) - events;
      pairsInOrder += nonEvents * (eventsAbove + events / 2);
      eventsAbove += events;
      nonEventsAbove += nonEvents;
    }
    double pairs = eventsAbove * nonEventsAbove;
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(pairsInOrder / pairs);
  }

  static OptionalDouble averagePrecision(ScoredRows rows, int[] copies) {
    double positives = 0;
    double events = 0;
    double precisionTimesGain = 0;
    for (int tie = 0; tie < rows.tieCount(); tie++) {
      double gained = eventsInTie(rows, tie, copies);
      positives += rowsInTie(rows, tie, copies);
      events += gained;
      precisionTimesGain += gained == 0 ? 0 : gained * events / positives;
    }
    return events == 0 || events == positives
        ? OptionalDouble.empty()
        : OptionalDouble.of(precisionTimesGain / events);
  }

  private static long rowsInTie(ScoredRows rows, int tie, int[] copies) {
    long count = 0;
    for (int row = rows.tieStart(tie); row < rows.tieStart(tie + 1); row++) {
      count += rows.copies(row, copies);
    }
    return count;
  }

  private static long eventsInTie(ScoredRows rows, int tie, int[] copies) {
    long count = 0;
    for (int row = rows.tieStart(tie); row < rows.tieStart(tie + 1); row++) {
      count += rows.isEvent(row) ? rows.copies(row, copies) : 0;
    }
    return count;
  }
}
