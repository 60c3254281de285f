package io.bowtie.report.view;

import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.MetricRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The metrics that pages name, in the order in which they are shown. */
public enum MetricWord {
  AUC_ROC("auc_roc", "AUC-ROC", Numbers.SCORE, "0.5 is guessing, 1 is perfect order."),
  AUC_PR("auc_pr", "AUC-PR", Numbers.SCORE, "Average precision; the base rate is guessing."),
  LOG_LOSS("log_loss", "Log loss", Numbers.LOSS, "Lower is better; sure and wrong costs most."),
  LOG_LOSS_DIFFERENCE(
      "log_loss_difference",
      "Log loss against the best baseline",
      Numbers.LOSS,
      "Below zero with its whole interval means that the model is better."),
  AUC_ROC_DIFFERENCE(
      "auc_roc_difference",
      "AUC-ROC against the best baseline",
      Numbers.SCORE,
      "Above zero the model ranks better."),
  AUC_PR_DIFFERENCE(
      "auc_pr_difference",
      "AUC-PR against the best baseline",
      Numbers.SCORE,
      "Above zero the first of the list hold more events."),
  BRIER("brier", "Brier score", Numbers.LOSS, "Mean squared error of the probability."),
  BRIER_SKILL(
      "brier_skill",
      "Brier skill",
      Numbers.SCORE,
      "Share of the best baseline's error that it takes away."),
  ECE("ece", "Calibration error (ECE)", Numbers.SCORE, "Mean gap of predicted and observed."),
  ECE_FLOOR(
      "ece_noise_floor",
      "ECE of a perfect model",
      Numbers.SCORE,
      "What chance alone would show at this number of rows."),
  CALIBRATION_SLOPE(
      "calibration_slope", "Calibration slope", Numbers.RATIO, "1 is right; below 1 is too sure."),
  CALIBRATION_INTERCEPT(
      "calibration_intercept",
      "Calibration intercept",
      Numbers.RATIO,
      "0 is right; above 0 means that more happens than was predicted."),
  ECE_FLOOR_P95(
      "ece_noise_floor_p95",
      "ECE that a perfect model stays below",
      Numbers.SCORE,
      "Nineteen times in twenty, at this number of rows."),
  BASE_RATE("base_rate", "Base rate", Numbers.SHARE, "Share of rows in which the event happened."),
  OBSERVED_RATE("observed_rate", "Observed rate", Numbers.SHARE, "What came."),
  EVENTS("events", "Events", Numbers.COUNT, "How often it happened."),
  SELECTION_RATE("selection_rate", "Selection rate", Numbers.SHARE, "Share that is picked."),
  TRUE_POSITIVE_RATE(
      "true_positive_rate",
      "True positive rate",
      Numbers.SHARE,
      "Share of events that are picked."),
  FALSE_POSITIVE_RATE(
      "false_positive_rate",
      "False positive rate",
      Numbers.SHARE,
      "Share of non-events that are picked."),
  PRECISION("precision", "Precision", Numbers.SHARE, "Share of picked that happened."),
  RECALL("recall", "Recall", Numbers.SHARE, "Share of what there was to act on that is picked."),
  FALSE_ALERTS(
      "false_alerts_per_100",
      "False alerts in a hundred",
      Numbers.RATIO,
      "How often it cries wolf."),
  MEAN_PROBABILITY(
      "mean_probability", "Mean probability", Numbers.SHARE, "Should meet the base rate."),
  CALIBRATION_GAP("calibration_gap", "Calibration gap", Numbers.SCORE, "Predicted minus observed."),
  REASON_FAITHFULNESS(
      "reason_faithfulness",
      "Faithful reasons",
      Numbers.SHARE,
      "Share of rows that the three families named first move more than others do.");

  private final String code;
  private final String label;
  private final Numbers numbers;
  private final String meaning;

  MetricWord(String code, String label, Numbers numbers, String meaning) {
    this.code = code;
    this.label = label;
    this.numbers = numbers;
    this.meaning = meaning;
  }

  public String code() {
    return code;
  }

  public String label() {
    return label;
  }

  public Numbers numbers() {
    return numbers;
  }

  public String meaning() {
    return meaning;
  }

  /** The chosen candidate's value over all origins, on the model's own question. */
  public Estimate of(Evidence evidence) {
    return of(evidence, MetricRow.MODEL, MetricRow.WITHIN_HORIZON);
  }

  /** A candidate's value over all origins; missing where the backtest did not write one. */
  public Estimate of(Evidence evidence, String candidate, String question) {
    return evidence
        .pooled(candidate, question, code)
        .map(MetricRow::estimate)
        .orElseGet(() -> Estimate.missing("the backtest did not write it", 0));
  }

  /**
   * The chosen candidate's numbers with how to read them. What the backtest did not write is left
   * out; what it wrote as undefined comes with its reason.
   */
  public static List<Fact> facts(Evidence evidence, List<MetricWord> words) {
    return words.stream()
        .filter(word -> evidence.headline(word.code).isPresent())
        .map(word -> Fact.of(word.label, word.of(evidence), word.numbers, word.meaning))
        .toList();
  }

  /** The same of a baseline: what the backtest wrote of it. */
  public static List<Fact> facts(Evidence evidence, String candidate, List<MetricWord> words) {
    return words.stream()
        .filter(word -> evidence.pooled(candidate, MetricRow.WITHIN_HORIZON, word.code).isPresent())
        .map(
            word ->
                Fact.of(
                    word.label + " of the rule",
                    word.of(evidence, candidate, MetricRow.WITHIN_HORIZON),
                    word.numbers,
                    word.meaning))
        .toList();
  }

  /** The word of a table's metric name, if pages know one. */
  public static Optional<MetricWord> find(String metric) {
    return Arrays.stream(values()).filter(word -> word.code.equals(metric)).findFirst();
  }

  /** The label of a metric name; the name itself in plain words where pages know none. */
  public static String labelOf(String metric) {
    return find(metric).map(MetricWord::label).orElseGet(() -> Words.plain(metric));
  }

  /** Where a metric name stands in the order; unknown ones come last. */
  public static int orderOf(String metric) {
    return find(metric).map(Enum::ordinal).orElse(values().length);
  }

  /** How a metric's numbers are written. */
  public static Numbers numbersOf(String metric, String unit) {
    return find(metric).map(MetricWord::numbers).orElseGet(() -> Numbers.ofUnit(unit));
  }
}
