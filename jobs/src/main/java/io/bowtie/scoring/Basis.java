package io.bowtie.scoring;

import io.bowtie.evaluation.Verdict;
import io.bowtie.model.Baseline;
import io.bowtie.model.Contribution;
import io.bowtie.model.Explanation;
import io.bowtie.model.Model;
import io.bowtie.model.ModelArtifact;
import io.bowtie.model.PeerRate;
import io.bowtie.model.registry.RegisteredModel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** What a use case's scores come from tonight. */
public sealed interface Basis extends Serializable {

  /** model or rules, as in tables. */
  String word();

  /** The version behind it, as in tables; empty for rules. */
  Optional<String> modelVersion();

  /** What the reasons add up to: log_odds or probability. */
  String explainedOutput();

  /** The row's probability and its reasons. */
  Reasoned score(Row row, Map<String, ReasonWords> words);

  /** What became of such probabilities in the backtest. */
  List<ModelArtifact.Bin> bins();

  /** The model in use, for caveats about its training; empty for rules. */
  Optional<Model> model();

  /**
   * The champion if there is one; otherwise the strongest baseline of the latest training, unless
   * the gate said abstain; empty when nothing may be published.
   */
  static Optional<Basis> of(Optional<RegisteredModel> champion, Optional<RegisteredModel> latest) {
    Optional<Basis> promoted =
        champion.flatMap(
            model -> model.artifact().map(artifact -> new Promoted(model.version(), artifact)));
    return promoted.or(
        () ->
            latest
                .filter(model -> !model.verdict().equals(Verdict.ABSTAIN.word()))
                .flatMap(RegisteredModel::artifact)
                .map(Rules::new));
  }

  /**
   * A promoted model.
   *
   * @param version of the champion
   * @param artifact to score with
   */
  record Promoted(String version, ModelArtifact artifact) implements Basis {
    private static final int SHOWN = 5;

    @Override
    public String word() {
      return "model";
    }

    @Override
    public Optional<String> modelVersion() {
      return Optional.of(version);
    }

    @Override
    public String explainedOutput() {
      return artifact.model().explainedOutput().word();
    }

    @Override
    public Reasoned score(Row row, Map<String, ReasonWords> words) {
      Explanation explanation = artifact.model().explain(row);
      return new Reasoned(
          artifact.calibrator().probability(explanation.logOdds()),
          explanation.value(),
          reasons(explanation, row, words));
    }

    private List<Reason> reasons(Explanation explanation, Row row, Map<String, ReasonWords> words) {
      List<Contribution> shown =
          explanation.largest(SHOWN, artifact.model().explainedOutput().worthSaying());
      List<Reason> reasons = new ArrayList<>();
      reasons.add(
          Reason.without(
              0,
              Reason.STARTING_POINT,
              "all",
              artifact.model().startingPoint(),
              "The average of all cases in training"));
      if (shown.isEmpty()) {
        reasons.add(
            Reason.without(1, Reason.NO_DOMINANT_REASON, "all", 0, "Nothing sets it apart"));
      }
      for (Contribution share : shown) {
        reasons.add(reason(reasons.size(), share, row, words.get(share.feature().name())));
      }
      reasons.add(
          Reason.without(
              SHOWN + 1,
              Reason.OTHER_FACTORS,
              "all",
              explanation.rest(shown),
              "All other factors together"));
      return reasons;
    }

    private Reason reason(int position, Contribution share, Row row, ReasonWords words) {
      Optional<Object> value = Optional.ofNullable(row.getAs(share.feature().name()));
      Optional<PeerRate> peers = artifact.peersOf(share.feature(), value);
      return new Reason(
          position,
          share.feature().name(),
          words.family(),
          share.value(),
          words.say(value, share.feature().typical(), peers),
          words.show(value),
          share.feature().typical(),
          peers);
    }

    @Override
    public List<ModelArtifact.Bin> bins() {
      return artifact.modelBins();
    }

    @Override
    public Optional<Model> model() {
      return Optional.of(artifact.model());
    }
  }

  /**
   * The strongest baseline, while no model is promoted.
   *
   * @param artifact that holds it
   */
  record Rules(ModelArtifact artifact) implements Basis {

    @Override
    public String word() {
      return "rules";
    }

    @Override
    public Optional<String> modelVersion() {
      return Optional.empty();
    }

    @Override
    public String explainedOutput() {
      return "probability";
    }

    @Override
    public Reasoned score(Row row, Map<String, ReasonWords> words) {
      Baseline baseline = artifact.baseline();
      double probability = baseline.probability(row);
      return new Reasoned(probability, probability, reasons(baseline, probability));
    }

    private static List<Reason> reasons(Baseline baseline, double probability) {
      return List.of(
          Reason.without(
              0, Reason.STARTING_POINT, "all", baseline.baseRate(), "How often it happens"),
          Reason.without(
              1,
              baseline.spec().name(),
              "history",
              probability - baseline.baseRate(),
              baseline.spec().sentence()));
    }

    @Override
    public List<ModelArtifact.Bin> bins() {
      return artifact.baselineBins();
    }

    @Override
    public Optional<Model> model() {
      return Optional.empty();
    }
  }
}
