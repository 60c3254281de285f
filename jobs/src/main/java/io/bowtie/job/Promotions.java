package io.bowtie.job;

import static org.apache.spark.sql.functions.col;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.GovernanceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.governance.Approval;
import io.bowtie.governance.Candidate;
import io.bowtie.governance.Champion;
import io.bowtie.governance.Comparison;
import io.bowtie.governance.ModelEvent;
import io.bowtie.governance.Promotion;
import io.bowtie.governance.Standing;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.registry.RegisteredModel;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.store.StoreTables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
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
  private final List<Candidate> candidates;

  private Promotions(Workspace workspace) {
    this.workspace = workspace;
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
    for (String useCase : promotions.useCases()) {
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
    promotions.refuseUnknown(useCase);
    Standing standing = promotions.standing();
    ModelEvent event =
        Promotion.rollBack(
            useCase, promotions.approval(useCase, by, note, 1), standing, promotions.decidedAt());
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
    return promotions.useCases().stream()
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
            approval(order.useCase(), order.by(), order.note(), approvals(order.useCase())),
            standing,
            effectiveFrom,
            decidedAt());
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
    refuseUnknown(order.useCase());
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
                unknown(
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

  private void refuseUnknown(String useCase) {
    if (!useCases().contains(useCase)) {
      throw unknown("use case", useCase, useCases());
    }
  }

  private static OperatorError unknown(String kind, String word, Collection<String> known) {
    return OperatorError.usage("'" + word + "' is not a " + kind)
        .remedy(
            NearestWord.to(word, known).map(name -> "Did you mean '" + name + "'? ").orElse("")
                + "Known are "
                + String.join(", ", known)
                + ".");
  }

  /** The enabled use cases, in the order of the names. */
  private List<String> useCases() {
    return workspace.conf().useCases().entrySet().stream()
        .filter(entry -> entry.getValue().isEnabled())
        .map(entry -> entry.getKey())
        .sorted()
        .toList();
  }

  private Approval approval(String useCase, String by, String note, int needed) {
    BowtieConf conf = workspace.conf();
    List<String> approvers =
        Optional.ofNullable(conf.governance().get(useCase))
            .map(GovernanceConf::approvers)
            .orElse(List.of());
    return new Approval(
        by, note, approvers, needed, conf.file() + ", key governance." + useCase + ".approvers");
  }

  /** A promotion needs as many as the company has set; what stops harm needs one. */
  private int approvals(String useCase) {
    return Optional.ofNullable(workspace.conf().governance().get(useCase))
        .map(GovernanceConf::approvals)
        .orElse(1);
  }

  private Standing standing() {
    List<AsOf> published =
        workspace
            .store()
            .read(StoreTables.PUBLICATIONS)
            .select("as_of")
            .distinct()
            // One row per published night.
            .collectAsList()
            .stream()
            .map(row -> new AsOf(row.<LocalDate>getAs("as_of")))
            .toList();
    return new Standing(ModelEvents.read(workspace.store()), published);
  }

  /** Whole microseconds, which is what a table keeps. */
  private Instant decidedAt() {
    return workspace.decisionTime().truncatedTo(ChronoUnit.MICROS);
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
