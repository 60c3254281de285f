package io.bowtie.scoring.realised;

import io.bowtie.evaluation.ConfusionMatrix;
import io.bowtie.evaluation.ExpectedPerformance.Foretold;
import io.bowtie.evaluation.ScoredRow;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A score of a past night and what came of it: of an entity the first of its month.
 *
 * @param group it is judged with
 * @param row what was foretold, and what came
 * @param isAlert whether it was on the side of an alert, by the threshold of its night
 */
record MaturedScore(Group group, ScoredRow row, boolean isAlert) {

  /**
   * Scores that are judged together.
   *
   * @param basis model or rules
   * @param version of the model; empty for rules
   * @param cohort first day of the month
   */
  record Group(String basis, Optional<String> version, LocalDate cohort)
      implements Comparable<Group> {

    /** The same scores' month before. */
    Group before() {
      return new Group(basis, version, cohort.minusMonths(1));
    }

    @Override
    public int compareTo(Group other) {
      int byCohort = cohort.compareTo(other.cohort);
      int byBasis = byCohort != 0 ? byCohort : basis.compareTo(other.basis);
      return byBasis != 0 ? byBasis : version.orElse("").compareTo(other.version.orElse(""));
    }
  }

  Foretold foretold() {
    return new Foretold(row.probability(), isAlert);
  }

  /** Its cell of a matrix; {@code isDue} says whether there was something to act on. */
  ConfusionMatrix cell(boolean isDue) {
    return new ConfusionMatrix(
        isAlert && isDue ? 1 : 0,
        isAlert && !isDue ? 1 : 0,
        !isAlert && isDue ? 1 : 0,
        !isAlert && !isDue ? 1 : 0);
  }
}
