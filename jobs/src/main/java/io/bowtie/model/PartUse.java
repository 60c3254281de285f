package io.bowtie.model;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.Tested;
import java.util.Optional;

/**
 * What one part of a backtest was used for, or why it fell away.
 *
 * @param name the day of the cut, the number of the fold, or {@link #MODEL}
 * @param origin the cut; empty where the backtest knows no time order
 * @param testUntil the last landmark that could test; empty where it knows no time order
 * @param window what was learned from; empty where nothing could be
 * @param tested how much was tested
 * @param whyNot why it does not count; empty where it does
 */
record PartUse(
    String name,
    Optional<AsOf> origin,
    Optional<AsOf> testUntil,
    Optional<Window> window,
    Tested tested,
    Optional<String> whyNot) {
  /** The name of what the registered model was fitted on; it tests nothing. */
  static final String MODEL = "model";

  private static final Tested NOTHING = new Tested(0, 0, 0, 0, 0);

  static PartUse without(HeldOut part, String whyNot) {
    return new PartUse(
        part.name(),
        part.origin(),
        part.testUntil(),
        Optional.empty(),
        NOTHING,
        Optional.of(whyNot));
  }

  static PartUse of(HeldOut part, Window window, TestRows tests) {
    return new PartUse(
        part.name(),
        part.origin(),
        part.testUntil(),
        Optional.of(window),
        tests.tested(),
        tests.all().isEmpty()
            ? Optional.of("Nothing that came after it and before the next one has a final outcome.")
            : Optional.empty());
  }
}
