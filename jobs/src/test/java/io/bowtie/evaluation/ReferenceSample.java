package io.bowtie.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The sample whose reference values the tests cite; {@code reference/metrics.py} draws the same one
 * and works the values out. Its generator is Lehmer's, state = 48271 state mod 2^31 - 1, so that
 * both languages have the same numbers to the last bit.
 */
final class ReferenceSample {
  private static final long MODULUS = (1L << 31) - 1;
  private static final int ROWS = 500;

  /**
   * One row.
   *
   * @param fine a probability that no other row has
   * @param tied a probability that others have too, one of 40
   * @param event what came
   */
  private record Drawn(double fine, double tied, boolean event) {}

  private long state;

  private ReferenceSample(long seed) {
    this.state = seed;
  }

  /** 500 rows of distinct probabilities. */
  static ScoredRows fine() {
    return ScoredRows.of(rows(Drawn::fine));
  }

  /** The same rows with probabilities that tie. */
  static List<ScoredRow> tied() {
    return rows(Drawn::tied);
  }

  /** The distinct probabilities alone, as a feature in training. */
  static double[] before() {
    return drawn().stream().mapToDouble(Drawn::fine).toArray();
  }

  /** 120 later values of that feature, moved upwards. */
  static double[] now() {
    ReferenceSample sample = new ReferenceSample(7);
    return IntStream.range(0, 120)
        .mapToDouble(i -> Math.min(0.999, Math.pow(sample.next(), 0.8)))
        .toArray();
  }

  private static List<ScoredRow> rows(ToDoubleFunction<Drawn> probability) {
    List<Drawn> drawn = drawn();
    return IntStream.range(0, ROWS)
        .mapToObj(
            i -> Rows.row("e" + i, probability.applyAsDouble(drawn.get(i)), drawn.get(i).event()))
        .toList();
  }

  private static List<Drawn> drawn() {
    ReferenceSample sample = new ReferenceSample(20260630);
    List<Drawn> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      double fine = sample.next();
      boolean event = sample.next() < 0.1 + 0.6 * fine;
      rows.add(new Drawn(fine, (1 + Math.floor(fine * fine * 40)) / 50, event));
    }
    return rows;
  }

  private double next() {
    state = 48271 * state % MODULUS;
    return (double) state / MODULUS;
  }
}
