package io.bowtie.generate;

import java.util.List;
import java.util.function.Predicate;

/**
 * How much more often something happens with a trait than without it: the difference of the two
 * shares in standard errors of the pooled share, so that chance alone stays within about three.
 *
 * @param with cases that have the trait
 * @param hitsWith those of them where it happened
 * @param without cases that do not
 * @param hitsWithout those of them where it happened
 */
record Strata(int with, int hitsWith, int without, int hitsWithout) {

  static <T> Strata of(List<T> cases, Predicate<T> trait, Predicate<T> hit) {
    List<T> with = cases.stream().filter(trait).toList();
    List<T> without = cases.stream().filter(trait.negate()).toList();
    return new Strata(
        with.size(),
        (int) with.stream().filter(hit).count(),
        without.size(),
        (int) without.stream().filter(hit).count());
  }

  double standardErrors() {
    double pooled = (double) (hitsWith + hitsWithout) / (with + without);
    double variance = pooled * (1 - pooled) * (1.0 / with + 1.0 / without);
    double difference = (double) hitsWith / with - (double) hitsWithout / without;
    return difference / Math.sqrt(variance);
  }
}
