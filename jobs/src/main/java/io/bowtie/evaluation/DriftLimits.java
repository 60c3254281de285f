package io.bowtie.evaluation;

/**
 * From when on a difference counts. Authors differ on the usual limits, so they are conf.
 *
 * @param watch population stability index to keep an eye on
 * @param alert index above which somebody has to look
 * @param missingAlert difference of missing shares above which somebody has to look
 * @param rateAlert ratio of base rates above which, or below whose inverse, somebody has to look
 */
public record DriftLimits(double watch, double alert, double missingAlert, double rateAlert) {

  public DriftLimits {
    if (!(watch > 0 && alert >= watch && missingAlert > 0 && rateAlert > 1)) {
      throw new IllegalArgumentException("limits do not rise: " + watch + ", " + alert);
    }
  }
}
