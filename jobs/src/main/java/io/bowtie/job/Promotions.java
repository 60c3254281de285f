package io.bowtie.job;

import static org.apache.spark.sql.functions.col;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.governance.Candidate;
import io.bowtie.governance.Champion;
import io.bowtie.governance.Comparison;
import io.bowtie.governance.ModelEvent;
import io.bowtie.governance.Promotion;
import io.bowtie.governance.Standing;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.registry.RegisteredModel;
import io.bowtie.model.registry.RegistryTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;

/**
 * What a person decides about models: reads the registry, the decisions and the published nights,
 * applies the rules of {@link Promotion}, adds a row to {@code gold.model_events} and tells the
 * audit log. Every method answers in sentences for the person.
 */
public final class Promotions {
  private final Workspace workspace;
  private final Approvals approvals;
  private final List<Candidate> candidates;

  private Promotions(Workspace workspace) {
    this.workspace = workspace;
    this.approvals = new Approvals(workspace);
    this.candidates = candidates(workspace);
  }

  /**
   * Promotes the latest model of a use case.
   *
   * @param order what to promote, and who says so
   * @throws OperatorError of usage, evidence or governance that says why it is refused
   */
  public static List<String> promote(Workspace workspace, PromotionOrder order) {
    Promotions promotions = new Promotions(workspace);
    return List.of(promotions.promote(order, promotions.chosen(order)));
  }

  /**
   * Promotes the latest model of every use case that may be promoted. A use case that may not stays
   * as it is, which is an outcome: its sentence says why.
   *
   * @param approverOf use case to the name that decides
   * @param note why
   */
  public static List<String> promoteAll(
      Workspace workspace, UnaryOperator<String> approverOf, String note) {
    Promotions promotions = new Promotions(workspace);
    List<String> sentences = new ArrayList<>();
    for (String useCase : promotions.approvals.useCases()) {
      PromotionOrder order = PromotionOrder.ofLatest(useCase, approverOf.apply(useCase), note);
      try {
        sentences.add(promotions.promote(order, promotions.chosen(order)));
      } catch (OperatorError refused) {
        sentences.add(useCase + " stays as it is. " + refused.getMessage());
      }
    }
    return List.copyOf(sentences);
  }

  /**
   * Takes back the last promotion of a use case.
   *
   * @throws OperatorError of usage or governance that says why it is refused
   */
  public static List<String> rollBack(Workspace workspace, String useCase, String by, String note) {
    Promotions promotions = new Promotions(workspace);
    promotions.approvals.refuseUnknown(useCase);
    Standing standing = promotions.standing();
    ModelEvent event =
        Promotion.rollBack(
            useCase,
            promotions.approvals.of(useCase, by, note, 1),
            standing,
            promotions.approvals.decidedAt());
    promotions.write(event, standing.latestPublished().orElse(event.effectiveFrom()));
    return List.of(
        useCase
            + " goes back from "
            + event.formerVersion()
            + " to "
            + event.champion().orElse("rules")
            + " from the night of "
            + event.effectiveFrom()
            + " on.");
  }

  /**
   * What the gate said of each use case's latest model, and what its scores stand on that night.
   */
  public static List<String> verdicts(Workspace workspace, AsOf asOf) {
    Promotions promotions = new Promotions(workspace);
    List<ModelEvent> events = ModelEvents.read(workspace.store());
    return promotions.approvals.useCases().stream()
        .map(
            useCase ->
                useCase
                    + ": "
                    + promotions
                        .latest(useCase)
                        .map(model -> model.verdict() + " for " + model.modelVersion())
                        .orElse("never trained")
                    + "; champion "
                    + Champion.at(events, useCase, asOf).orElse("none"))
        .toList();
  }

  private String promote(PromotionOrder order, Candidate candidate) {
    Standing standing = standing();
    AsOf effectiveFrom = order.effectiveFrom(standing.firstOpenNight(candidate));
    Optional<ModelEvent> event =
        Promotion.promote(
            candidate,
            approvals.of(
                order.useCase(),
                order.by(),
                order.note(),
                approvals.neededToPromote(order.useCase())),
            standing,
            effectiveFrom,
            approvals.decidedAt());
    event.ifPresent(
        decided -> write(decided, standing.latestPublished().orElse(candidate.trainedAsOf())));
    return candidate.modelVersion()
        + (event.isPresent() ? " is champion of " : " is already champion of ")
        + order.useCase()
        + " from the night of "
        + effectiveFrom
        + " on.";
  }

