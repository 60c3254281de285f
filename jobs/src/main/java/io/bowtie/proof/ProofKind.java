package io.bowtie.proof;

import io.bowtie.generate.Effects;
import java.util.Locale;

/** What is known of a proof company before anything looks at it. */
enum ProofKind {
  /** Outcomes follow known effects, and columns that know the outcome are offered to training. */
  PLANTED(Effects.PLANTED, true),
  /** Outcomes follow nothing, and no column knows them. */
  WITHOUT_SIGNAL(Effects.NONE, false),
  /** A company like the planted one, of which only the rows are wanted. */
  FRESH(Effects.PLANTED, false);

  private final Effects effects;
  private final boolean hasLeaks;

  ProofKind(Effects effects, boolean hasLeaks) {
    this.effects = effects;
    this.hasLeaks = hasLeaks;
  }

  Effects effects() {
    return effects;
  }

  boolean hasLeaks() {
    return hasLeaks;
  }

  /** As files are named. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
