package io.bowtie.evaluation;

/** Arithmetic of one foretold probability. */
final class Probability {
  /** How near a probability may come to 0 and 1 where a logarithm is taken of it. */
  static final double CLIP = 1e-15;

  private Probability() {}

  static void require(double probability) {
    // Written so that NaN is refused as well.
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
    }
  }

  static double clip(double probability) {
    return Math.min(1 - CLIP, Math.max(CLIP, probability));
  }

  static double logOdds(double probability) {
    double clipped = clip(probability);
    return Math.log(clipped) - Math.log1p(-clipped);
  }

  static double ofLogOdds(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  static double logLoss(double probability, boolean event) {
    double clipped = clip(probability);
    return event ? -Math.log(clipped) : -Math.log1p(-clipped);
  }

  static double squaredError(double probability, boolean event) {
    double error = probability - (event ? 1 : 0);
    return error * error;
  }
}
