package io.bowtie.report.card;

import io.bowtie.report.gold.EventRow;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.ModelRow;
import java.util.List;

/**
 * The card of one model version.
 *
 * @param model its registry row
 * @param cardJson valid against the Model Card Toolkit's schema v0.0.2
 * @param recordJson everything that the schema has no place for
 * @param markdown both, for people
 * @param chapters the same as structure, for the page
 */
public record ModelCard(
    ModelRow model, String cardJson, String recordJson, String markdown, List<Chapter> chapters) {

  public ModelCard {
    chapters = List.copyOf(chapters);
  }

  /**
   * Builds the card.
   *
   * @param evidence what the backtest found about the version
   * @param events promotions and rollbacks of the use case by the night
   * @param context what people say about it
   * @throws io.bowtie.contract.OperatorError of configuration that names the first empty field
   */
  public static ModelCard of(Evidence evidence, List<EventRow> events, CardContext context) {
    context.requireComplete();
    requireComplete(evidence);
    List<Chapter> chapters = CardChapters.of(evidence, events, context);
    return new ModelCard(
        evidence.model(),
        Json.pretty(ToolkitCard.of(evidence, context)),
        Json.pretty(CardRecord.of(evidence, events, context)),
        CardMarkdown.of(context.name() + ", version " + evidence.model().version(), chapters),
        chapters);
  }

  private static void requireComplete(Evidence evidence) {
    ModelRow model = evidence.model();
    RequiredFields fields = new RequiredFields(model.useCase());
    fields.text("model_details.version", model.version());
    fields.text("model_parameters.model_architecture", model.algorithm());
    fields.text("label_definition", model.labelDefinition());
    fields.text("verdict", model.verdict());
    fields.texts("verdict_reasons", model.verdictReasons());
    // Where history does not carry a model there is nothing that it learned from, and the verdict
    // says so: an honest card, not an incomplete one.
    if (model.trainingRows() > 0) {
      fields.texts("model_parameters.input_format_map", model.features());
    }
    fields.text("data_versions", model.inputVersions());
    fields.text("conf_hash", model.confHash());
    fields.text("code_hash", model.codeHash());
    fields.texts(
        "quantitative_analysis.performance_metrics",
        evidence.metrics().stream().map(row -> row.metric()).toList());
  }
}
