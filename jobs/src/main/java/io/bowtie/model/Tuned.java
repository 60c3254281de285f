package io.bowtie.model;

import io.bowtie.config.Algorithm;
import io.bowtie.evaluation.LogisticLine;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which grid points did best on rows later than those that fitted them.
 *
 * @param best of all
 * @param bestOfEach the best of each algorithm, in the algorithms' order
 */
record Tuned(int best, List<Integer> bestOfEach) {

  Tuned {
    bestOfEach = List.copyOf(bestOfEach);
  }

  /**
   * Compares by log loss behind a Platt line of each one's own. Without it the well calibrated
   * would win over the discerning, though a calibrator follows anyway; the line's two numbers,
   * fitted on the same rows, favour nobody.
   *
   * @param scored the same rows under each learner
   */
  static Tuned of(List<Learner> learners, List<List<CalibrationRow>> scored) {
    double[] losses = scored.stream().mapToDouble(Tuned::logLoss).toArray();
    Map<Algorithm, Integer> bestOfEach = new EnumMap<>(Algorithm.class);
    for (int i = 0; i < losses.length; i++) {
      bestOfEach.merge(
          learners.get(i).algorithm(),
          i,
          (one, other) -> losses[other] < losses[one] ? other : one);
    }
    int best =
        IntStream.range(0, losses.length)
            .boxed()
            .min(Comparator.comparingDouble(i -> losses[i]))
            .orElseThrow();
    return new Tuned(best, List.copyOf(bestOfEach.values()));
  }

  private static double logLoss(List<CalibrationRow> rows) {
    double[] logOdds = rows.stream().mapToDouble(CalibrationRow::logOdds).toArray();
    boolean[] events = new boolean[rows.size()];
    for (int i = 0; i < events.length; i++) {
      events[i] = rows.get(i).isEvent();
    }
    LogisticLine line = LogisticLine.fit(logOdds, events);
    double sum = 0;
    for (int i = 0; i < events.length; i++) {
      double calibrated = line.intercept() + line.slope() * logOdds[i];
      sum += Math.log1p(Math.exp(events[i] ? -calibrated : calibrated));
    }
    return sum / events.length;
  }
}
