package io.bowtie.report.gold;

/**
 * What came of the scores of one month.
 *
 * @param basis model or rules
 * @param version empty for rules
 * @param cohort first day of the month
 * @param expected what the same probabilities had promised
 * @param backtest what the backtest had shown
 * @param verdict as_expected, worse, better or unknown
 * @param isAlarm worse in this month and the one before
 */
public record RealisedRow(
    String useCase,
    String basis,
    String version,
    String cohort,
    boolean isComplete,
    String metric,
    Estimate value,
    Estimate expected,
    Estimate backtest,
    String verdict,
    boolean isAlarm,
    String asOf) {

  static RealisedRow of(Fields fields) {
    long support = fields.count("support");
    return new RealisedRow(
        fields.text("use_case"),
        fields.text("basis"),
        fields.text("model_version"),
        fields.day("cohort"),
        fields.flag("is_complete"),
        fields.text("metric"),
        fields.estimate("value", "low", "high", support, fields.text("undefined_reason")),
        fields.estimate(
            "expected_value",
            "expected_low",
            "expected_high",
            support,
            "nothing is expected of it"),
        fields.estimate(
            "backtest_value",
            "backtest_low",
            "backtest_high",
            Estimate.UNKNOWN_SUPPORT,
            "the backtest has none"),
        fields.text("verdict"),
        fields.flag("is_alarm"),
        fields.day("as_of"));
  }
}