  private Candidate chosen(PromotionOrder order) {
    approvals.refuseUnknown(order.useCase());
    List<Candidate> own = of(order.useCase());
    if (own.isEmpty()) {
      throw OperatorError.evidence("'" + order.useCase() + "' has no trained model")
          .where(RegistryTables.MODEL_REGISTRY.qualifiedName())
          .remedy("Run 'train' or a night first, with the use case enabled.");
    }
    if (order.model().isEmpty()) {
      return own.get(own.size() - 1);
    }
    return own.stream()
        .filter(candidate -> candidate.modelVersion().equals(order.model()))
        .findFirst()
        .orElseThrow(
            () ->
                Approvals.unknown(
                    "model of " + order.useCase(),
                    order.model(),
                    own.stream().map(Candidate::modelVersion).toList()));
  }

  /** A use case's models, the latest trained last. */
  private List<Candidate> of(String useCase) {
    return candidates.stream()
        .filter(candidate -> candidate.useCase().equals(useCase))
        .sorted(Comparator.comparing(Candidate::trainedAsOf).thenComparing(Candidate::modelVersion))
        .toList();
  }

  private Optional<Candidate> latest(String useCase) {
    return of(useCase).stream().reduce((earlier, later) -> later);
  }

  private Standing standing() {
    return new Standing(ModelEvents.read(workspace.store()), approvals.publishedNights());
  }

  private void write(ModelEvent event, AsOf asOf) {
    RunContext run = workspace.run(asOf, false);
    Row row = ModelEvents.toRow(event, asOf, run.runId());
    run.store()
        .append(
            RegistryTables.MODEL_EVENTS,
            run.spark().createDataFrame(List.of(row), RegistryTables.MODEL_EVENTS.schema()));
    new AuditLog(run).record(List.of(ModelEvents.fact(event, AuditLog.telling(run))));
  }

  private static List<Candidate> candidates(Workspace workspace) {
    Map<String, Comparison> comparisons = comparisons(workspace);
    return workspace.store().read(RegistryTables.MODEL_REGISTRY).collectAsList().stream()
        .map(RegisteredModel::fromRow)
        .map(
            model ->
                new Candidate(
                    model.useCase(),
                    model.version(),
                    model.trainedAsOf(),
                    model.verdict(),
                    model.verdictReasons(),
                    Optional.ofNullable(comparisons.get(model.version()))))
        .toList();
  }

  /** Model versions that were compared with a champion, and what came of it. */
  private static Map<String, Comparison> comparisons(Workspace workspace) {
    Map<String, Metric> differences = new HashMap<>();
    workspace
        .store()
        .read(EvidenceTables.MODEL_METRICS)
        .where(col("metric").equalTo(EvidenceTables.DIFFERENCE_TO_CHAMPION))
        .collectAsList()
        .forEach(row -> differences.put(row.getAs("model_version"), difference(row)));
    Map<String, Comparison> comparisons = new HashMap<>();
    workspace
        .store()
        .read(RegistryTables.MODEL_REGISTRY)
        .where(col("compared_with").isNotNull())
        .select("model_version", "compared_with")
        .collectAsList()
        .forEach(
            row ->
                comparisons.put(
                    row.getString(0),
                    new Comparison(
                        row.getString(1),
                        differences.getOrDefault(
                            row.getString(0), Metric.undefined("nothing was tested")))));
    return comparisons;
  }

  private static Metric difference(Row row) {
    return row.isNullAt(row.fieldIndex("value"))
        ? Metric.undefined(row.getAs("undefined_reason"))
        : Metric.of(row.<Double>getAs("value"), row.getAs("unit"), row.<Long>getAs("support"))
            .within(
                Optional.ofNullable(row.<Double>getAs("low"))
                    .map(low -> new Interval(low, row.<Double>getAs("high"))));
  }
}
