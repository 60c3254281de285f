package io.bowtie.report.gold;

/**
 * A key figure of a period and a group.
 *
 * @param periodType trailing, month or quarter
 */
public record KpiRow(
    String kpi,
    String periodType,
    String periodStart,
    String periodEnd,
    String dimension,
    String group,
    String unit,
    Estimate estimate) {

  static KpiRow of(Fields fields) {
    return new KpiRow(
        fields.text("kpi"),
        fields.text("period_type"),
        fields.day("period_start"),
        fields.day("period_end"),
        fields.text("dimension"),
        fields.text("group_name"),
        fields.text("unit"),
        fields.estimate(
            "value", "low", "high", fields.count("support"), fields.text("undefined_reason")));
  }
}
