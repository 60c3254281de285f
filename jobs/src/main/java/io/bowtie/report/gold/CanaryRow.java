package io.bowtie.report.gold;

/**
 * A trial of the evidence itself.
 *
 * @param canary what was tried
 * @param result held, failed, reported or not_run
 * @param value what was measured
 * @param sentence what was tried and found
 */
public record CanaryRow(String canary, String result, Estimate value, String sentence) {

  static CanaryRow of(Fields fields) {
    return new CanaryRow(
        fields.text("canary"),
        fields.text("result"),
        fields.estimate("value", "low", "high", fields.count("support"), "not run"),
        fields.text("sentence"));
  }
}
