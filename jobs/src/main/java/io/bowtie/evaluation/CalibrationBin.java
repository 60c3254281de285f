package io.bowtie.evaluation;

/**
 * One point of a reliability diagram: rows of similar probability.
 *
 * @param number from 1 (lowest probabilities); numbers are skipped where ties were merged
 * @param rows at least 1
 * @param events how many of them had an event
 * @param meanProbability what was foretold of them
 * @param observedRate what came, with Wilson's interval and support
 * @param lowestProbability the least probability in the bin
 * @param highestProbability the greatest
 */
public record CalibrationBin(
    int number,
    long rows,
    long events,
    double meanProbability,
    Metric observedRate,
    double lowestProbability,
    double highestProbability) {

  /** Whether what was foretold lies in the interval of what came. */
  public boolean isInside() {
    return observedRate.interval().orElseThrow().contains(meanProbability);
  }

  /** How far what was foretold lies from what came, never negative. */
  double distance() {
    return Math.abs(meanProbability - observedRate.orElseThrow());
  }
}
