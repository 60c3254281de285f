package io.bowtie.report.gold;

/**
 * A tenth of the predictions.
 *
 * @param decile 1 holds the highest probabilities
 * @param rate events per row, with its Wilson interval
 * @param lift event rate over the base rate
 * @param gain share of all events down to here
 * @param amount money in the events
 */
public record DecileRow(
    int decile, long events, Estimate rate, Estimate lift, Estimate gain, Estimate amount) {

  static DecileRow of(Fields fields) {
    long rows = fields.count("row_count");
    return new DecileRow(
        (int) fields.count("decile"),
        fields.count("event_count"),
        fields.estimate("event_rate", "event_rate_low", "event_rate_high", rows, ""),
        fields.estimate("lift", rows, "the base rate is zero"),
        fields.estimate("cumulative_gain", rows, "there are no events"),
        fields.estimate("event_amount", rows, "events carry no amount"));
  }
}
