package io.bowtie.report.gold;

/**
 * A limit beyond which a use case falls back to shadow, as a night judged it.
 *
 * @param limit override_rate or precision_floor
 * @param bound where it is set
 * @param minimum rows that it is judged on, at least
 * @param judgedUntil the last day of its window
 * @param verdict within, breached or too_few
 * @param fallsBack whether it is the second review running in breach
 */
public record LimitRow(
    String useCase,
    String limit,
    double bound,
    long minimum,
    String judgedUntil,
    Estimate value,
    String verdict,
    boolean isReview,
    boolean fallsBack,
    String asOf) {

  static LimitRow of(Fields fields) {
    return new LimitRow(
        fields.text("use_case"),
        fields.text("limit_name"),
        fields.number("bound"),
        fields.count("minimum"),
        fields.day("judged_until"),
        fields.estimate(
            "value", "low", "high", fields.count("support"), "there is nothing to judge yet"),
        fields.text("verdict"),
        fields.flag("is_review"),
        fields.flag("falls_back"),
        fields.day("as_of"));
  }
}
