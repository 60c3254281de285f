package io.bowtie.evaluation;

/** One measure of one group, before the whole family of tests is known. */
record Finding(
    String dimension,
    String group,
    GroupMeasure measure,
    Metric value,
    Metric rest,
    ParityTest parity) {

  /**
   * @param cut the greatest p-value in the family that is a discovery
   */
  GroupMetric judged(double cut) {
    return new GroupMetric(
        dimension, group, measure, value, rest, parity.ratio(), parity.verdict(cut));
  }
}
