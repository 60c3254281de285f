package io.bowtie.model;

/**
 * When a label counts and when it is final.
 *
 * @param horizonDays within which the event counts
 * @param graceDays in which it may be taken back
 * @param delayDays 95 % of outcomes are recorded within so many days; measured, not guessed
 */
public record LabelRule(int horizonDays, int graceDays, int delayDays) {

  /** Days after a landmark until its label is final: also the embargo before a cut. */
  public int maturityDays() {
    return horizonDays + graceDays + delayDays;
  }
}
