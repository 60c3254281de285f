package io.bowtie.evaluation;

/**
 * One measure of one group.
 *
 * @param dimension such as segment
 * @param group such as enterprise
 * @param measure what is measured
 * @param value in the group; shares with Wilson's interval, the others from resampled accounts
 * @param rest in all other rows of the dimension
 * @param ratio group over rest from resampled accounts; of the calibration gap, the ratio of events
 *     foretold per event observed
 * @param verdict of the ratio
 */
public record GroupMetric(
    String dimension,
    String group,
    GroupMeasure measure,
    Metric value,
    Metric rest,
    Metric ratio,
    ParityVerdict verdict) {

  /** Whether a row is of this group. */
  boolean holds(GroupedRow row) {
    return row.groups().getOrDefault(dimension, Dimension.UNKNOWN).equals(group);
  }
}
