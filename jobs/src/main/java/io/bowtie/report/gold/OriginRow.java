package io.bowtie.report.gold;

/**
 * What a part of the backtest, or the version itself, was used for.
 *
 * @param part the day of the cut, the fold, or model
 * @param isKept whether it counts
 * @param reason why it does not, and what would leave more; empty where it counts
 * @param fitRows looks that fitted the model
 * @param fitEvents looks among them with an event
 * @param chosenByRows looks among them that compared and calibrated grid points
 * @param testedCases cases that were tested
 * @param testedEventCases cases among them with an event
 */
public record OriginRow(
    String part,
    boolean isKept,
    String reason,
    long fitRows,
    long fitEvents,
    long chosenByRows,
    long testedCases,
    long testedEventCases) {

  static OriginRow of(Fields fields) {
    String remedy = fields.text("remedy");
    return new OriginRow(
        fields.text("part"),
        fields.flag("is_kept"),
        fields.text("reason") + (remedy.isEmpty() ? "" : " " + remedy),
        fields.count("fit_rows"),
        fields.count("fit_events"),
        fields.count("chosen_by_rows"),
        fields.count("tested_cases"),
        fields.count("tested_event_cases"));
  }
}
