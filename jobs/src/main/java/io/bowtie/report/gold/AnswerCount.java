package io.bowtie.report.gold;

/**
 * How many pieces of advice, of all that is still followed, ended alike.
 *
 * @param arm advised, held_out or shadow
 * @param answer accepted, edited, rejected or ignored; open where there is none yet, and where
 *     nobody was advised
 * @param isRecent whether it was first given in the last {@link GovernanceNight#DAYS} days
 * @param firstAdvised the first day on which any of them was given
 */
public record AnswerCount(
    String useCase, String arm, String answer, boolean isRecent, String firstAdvised, long advice) {
  public static final String OPEN = "open";
  public static final String ADVISED = "advised";

  static AnswerCount of(Fields fields) {
    return new AnswerCount(
        fields.text("use_case"),
        fields.text("arm"),
        fields.text("decision"),
        fields.flag("is_recent"),
        fields.day("first_advised"),
        fields.count("advice"));
  }
}
