package io.bowtie.governance;

import io.bowtie.contract.AsOf;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A use case was stopped, let go on, or put back to shadow.
 *
 * @param useCase lead, deal or churn
 * @param sequence from 1, per use case
 * @param kind what happened
 * @param effectiveFrom the first as-of for which it counts
 * @param decidedBy an approver; for a fall back the night
 * @param note why
 * @param decidedAt when
 */
public record UseCaseEvent(
    String useCase,
    int sequence,
    Kind kind,
    AsOf effectiveFrom,
    String decidedBy,
    String note,
    Instant decidedAt) {

  /** What happened to a use case. */
  public enum Kind {
    STOPPED,
    RESUMED,
    FELL_BACK;

    /** The word in {@code gold.use_case_events}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word in {@code gold.use_case_events}. */
    public static Kind of(String word) {
      return Stream.of(values())
          .filter(kind -> kind.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("Not a use case event: " + word));
    }
  }

  public UseCaseEvent {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(effectiveFrom);
    Objects.requireNonNull(decidedAt);
  }
}
