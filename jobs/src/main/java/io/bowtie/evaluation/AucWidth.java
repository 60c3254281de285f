package io.bowtie.evaluation;

/**
 * How wide the 95 % interval of an AUC will be, before anything is tested.
 *
 * <p>Source: J. A. Hanley and B. J. McNeil, "The meaning and use of the area under a receiver
 * operating characteristic (ROC) curve", Radiology 143 (1982), 29 to 36, equation 2.
 */
public final class AucWidth {
  private AucWidth() {}

  /**
   * The width.
   *
   * @param auc to expect, 0.5 to 1
   * @param events cases with the event, at least one
   * @param others cases without, at least one
   */
  public static double of(double auc, long events, long others) {
    double twoEvents = auc / (2 - auc);
    double twoOthers = 2 * auc * auc / (1 + auc);
    double variance =
        (auc * (1 - auc)
                + (events - 1) * (twoEvents - auc * auc)
                + (others - 1) * (twoOthers - auc * auc))
            / ((double) events * others);
    return Math.min(1, 2 * Wilson.Z * Math.sqrt(variance));
  }
}
