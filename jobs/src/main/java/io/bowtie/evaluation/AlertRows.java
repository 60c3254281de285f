package io.bowtie.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Test rows of a stretch of time, one for each entity that came up in it.
 *
 * @param rows foretold before their outcome was known
 * @param weeks over which they came up; 0 where nobody knows, because the data has no dates
 */
public record AlertRows(List<ScoredRow> rows, double weeks) {

  private static final String UNDATED = "the test rows have no dates, so nobody can count weeks";

  public AlertRows {
    rows = List.copyOf(rows);
    if (!(weeks >= 0)) {
      throw new IllegalArgumentException("rows come up over some time, not " + weeks + " weeks");
    }
  }

  public static AlertRows of(Collection<ScoredRow> rows, double weeks) {
    return new AlertRows(List.copyOf(rows), weeks);
  }

  /** Alerts against what came; an event is here whatever makes an alert right. */
  public ConfusionMatrix matrix(AlertSide side, double threshold) {
    long[] alerts = new long[2];
    long[] silences = new long[2];
    for (ScoredRow row : rows) {
      int due = side.isDue(row.event()) ? 1 : 0;
      (side.isAlert(row.probability(), threshold) ? alerts : silences)[due]++;
    }
    return new ConfusionMatrix(alerts[1], alerts[0], silences[1], silences[0]);
  }

  /** Alerts that come up in a week at the threshold. */
  public Metric alertsPerWeek(AlertSide side, double threshold) {
    return isUndated()
        ? Metric.undefined(UNDATED)
        : matrix(side, threshold)
            .selectionRate()
            .map("alerts per week", share -> share * rows.size() / weeks);
  }

  private boolean isUndated() {
    return weeks == 0 && !rows.isEmpty();
  }

  /** What the wrong decisions at the threshold cost in a week. */
  public Metric costPerWeek(AlertPolicy policy, double threshold) {
    ConfusionMatrix matrix = matrix(policy.side(), threshold);
    return isUndated() || rows.isEmpty()
        ? Metric.undefined(rows.isEmpty() ? "there are no test rows" : UNDATED)
        : Metric.of(
            (matrix.falsePositives() * policy.costOfFalseAlert()
                    + matrix.falseNegatives() * policy.costOfMiss())
                / weeks,
            "money per week",
            rows.size());
  }

  /**
   * The threshold with the longest list that still fits, where rows of one probability cannot be
   * parted. Where not even those of the outermost probability fit, the threshold that takes them
   * alone.
   */
  double fitting(AlertSide side, double mostAlerts) {
    NavigableMap<Double, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.probability(), 1, Integer::sum));
    NavigableMap<Double, Integer> outermostFirst =
        side == AlertSide.BELOW ? counts : counts.descendingMap();
    double last = outermostFirst.firstKey();
    long alerts = 0;
    for (var tie : outermostFirst.entrySet()) {
      alerts += tie.getValue();
      boolean isFirst = tie.getKey().equals(outermostFirst.firstKey());
      if (alerts > mostAlerts && !isFirst) {
        // Below a threshold, the threshold itself is no alert any more.
        return side == AlertSide.BELOW ? tie.getKey() : last;
      }
      last = tie.getKey();
    }
    return side == AlertSide.BELOW ? Math.nextUp(last) : last;
  }
}
