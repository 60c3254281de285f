package io.bowtie.report.gold;

/**
 * A metric of one group against the rest of the population.
 *
 * @param dimension segment, source and the like
 * @param value the metric in the group
 * @param rest the metric in the rest
 * @param ratio value over rest, with its interval
 * @param verdict outside, inside or insufficient against 0.8 to 1.25; empty when suppressed
 * @param isSuppressed whether the group is too small to show
 */
public record GroupRow(
    String dimension,
    String group,
    String metric,
    Estimate value,
    Estimate rest,
    Estimate ratio,
    String verdict,
    boolean isSuppressed) {

  static GroupRow of(Fields fields) {
    boolean isSuppressed = !fields.has("support");
    long support = isSuppressed ? Estimate.UNKNOWN_SUPPORT : fields.count("support");
    String reason = fields.text("undefined_reason");
    return new GroupRow(
        fields.text("dimension"),
        fields.text("group_name"),
        fields.text("metric"),
        fields.estimate("value", "low", "high", support, reason),
        fields.estimate("rest_value", Estimate.UNKNOWN_SUPPORT, reason),
        fields.estimate("ratio", "ratio_low", "ratio_high", support, reason),
        fields.text("verdict"),
        isSuppressed);
  }
}
