package io.bowtie.report.gold;

/**
 * A figure of what people made of advice.
 *
 * @param dimension all, team, segment, source, action or reason_code
 * @param level the group
 */
public record RateRow(
    String useCase, String dimension, String level, String metric, Estimate value) {

  static RateRow of(Fields fields) {
    return new RateRow(
        fields.text("use_case"),
        fields.text("dimension"),
        fields.text("level"),
        fields.text("metric"),
        fields.estimate(
            "value", "low", "high", fields.count("support"), fields.text("undefined_reason")));
  }
}
