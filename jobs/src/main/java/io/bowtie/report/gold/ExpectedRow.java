package io.bowtie.report.gold;

/** What tonight's scores of a use case promise, if they are right. */
public record ExpectedRow(String useCase, String metric, Estimate value) {

  static ExpectedRow of(Fields fields) {
    return new ExpectedRow(
        fields.text("use_case"),
        fields.text("metric"),
        fields.estimate(
            "value", "low", "high", fields.count("support"), fields.text("undefined_reason")));
  }
}
