package io.bowtie.governance;

import io.bowtie.contract.AsOf;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One decision about which model a use case works with.
 *
 * @param useCase lead, deal or churn
 * @param sequence from 1, per use case, in the order of the decisions
 * @param kind what was decided
 * @param modelVersion the champion from then on; empty text for rules
 * @param formerVersion the champion until then; empty text for rules
 * @param effectiveFrom the first as-of that uses it
 * @param decidedBy an approver of the use case
 * @param note why
 * @param decidedAt when
 */
public record ModelEvent(
    String useCase,
    int sequence,
    Kind kind,
    String modelVersion,
    String formerVersion,
    AsOf effectiveFrom,
    String decidedBy,
    String note,
    Instant decidedAt) {

  /** What was decided. */
  public enum Kind {
    PROMOTED,
    ROLLED_BACK;

    /** The word in {@code gold.model_events}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word in {@code gold.model_events}. */
    public static Kind of(String word) {
      return Stream.of(values())
          .filter(kind -> kind.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("Not a model event: " + word));
    }
  }

  public ModelEvent {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(modelVersion);
    Objects.requireNonNull(formerVersion);
    Objects.requireNonNull(effectiveFrom);
    Objects.requireNonNull(decidedAt);
  }

  /** The champion from then on; empty when the use case went back to rules. */
  public Optional<String> champion() {
    return modelVersion.isEmpty() ? Optional.empty() : Optional.of(modelVersion);
  }
}
