package io.bowtie.report.gold;

/**
 * How many entities tonight's scores put into a band.
 *
 * @param basis model or rules
 * @param version the champion; empty for rules
 */
public record ScoreCount(String basis, String version, String band, long entities) {

  static ScoreCount of(Fields fields) {
    return new ScoreCount(
        fields.text("basis"),
        fields.text("model_version"),
        fields.text("band"),
        fields.count("entities"));
  }
}
