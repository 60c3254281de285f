package io.bowtie.report.gold;

import java.util.Locale;

/**
 * How far one subject of a use case is from training.
 *
 * @param kind feature, score or label
 * @param sample rows of now: landmarks, tonight or matured
 * @param psi population stability index
 * @param nullP95 what chance alone stays below, missing where there is no index
 * @param newCategories share of words that training did not know; missing for numbers
 * @param importanceRank empty where it moves no score
 * @param verdict ok, watch, alert or unknown
 * @param isRaised an alert that counts
 */
public record DriftRow(
    String useCase,
    String modelVersion,
    String kind,
    String subject,
    String sample,
    long currentRows,
    Estimate psi,
    Estimate nullP95,
    Estimate missingBefore,
    Estimate missingNow,
    Estimate newCategories,
    Estimate rateBefore,
    Estimate rateNow,
    String importanceRank,
    String verdict,
    boolean isRaised) {

  static DriftRow of(Fields fields) {
    long now = fields.count("current_rows");
    long before = fields.count("training_rows");
    String reason = fields.text("undefined_reason");
    return new DriftRow(
        fields.text("use_case"),
        fields.text("model_version"),
        fields.text("subject_kind"),
        fields.text("subject"),
        fields.text("sample"),
        now,
        fields.estimate("psi", now, reason),
        fields.estimate("null_p95", now, reason),
        fields.estimate("training_missing_share", before, reason),
        fields.estimate("missing_share", "missing_share_low", "missing_share_high", now, reason),
        fields.estimate("new_category_share", now, reason.isEmpty() ? "it is a number" : reason),
        fields.estimate("training_rate", "training_rate_low", "training_rate_high", before, reason),
        fields.estimate("current_rate", "current_rate_low", "current_rate_high", now, reason),
        fields.has("importance_rank")
            ? String.format(Locale.ROOT, "%d", fields.count("importance_rank"))
            : "",
        fields.text("verdict"),
        fields.flag("is_raised"));
  }

  /** How far it lies beyond what chance shows; 0 where nobody knows. */
  public double beyondChance() {
    return psi.value().orElse(0) - nullP95.value().orElse(0);
  }
}
