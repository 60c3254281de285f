package io.bowtie.model.leakage;

import io.bowtie.config.SignOff;
import java.util.Optional;

/**
 * A candidate, what its numbers say, and what becomes of it.
 *
 * @param candidate the column
 * @param measured what its numbers say
 * @param verdict what becomes of it
 * @param reason one sentence for each thing held against it, or why it is kept
 * @param caughtBy name, declaration, numbers or both (declaration and numbers); empty when nothing
 *     is held against it, signed for or not
 * @param isCaughtByNumbers whether the numbers alone would have caught it
 * @param signOff that let it train; empty when none was needed or none helps
 */
public record LedgerEntry(
    Candidate candidate,
    Measured measured,
    LedgerVerdict verdict,
    String reason,
    Optional<String> caughtBy,
    boolean isCaughtByNumbers,
    Optional<SignOff> signOff) {

  /** The feature's name. */
  public String feature() {
    return candidate.name();
  }

  /** Who lets it train and why, for the model card; empty when nobody had to. */
  public Optional<String> signedSentence() {
    return signOff.map(
        by ->
            "The model may learn from "
                + feature()
                + " since "
                + by.by()
                + " signed for it: "
                + by.reason());
  }

  /** Whether it may train. */
  public boolean isKept() {
    return verdict == LedgerVerdict.KEPT;
  }
}
