package io.bowtie.model.leakage;

/** What can be held against a candidate. */
enum Finding {
  /** Its name says that it is the outcome. */
  DENIED_NAME(LedgerVerdict.REFUSED, Witness.NAME),
  /** Its name says that it is what a person is. */
  PROTECTED_NAME(LedgerVerdict.REFUSED, Witness.NAME),
  /** Alone it ranks the outcome almost perfectly. */
  NEARLY_THE_LABEL(LedgerVerdict.REFUSED, Witness.NUMBERS),
  /** It is filled in once the outcome is known. */
  FILLED_AFTER(LedgerVerdict.NEEDS_SIGN_OFF, Witness.NUMBERS),
  /** Whether it is filled in at all goes with the outcome. */
  MISSING_TELLS(LedgerVerdict.NEEDS_SIGN_OFF, Witness.NUMBERS),
  /** Its later values tell more than those of the day. */
  LATER_TELLS(LedgerVerdict.NEEDS_SIGN_OFF, Witness.NUMBERS),
  /** Its name says that it may have come with the outcome, or be made from it. */
  SUSPECT_NAME(LedgerVerdict.NEEDS_SIGN_OFF, Witness.NAME),
  /** Alone it ranks the outcome better than a model of all the other columns. */
  BEATS_THE_OTHERS(LedgerVerdict.NEEDS_SIGN_OFF, Witness.NUMBERS),
  /** Nobody has said when it is known. */
  UNKNOWN_TIME(LedgerVerdict.NEEDS_SIGN_OFF, Witness.DECLARATION);

  private final LedgerVerdict verdict;
  private final Witness witness;

  Finding(LedgerVerdict verdict, Witness witness) {
    this.verdict = verdict;
    this.witness = witness;
  }

  /** What it comes to when nobody signs. */
  LedgerVerdict verdict() {
    return verdict;
  }

  Witness witness() {
    return witness;
  }

  /** Who noticed. */
  enum Witness {
    NAME,
    DECLARATION,
    NUMBERS
  }
}
