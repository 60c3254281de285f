package io.bowtie.report;

import io.bowtie.report.card.CardContext;
import io.bowtie.report.card.ModelCard;
import io.bowtie.report.gold.GoldReader;
import io.bowtie.report.gold.Night;
import io.bowtie.report.page.Boundary;
import io.bowtie.report.page.CardPage;
import io.bowtie.report.page.DriftPage;
import io.bowtie.report.page.EvidencePage;
import io.bowtie.report.page.IndexPage;
import io.bowtie.report.page.LeakagePage;
import io.bowtie.report.page.NotComputed;
import io.bowtie.report.page.PipelinePage;
import io.bowtie.report.page.QualityPage;
import io.bowtie.report.page.ReviewPage;
import io.bowtie.report.page.ThresholdsPage;
import io.bowtie.report.page.TrainingPage;
import io.bowtie.report.view.Held;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the pages of a night: a folder that opens from disk, needs no network and is the same byte
 * by byte when written again from the same tables.
 */
public final class Report {
  private Report() {}

  /**
   * Reads the night and writes its pages where they wait for the night's publication.
   *
   * @throws io.bowtie.contract.OperatorError of configuration when a model card has an empty field,
   *     of system when the folder cannot be written
   */
  public static ReportResult write(ReportInput input) {
    List<String> useCases = input.useCases().stream().map(CardContext::useCase).toList();
    Night night = GoldReader.read(input.tables(), input.asOf(), useCases);
    List<ModelCard> cards = ModelCards.of(night, input.useCases());
    SortedMap<String, byte[]> files = files(night, cards, input);
    Path folder =
        new NightPages(input.settings().folder()).write(input.asOf(), input.runId(), files);
    return new ReportResult(
        folder.resolve(IndexPage.FILE),
        files.keySet().stream().map(folder::resolve).toList(),
        cards);
  }

  /** Every file of the night's folder by its name. Pure: no Spark, no disk. */
  static SortedMap<String, byte[]> files(Night night, List<ModelCard> cards, ReportInput input) {
    return files(
        night,
        cards,
        input.settings(),
        input.useCases(),
        input.boundary(),
        input.notComputed(),
        input.runId());
  }

  static SortedMap<String, byte[]> files(
      Night night,
      List<ModelCard> cards,
      ReportSettings settings,
      List<CardContext> contexts,
      Boundary boundary,
      List<NotComputed> notComputed,
      String runId) {
    String company = settings.company();
    List<String> useCases = contexts.stream().map(CardContext::useCase).toList();
    Pages pages = new Pages();
    pages.add(
        IndexPage.FILE, "index.jte", IndexPage.of(company, night, boundary, notComputed, runId));
    pages.add(
        PipelinePage.FILE, "pipeline.jte", PipelinePage.of(company, settings.currency(), night));
    pages.add(LeakagePage.FILE, "leakage.jte", LeakagePage.of(company, night.asOf(), night));
    pages.add(ThresholdsPage.FILE, "thresholds.jte", ThresholdsPage.of(company, night));
    pages.add(DriftPage.FILE, "drift.jte", DriftPage.of(company, night));
    pages.add(QualityPage.FILE, "quality.jte", QualityPage.of(company, night));
    pages.add(TrainingPage.FILE, "training.jte", TrainingPage.of(company, night, contexts));
    night
        .useCases()
        .forEach(
            useCase ->
                pages.add(
                    ReviewPage.file(useCase.useCase()),
                    "review.jte",
                    ReviewPage.of(company, night, useCase, boundary)));
    night
        .useCases()
        .forEach(
            useCase ->
                pages.add(
                    EvidencePage.file(useCase.useCase()),
                    "evidence.jte",
                    EvidencePage.of(company, night.asOf(), useCase, useCases)));
    cards.forEach(card -> addCard(pages, card, night, company, contexts));
    pages.addAssets();
    return new TreeMap<>(pages.files());
  }

  private static void addCard(
      Pages pages, ModelCard card, Night night, String company, List<CardContext> contexts) {
    String folder = CardPage.folder(card.model());
    List<String> useCases = contexts.stream().map(CardContext::useCase).toList();
    CardContext context = ModelCards.contextOf(card.model().useCase(), contexts);
    pages.add(
        CardPage.file(card.model()),
        "card.jte",
        CardPage.of(company, night.asOf(), card, context, held(card), useCases));
    pages.add(folder + "/model_card.json", card.cardJson());
    pages.add(folder + "/model_record.json", card.recordJson());
    pages.add(folder + "/model_card.md", card.markdown());
  }

  private static Held held(ModelCard card) {
    return Held.in(
        ReportTables.MODEL_CARDS,
        Held.is("use_case", card.model().useCase()),
        Held.is("model_version", card.model().version()));
  }
}
