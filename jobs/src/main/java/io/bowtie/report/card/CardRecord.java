package io.bowtie.report.card;

import static io.bowtie.report.card.Json.estimate;
import static io.bowtie.report.card.Json.object;

import io.bowtie.report.gold.BinRow;
import io.bowtie.report.gold.EventRow;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.GroupRow;
import io.bowtie.report.gold.LedgerRow;
import io.bowtie.report.gold.MatrixRow;
import io.bowtie.report.gold.MetricRow;
import io.bowtie.report.gold.ModelRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that a governance reader needs and the toolkit's schema has no place for. */
final class CardRecord {
  /** What a complete record would hold and no table does yet, so that nobody takes it for clean. */
  private static final List<String> NOT_RECORDED =
      List.of("drift_state", "shadow_result", "holdout_result", "threshold_costs");

  private static final String LEAKAGE = "leakage_audit";

  private CardRecord() {}

  static Map<String, Object> of(Evidence evidence, List<EventRow> events, CardContext context) {
    ModelRow model = evidence.model();
    Map<String, Object> record =
        object(
            "use_case", model.useCase(),
            "model_version", model.version(),
            "trained_on", model.trainedOn(),
            "algorithm", model.algorithm(),
            "hyperparameters", Json.parsed(model.hyperparameters()),
            "seed", model.seed(),
            "label_definition", model.labelDefinition(),
            "horizon_days", model.horizonDays(),
            "windows", windows(evidence),
            "features", model.features(),
            "verdict", model.verdict(),
            "verdict_reasons", model.verdictReasons(),
            "best_baseline", model.bestBaseline());
    record.putAll(found(evidence));
    record.putAll(people(events, context, model));
    record.put("data_versions", Json.parsed(model.inputVersions()));
    record.put("conf_hash", model.confHash());
    record.put("code_hash", model.codeHash());
    List<String> lacking = new ArrayList<>(NOT_RECORDED);
    if (evidence.ledger().isEmpty()) {
      lacking.add(0, LEAKAGE);
    } else {
      record.put(LEAKAGE, leakage(evidence));
    }
    record.put("not_recorded", lacking);
    return record;
  }

  private static Map<String, Object> leakage(Evidence evidence) {
    return object(
        "columns",
        evidence.ledger().stream().map(CardRecord::column).toList(),
        "trials",
        evidence.canaries().stream()
            .map(
                canary ->
                    object(
                        "trial", canary.canary(),
                        "result", canary.result(),
                        "value", estimate(canary.value()),
                        "sentence", canary.sentence()))
            .toList());
  }

  private static Map<String, Object> column(LedgerRow row) {
    return object(
        "feature", row.feature(),
        "known", row.known(),
        "basis", row.basis(),
        "verdict", row.verdict(),
        "reason", row.reason(),
        "caught_by", row.caughtBy().isEmpty() ? "none" : row.caughtBy(),
        "signed_by", row.isSigned() ? row.signedBy() : "nobody",
        "sign_reason", row.isSigned() ? row.signReason() : "none");
  }

  /** The origins that the backtest judged, in order. */
  static List<String> origins(Evidence evidence) {
    return evidence.metrics().stream()
        .filter(row -> !row.isPooled())
        .map(MetricRow::origin)
        .distinct()
        .sorted()
        .toList();
  }

  static String orNotRecorded(String day) {
    return day.isEmpty() ? "not recorded" : day;
  }

  private static Map<String, Object> windows(Evidence evidence) {
    ModelRow model = evidence.model();
    return object(
        "training_from", orNotRecorded(model.trainingFrom()),
        "training_to", orNotRecorded(model.trainingTo()),
        "training_rows", model.trainingRows(),
        "training_events", model.trainingEvents(),
        "calibration_rows", model.calibrationRows(),
        "test_origins", origins(evidence));
  }

  private static Map<String, Object> found(Evidence evidence) {
    return object(
        "metrics", evidence.metrics().stream().map(CardRecord::metric).toList(),
        "thresholds", evidence.matrices().stream().map(CardRecord::threshold).toList(),
        "calibration", evidence.bins().stream().map(CardRecord::bin).toList(),
        "bias",
            evidence.groups().stream()
                .filter(row -> !row.isSuppressed())
                .map(CardRecord::group)
                .toList(),
        "bias_suppressed",
            evidence.groups().stream()
                .filter(GroupRow::isSuppressed)
                .map(
                    row ->
                        object(
                            "dimension", row.dimension(),
                            "group", row.group(),
                            "metric", row.metric(),
                            "reason", row.value().reason()))
                .toList());
  }

  private static Map<String, Object> metric(MetricRow row) {
    Map<String, Object> metric =
        object(
            "candidate", row.candidate(),
            "question", row.question(),
            "origin", row.isPooled() ? "pooled" : row.origin(),
            "metric", row.metric(),
            "unit", row.unit());
    metric.putAll(estimate(row.estimate()));
    return metric;
  }

  private static Map<String, Object> threshold(MatrixRow row) {
    return object(
        "edge", row.edge(),
        "threshold", row.threshold(),
        "true_positives", row.truePositives(),
        "false_positives", row.falsePositives(),
        "false_negatives", row.falseNegatives(),
        "true_negatives", row.trueNegatives(),
        "precision", estimate(row.precision()),
        "recall", estimate(row.recall()),
        "false_positive_rate", estimate(row.falsePositiveRate()));
  }

  private static Map<String, Object> bin(BinRow row) {
    return object(
        "bin", row.bin(),
        "mean_probability", row.meanProbability(),
        "observed", estimate(row.observed()),
        "events", row.events(),
        "is_inside", row.isInside());
  }

  private static Map<String, Object> group(GroupRow row) {
    return object(
        "dimension", row.dimension(),
        "group", row.group(),
        "metric", row.metric(),
        "value", estimate(row.value()),
        "rest", estimate(row.rest()),
        "ratio", estimate(row.ratio()),
        "verdict", row.verdict().isEmpty() ? "none" : row.verdict());
  }

  private static Map<String, Object> people(
      List<EventRow> events, CardContext context, ModelRow model) {
    return object(
        "owners",
            context.owners().stream()
                .map(owner -> object("name", owner.name(), "answers_for", owner.contact()))
                .toList(),
        "approvers", context.approvers(),
        "review_cadence", context.reviewCadence(),
        "approvals",
            events.stream()
                .filter(event -> event.version().equals(model.version()))
                .map(CardRecord::approval)
                .toList(),
        "data_notes", model.notes(),
        "notes", context.notes());
  }

  private static Map<String, Object> approval(EventRow event) {
    return object(
        "event", event.event(),
        "effective_from_as_of", event.effectiveFrom(),
        "decided_by", event.decidedBy(),
        "note", event.note());
  }
}
