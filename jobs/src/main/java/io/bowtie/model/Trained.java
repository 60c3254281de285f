package io.bowtie.model;

import io.bowtie.config.BacktestConf.Scheme;
import io.bowtie.evaluation.CalibrationBin;
import java.util.List;
import java.util.Optional;

/** What a training came to. */
public final class Trained {
  /** What everybody must know who reads the evidence of a grouped backtest. */
  static final String WITHOUT_TIME =
      "The data has no dates: each account was judged by a model trained on others, so the estimate"
          + " knows no time order and is optimistic.";

  private final TrainingTask task;
  private final Optional<Fitted> fitted;
  private final Evidence evidence;

  /**
   * Brings a training's results together.
   *
   * @param task that was set
   * @param fitted on everything mature tonight; empty when history does not carry a model
   * @param evidence of the backtest
   */
  Trained(TrainingTask task, Optional<Fitted> fitted, Evidence evidence) {
    this.task = task;
    this.fitted = fitted;
    this.evidence = evidence;
  }

  public TrainingTask task() {
    return task;
  }

  public Optional<Fitted> fitted() {
    return fitted;
  }

  Evidence evidence() {
    return evidence;
  }

  /** What scoring needs; empty without a model or without a test of it. */
  public Optional<ModelArtifact> artifact() {
    return fitted
        .filter(model -> !evidence.bins().isEmpty())
        .map(
            model ->
                new ModelArtifact(
                    model.chosen().model(),
                    model.chosen().calibrator(),
                    bins(evidence.bins()),
                    model.baseline(evidence.bestBaseline()),
                    bins(evidence.baselineBins())));
  }

  /** What the evidence gate said: publish, rules_only or abstain. */
  public String verdict() {
    return evidence.decision().verdict().word();
  }

  /** Why, one sentence a condition. */
  public List<String> verdictReasons() {
    return evidence.decision().reasons();
  }

  /** What the card must say of the estimate beside the company's own notes. */
  public List<String> caveats() {
    return task.train().backtest().scheme() == Scheme.GROUPED ? List.of(WITHOUT_TIME) : List.of();
  }

  /** The baseline with the least pooled log loss. */
  public String bestBaseline() {
    return evidence.bestBaseline();
  }

  private static List<ModelArtifact.Bin> bins(List<CalibrationBin> bins) {
    return bins.stream()
        .map(
            bin ->
                bin.observedRate()
                    .interval()
                    .map(
                        interval ->
                            new ModelArtifact.Bin(
                                bin.highestProbability(), interval.low(), interval.high()))
                    .orElseThrow())
        .toList();
  }
}
