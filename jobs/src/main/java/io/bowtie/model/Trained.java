package io.bowtie.model;

import io.bowtie.config.BacktestConf.Scheme;
import io.bowtie.evaluation.CalibrationBin;
import io.bowtie.evaluation.GateCondition;
import io.bowtie.evaluation.GateDecision;
import io.bowtie.evaluation.GateQuestion;
import io.bowtie.evaluation.Verdict;
import io.bowtie.model.leakage.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a training came to. */
public final class Trained {
  /** What everybody must know who reads the evidence of a grouped backtest. */
  static final String WITHOUT_TIME =
      "The data has no dates: each account was judged by a model trained on others, so the estimate"
          + " knows no time order and is optimistic.";

  private final TrainingTask task;
  private final FitResult result;
  private final Evidence evidence;
  private final Ledger ledger;
  private final List<Canary> canaries;
  private final Optional<String> comparedWith;
  private final Backtested backtested;
  private final BacktestChoices choices;
  private final PeerRates peers;

  /**
   * Brings a training's results together.
   *
   * @param task that was set
   * @param result of fitting everything mature tonight
   * @param evidence of the backtest
   * @param backtested behind the evidence
   * @param choices of horizon and step, and what each would leave to test
   * @param ledger which columns it was allowed to learn from
   * @param canaries trials of the evidence itself
   * @param comparedWith version of the champion that it challenges; empty where there was none
   * @param peers what became of the rows behind the model, by their values
   */
  Trained(
      TrainingTask task,
      FitResult result,
      Evidence evidence,
      Backtested backtested,
      BacktestChoices choices,
      Ledger ledger,
      List<Canary> canaries,
      Optional<String> comparedWith,
      PeerRates peers) {
    this.task = task;
    this.result = result;
    this.evidence = evidence;
    this.backtested = backtested;
    this.choices = choices;
    this.ledger = ledger;
    this.canaries = List.copyOf(canaries);
    this.comparedWith = comparedWith;
    this.peers = peers;
  }

  public TrainingTask task() {
    return task;
  }

  /** The candidates and baselines; empty where history does not carry a model. */
  public Optional<Fitted> fitted() {
    return result.model();
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
    return backtested.tests();
  }

  BacktestChoices choices() {
    return choices;
  }

  /** What each part of the backtest was used for, and last what the model itself was fitted on. */
  List<PartUse> parts() {
    PartUse ofModel =
        new PartUse(
            PartUse.MODEL,
            Optional.empty(),
            Optional.empty(),
            result.model().map(Fitted::window),
            new TestRows(List.of()).tested(),
            result.whyNot());
    return Stream.concat(backtested.parts().stream(), Stream.of(ofModel)).toList();
  }

  /** What scoring needs; empty without a model or without a test of it. */
  public Optional<ModelArtifact> artifact() {
    return result
        .model()
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

  /** The gate's, with what the training itself has to say. */
  GateDecision decision() {
    GateDecision weighed = Canaries.weighed(evidence.decision(), canaries);
    return result
        .whyNot()
        .map(
            whyNot ->
                weighed.because(
                    Verdict.ABSTAIN,
                    List.of(
                        GateCondition.of(
                            GateQuestion.ENOUGH,
                            false,
                            "No model could be fitted tonight: " + whyNot))))
        .orElse(weighed);
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
