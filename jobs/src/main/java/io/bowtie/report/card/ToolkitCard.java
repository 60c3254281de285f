package io.bowtie.report.card;

import static io.bowtie.report.card.Json.object;

import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.GroupRow;
import io.bowtie.report.gold.MatrixRow;
import io.bowtie.report.gold.MetricRow;
import io.bowtie.report.gold.ModelRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The card in the Model Card Toolkit's schema v0.0.2. The schema closes its top level and writes
 * numbers as text.
 */
final class ToolkitCard {
  private ToolkitCard() {}

  static Map<String, Object> of(Evidence evidence, CardContext context) {
    return object(
        "schema_version", "0.0.2",
        "model_details", details(evidence.model(), context),
        "model_parameters", parameters(evidence),
        "quantitative_analysis", object("performance_metrics", metrics(evidence)),
        "considerations", considerations(context));
  }

  private static Map<String, Object> details(ModelRow model, CardContext context) {
    return object(
        "name", context.name(),
        "overview", context.overview(),
        "documentation", context.documentation(),
        "owners",
            context.owners().stream()
                .map(owner -> object("name", owner.name(), "contact", owner.contact()))
                .toList(),
        "version", object("name", model.version(), "date", model.trainedOn()),
        "licenses", List.of(object("identifier", context.licence())),
        "path", "gold.model_registry");
  }

  private static Map<String, Object> parameters(Evidence evidence) {
    ModelRow model = evidence.model();
    return object(
        "model_architecture",
        model.algorithm() + " " + model.hyperparameters(),
        "data",
        data(evidence),
        "input_format",
        "One row of features an entity and as-of, from what was known by then.",
        "input_format_map",
        model.features().stream()
            .map(feature -> object("key", feature, "value", "as-of feature"))
            .toList(),
        "output_format",
        "Calibrated probability of: "
            + model.labelDefinition()
            + ", within "
            + model.horizonDays()
            + " days.",
        "output_format_map",
        evidence.matrices().stream()
            .map(
                matrix ->
                    object(
                        "key",
                        "band edge " + matrix.edge(),
                        "value",
                        Double.toString(matrix.threshold())))
            .toList());
  }

  private static List<Map<String, Object>> data(Evidence evidence) {
    ModelRow model = evidence.model();
    List<String> origins = CardRecord.origins(evidence);
    return List.of(
        object(
            "name",
            "training",
            "description",
            model.trainingRows()
                + " rows with "
                + model.trainingEvents()
                + " events, landmarks "
                + CardRecord.orNotRecorded(model.trainingFrom())
                + " to "
                + CardRecord.orNotRecorded(model.trainingTo())
                + "."),
        object(
            "name",
            "calibration",
            "description",
            model.calibrationRows() + " rows, later than those of the fit."),
        object(
            "name",
            "test",
            "description",
            origins.size()
                + " backtest origins: "
                + (origins.isEmpty() ? "none" : String.join(", ", origins))
                + "."));
  }

  private static List<Map<String, Object>> metrics(Evidence evidence) {
    List<Map<String, Object>> metrics = new ArrayList<>();
    for (MetricRow row : evidence.metrics()) {
      metrics.add(metric(row.metric(), slice(row), row.estimate()));
    }
    for (MatrixRow row : evidence.matrices()) {
      String slice = "all origins, band edge " + row.edge();
      metrics.add(metric("precision", slice, row.precision()));
      metrics.add(metric("recall", slice, row.recall()));
      metrics.add(metric("false_positive_rate", slice, row.falsePositiveRate()));
    }
    for (GroupRow row : evidence.groups()) {
      metrics.add(metric(row.metric(), row.dimension() + " = " + row.group(), row.value()));
    }
    return metrics;
  }

  private static String slice(MetricRow row) {
    String origin = row.isPooled() ? "all origins" : "origin " + row.origin();
    String question = row.question().equals(MetricRow.WITHIN_HORIZON) ? "" : ", " + row.question();
    String candidate = row.isOfModel() ? "" : ", candidate " + row.candidate();
    return origin + question + candidate;
  }

  private static Map<String, Object> metric(String type, String slice, Estimate estimate) {
    Map<String, Object> metric = object("type", type, "value", value(estimate), "slice", slice);
    estimate
        .range()
        .ifPresent(
            range ->
                metric.put(
                    "confidence_interval",
                    object(
                        "lower_bound", Double.toString(range.low()),
                        "upper_bound", Double.toString(range.high()))));
    return metric;
  }

  private static String value(Estimate estimate) {
    return estimate.value().isPresent()
        ? Double.toString(estimate.value().getAsDouble())
        : "undefined: " + estimate.reason();
  }

  private static Map<String, Object> considerations(CardContext context) {
    return object(
        "users", described(context.users()),
        "use_cases", described(context.uses()),
        "limitations", described(context.limitations()),
        "tradeoffs", described(context.tradeoffs()),
        "ethical_considerations",
            context.risks().stream()
                .map(risk -> object("name", risk.name(), "mitigation_strategy", risk.mitigation()))
                .toList());
  }

  private static List<Map<String, Object>> described(List<String> texts) {
    return texts.stream().map(text -> object("description", text)).toList();
  }
}
