package io.bowtie.scoring.drift;

import io.bowtie.evaluation.DriftVerdict;
import io.bowtie.evaluation.PopulationStability;
import io.bowtie.evaluation.RateShift;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far one subject is from training.
 *
 * @param subject as training saw it
 * @param sample of now
 * @param currentRows of the sample
 * @param currentAccounts behind them
 * @param stability of the bins; empty for the label
 * @param missing share then and now; empty for the label
 * @param newCategories share of rows of words that training did not know; empty for numbers
 * @param baseRate then and now; of the label alone
 * @param verdict before importance is looked at
 */
record Drifted(
    Subject subject,
    String sample,
    long currentRows,
    long currentAccounts,
    Optional<PopulationStability> stability,
    Optional<RateShift> missing,
    OptionalDouble newCategories,
    Optional<RateShift> baseRate,
    DriftVerdict verdict) {

  /**
   * Whether it counts in the night's summary: a feature that hardly moves scores is worth a look
   * only while the score moves too.
   */
  boolean isRaised(int importantFeatures, boolean isScoreMoving) {
    boolean isImportant =
        subject.kind() != Subject.Kind.FEATURE
            || subject.importanceRank().filter(rank -> rank <= importantFeatures).isPresent();
    return verdict == DriftVerdict.ALERT && (isImportant || isScoreMoving);
  }

  /** Why there is no verdict; empty where there is one. */
  Optional<String> undefinedReason() {
    return verdict != DriftVerdict.UNKNOWN
        ? Optional.empty()
        : stability
            .map(found -> found.psi().reason())
            .or(() -> baseRate.map(shift -> shift.difference().reason()));
  }
}
