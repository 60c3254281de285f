package io.bowtie.report.gold;

/**
 * A confusion matrix at a band edge, over all origins.
 *
 * @param edge the band edge, such as B/C
 * @param threshold predicted positive from this probability on
 */
public record MatrixRow(
    String edge,
    double threshold,
    long truePositives,
    long falsePositives,
    long falseNegatives,
    long trueNegatives,
    Estimate precision,
    Estimate recall,
    Estimate falsePositiveRate) {

  private static final String NO_ROWS = "there are no test rows";

  static MatrixRow of(Fields fields) {
    long hits = fields.count("true_positives");
    long falseAlerts = fields.count("false_positives");
    long misses = fields.count("false_negatives");
    long quiet = fields.count("true_negatives");
    boolean isNone = hits + falseAlerts + misses + quiet == 0;
    return new MatrixRow(
        fields.text("threshold_name"),
        fields.number("threshold"),
        hits,
        falseAlerts,
        misses,
        quiet,
        rate(
            fields,
            "precision",
            hits + falseAlerts,
            isNone ? NO_ROWS : "nothing was predicted to happen"),
        rate(fields, "recall", hits + misses, isNone ? NO_ROWS : "nothing happened"),
        rate(
            fields,
            "false_positive_rate",
            falseAlerts + quiet,
            isNone ? NO_ROWS : "everything happened"));
  }

  private static Estimate rate(Fields fields, String name, long support, String reason) {
    return fields.estimate(name, name + "_low", name + "_high", support, reason);
  }

  /** Rows that were judged. */
  public long rows() {
    return truePositives + falsePositives + falseNegatives + trueNegatives;
  }
}
