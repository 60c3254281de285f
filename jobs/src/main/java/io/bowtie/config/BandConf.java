package io.bowtie.config;

import java.io.Serializable;

/**
 * Edges of the bands of one use case, on calibrated probability. A retrain never moves them.
 *
 * @param a from this probability on the band is A
 * @param b from this probability on, and below A's edge, it is B; also the alert threshold
 * @param c from this probability on, and below B's edge, it is C; D below
 */
public record BandConf(double a, double b, double c) implements Serializable {

  static BandConf read(ConfSection section) {
    BandConf conf = new BandConf(section.number("a"), section.number("b"), section.number("c"));
    if (!(conf.a > conf.b && conf.b > conf.c && conf.c > 0 && conf.a < 1)) {
      throw section
          .wrong("a", "Band edges must fall from a over b to c, between 0 and 1")
          .remedy("For example a = 0.6, b = 0.3, c = 0.1.");
    }
    return conf;
  }
}
