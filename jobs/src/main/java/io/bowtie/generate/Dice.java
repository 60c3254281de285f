package io.bowtie.generate;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Chance, from a seed and the name of a concern. Concerns do not share a stream, and entities split
 * their own off, so that a draw more in one place moves nothing elsewhere.
 */
final class Dice {
  private final SplittableRandom random;

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  static Dice of(long seed, String concern) {
    SplittableRandom mixed = new SplittableRandom(seed);
    return new Dice(new SplittableRandom(mixed.nextLong() ^ (concern.hashCode() * 0x9E3779B9L)));
  }

  Dice split() {
    return new Dice(random.split());
  }

  double uniform() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number from low to high, both possible. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  double gaussian() {
    return random.nextGaussian();
  }

  double lognormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  /** A Poisson count by Knuth's product of uniforms; meant for means below some hundred. */
  int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = uniform(); product > limit; product *= uniform()) {
      count++;
    }
    return count;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  <T> T pick(List<T> choices, ToDoubleFunction<T> share) {
    double point = uniform() * choices.stream().mapToDouble(share).sum();
    for (T choice : choices) {
      point -= share.applyAsDouble(choice);
      if (point < 0) {
        return choice;
      }
    }
    return choices.get(choices.size() - 1);
  }

  static double logistic(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
