package io.bowtie.report.page;

import io.bowtie.contract.AsOf;
import io.bowtie.report.card.CardContext;
import io.bowtie.report.card.Chapter;
import io.bowtie.report.card.ModelCard;
import io.bowtie.report.gold.ModelRow;
import io.bowtie.report.view.Chip;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.Words;
import java.util.List;

/**
 * A model card as a page.
 *
 * @param verdict what the evidence gate said
 * @param chapters headings, sentences, lists and tables of the card
 * @param files the same as JSON and Markdown: file and text
 */
public record CardPage(
    Frame frame, Chip verdict, List<Chapter> chapters, List<Frame.Link> files, Held held) {

  public CardPage {
    chapters = List.copyOf(chapters);
    files = List.copyOf(files);
  }

  /** The page of a card; its JSON and Markdown lie in the folder beside it. */
  public static CardPage of(
      String company,
      AsOf asOf,
      ModelCard card,
      CardContext context,
      Held held,
      List<String> useCases) {
    ModelRow model = card.model();
    Frame frame =
        Frame.of(
            company,
            asOf,
            context.name(),
            "Model card of version " + model.version() + ".",
            file(model),
            useCases);
    return new CardPage(
        frame,
        Words.verdict(model.verdict()),
        card.chapters(),
        List.of(
            new Frame.Link(folder(model) + "/model_card.json", "Card as JSON", false),
            new Frame.Link(folder(model) + "/model_record.json", "Record as JSON", false),
            new Frame.Link(folder(model) + "/model_card.md", "Both as Markdown", false)),
        held);
  }

  /** The page's file. */
  public static String file(ModelRow model) {
    return folder(model) + ".html";
  }

  /** The folder of the card's JSON and Markdown, beside the page. */
  public static String folder(ModelRow model) {
    return "card-" + FileNames.of(model.useCase()) + "-" + FileNames.of(model.version());
  }
}
