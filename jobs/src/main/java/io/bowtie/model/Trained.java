package io.bowtie.model;

import io.bowtie.config.BacktestConf.Scheme;
import io.bowtie.evaluation.CalibrationBin;
import io.bowtie.evaluation.GateDecision;
import io.bowtie.model.leakage.Ledger;
import java.util.ArrayList;
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
  private final Ledger ledger;
  private final List<Canary> canaries;
  private final Optional<String> comparedWith;
  private final List<TestRow> tests;
  private final PeerRates peers;

  /**
   * Brings a training's results together.
   *
   * @param task that was set
   * @param fitted on everything mature tonight; empty when history does not carry a model
   * @param evidence of the backtest
   * @param tests behind the evidence
   * @param ledger which columns it was allowed to learn from
   * @param canaries trials of the evidence itself
   * @param comparedWith version of the champion that it challenges; empty where there was none
   * @param peers what became of the rows behind the model, by their values
   */
  Trained(
      TrainingTask task,
      Optional<Fitted> fitted,
      Evidence evidence,
      List<TestRow> tests,
      Ledger ledger,
      List<Canary> canaries,
      Optional<String> comparedWith,
      PeerRates peers) {
    this.task = task;
    this.fitted = fitted;
    this.evidence = evidence;
    this.tests = List.copyOf(tests);
    this.ledger = ledger;
    this.canaries = List.copyOf(canaries);
    this.comparedWith = comparedWith;
    this.peers = peers;
  }

  public TrainingTask task() {
    return task;
  }

  public Optional<Fitted> fitted() {
    return fitted;
  }

  /** The champion that it was compared with. */
  public Optional<String> comparedWith() {
    return comparedWith;
  }

  Ledger ledger() {
    return ledger;
  }

  Evidence evidence() {
    return evidence;
  }

  List<Canary> canaries() {
    return canaries;
  }

  List<TestRow> tests() {
    return tests;
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
                    bins(evidence.baselineBins()),
                    peers));
  }

  /**
   * What the evidence gate said: publish, rules_only or abstain. Evidence that a canary has refuted
   * speaks for nothing.
   */
  public String verdict() {
    return decision().verdict().word();
  }

  /** Why, one sentence a condition; first those of canaries that failed. */
  public List<String> verdictReasons() {
    return decision().reasons();
  }

  private GateDecision decision() {
    return Canaries.weighed(evidence.decision(), canaries);
  }

  /** What the card must say of the estimate beside the company's own notes. */
  public List<String> caveats() {
    List<String> caveats = new ArrayList<>();
    if (task.train().backtest().scheme() == Scheme.GROUPED) {
      caveats.add(WITHOUT_TIME);
    }
    ledger.entries().stream()
        .flatMap(entry -> entry.signedSentence().stream())
        .forEach(caveats::add);
    return List.copyOf(caveats);
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
