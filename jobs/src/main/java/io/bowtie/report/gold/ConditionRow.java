package io.bowtie.report.gold;

import io.bowtie.evaluation.GateQuestion;
import java.util.Locale;

/**
 * A condition of the evidence gate.
 *
 * @param question that it belongs to
 * @param isMet whether the evidence meets it
 * @param sentence what was found
 * @param remedy what would help; empty where it is met, or nothing would
 */
public record ConditionRow(GateQuestion question, boolean isMet, String sentence, String remedy) {

  static ConditionRow of(Fields fields) {
    return new ConditionRow(
        GateQuestion.valueOf(fields.text("question").toUpperCase(Locale.ROOT)),
        fields.flag("is_met"),
        fields.text("sentence"),
        fields.text("remedy"));
  }

  /** What was found and what would help. */
  public String said() {
    return remedy.isEmpty() ? sentence : sentence + " " + remedy;
  }
}
