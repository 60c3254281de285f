package io.bowtie.report;

import io.bowtie.contract.AsOf;
import io.bowtie.report.card.CardContext;
import io.bowtie.report.card.ModelCard;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.UseCaseNight;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The cards of the model versions that a night shows, and their table. */
public final class ModelCards {
  private ModelCards() {}

  /** A card for the champion, and one for the newest version where it is another. */
  static List<ModelCard> of(Night night, List<CardContext> contexts) {
    return night.useCases().stream()
        .flatMap(useCase -> ofUseCase(useCase, contextOf(useCase.useCase(), contexts)).stream())
        .toList();
  }

  private static List<ModelCard> ofUseCase(UseCaseNight useCase, CardContext context) {
    return useCase.evidence().stream()
        .map(evidence -> ModelCard.of(evidence, useCase.events(), context))
        .toList();
  }

  static CardContext contextOf(String useCase, List<CardContext> contexts) {
    return contexts.stream()
        .filter(context -> context.useCase().equals(useCase))
        .findFirst()
        .orElseThrow();
  }

  /** The rows of {@code gold.model_cards}. Small: one or two for each use case. */
  public static Dataset<Row> rows(
      SparkSession spark, List<ModelCard> cards, AsOf asOf, String runId) {
    return spark.createDataFrame(
        cards.stream().map(card -> row(card, asOf, runId)).toList(),
        ReportTables.MODEL_CARDS.schema());
  }

  private static Row row(ModelCard card, AsOf asOf, String runId) {
    return RowFactory.create(
        card.model().useCase(),
        card.model().version(),
        card.cardJson(),
        card.recordJson(),
        card.markdown(),
        asOf.date(),
        runId);
  }
}
