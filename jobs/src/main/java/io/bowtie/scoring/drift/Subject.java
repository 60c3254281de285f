package io.bowtie.scoring.drift;

import io.bowtie.evaluation.FrozenBins;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing as training saw it.
 *
 * @param kind of thing
 * @param name of the feature; score or label
 * @param bins frozen
 * @param counts rows a bin in training
 * @param accounts behind these rows
 * @param importanceRank 1 moves scores most; empty where it moves none
 */
record Subject(
    Kind kind,
    String name,
    FrozenBins bins,
    List<Long> counts,
    long accounts,
    Optional<Integer> importanceRank) {

  static final String EVENT = "event";
  static final String NO_EVENT = "no_event";

  /** What may drift. */
  enum Kind {
    FEATURE,
    SCORE,
    LABEL;

    /** As tables write it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  Subject {
    counts = List.copyOf(counts);
  }

  long rows() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
