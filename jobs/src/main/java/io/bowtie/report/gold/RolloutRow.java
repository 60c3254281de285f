package io.bowtie.report.gold;

import io.bowtie.governance.RolloutStage;
import java.util.Locale;

/**
 * One exit criterion of a stage, as a night found it.
 *
 * @param stage historical_test, shadow or live
 * @param isEnforced whether conf keeps the use case in shadow where it is not met
 * @param sentence the figure and its limit in words
 */
public record RolloutRow(
    String useCase,
    String stage,
    String criterion,
    boolean isMet,
    boolean isEnforced,
    String sentence,
    String asOf) {

  /** The stage that it leads out of, in the order of the way to users. */
  public RolloutStage stageOf() {
    return RolloutStage.valueOf(stage.toUpperCase(Locale.ROOT));
  }

  static RolloutRow of(Fields fields) {
    return new RolloutRow(
        fields.text("use_case"),
        fields.text("stage"),
        fields.text("criterion"),
        fields.flag("is_met"),
        fields.flag("is_enforced"),
        fields.text("sentence"),
        fields.day("as_of"));
  }
}
