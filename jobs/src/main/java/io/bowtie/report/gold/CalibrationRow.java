package io.bowtie.report.gold;

/**
 * A figure of calibration in one group.
 *
 * @param dimension segment, source, stage and the like
 */
public record CalibrationRow(String dimension, String group, String metric, Estimate value) {

  static CalibrationRow of(Fields fields) {
    return new CalibrationRow(
        fields.text("dimension"),
        fields.text("group_name"),
        fields.text("metric"),
        fields.estimate(
            "value",
            "low",
            "high",
            fields.has("support") ? fields.count("support") : Estimate.UNKNOWN_SUPPORT,
            fields.text("undefined_reason")));
  }
}
