package io.bowtie.report.page;

import io.bowtie.report.gold.ExampleRow;
import io.bowtie.report.view.Chip;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import java.util.List;

/**
 * One of tonight's scores to learn from, by its id alone.
 *
 * @param title where it stands among the others
 * @param probability with its interval, in words
 * @param chips confidence and basis
 * @param advice what is suggested, with risk and approval; a sentence where nothing is
 */
public record ExampleCard(
    String title,
    String id,
    String band,
    String probability,
    String range,
    String reading,
    List<Chip> chips,
    List<AdviceCard.Reason> reasons,
    List<String> caveats,
    List<Suggestion> advice) {

  public ExampleCard {
    chips = List.copyOf(chips);
    reasons = List.copyOf(reasons);
    caveats = List.copyOf(caveats);
    advice = List.copyOf(advice);
  }

  /**
   * What is suggested.
   *
   * @param terms risk and approval
   */
  public record Suggestion(String text, String effect, String terms, boolean needsApproval) {

    static Suggestion of(ExampleRow.Advised advised) {
      boolean needsApproval = advised.status().equals("needs_approval");
      return new Suggestion(
          advised.text(),
          advised.effect(),
          "Action risk: "
              + advised.riskTier()
              + ". "
              + (needsApproval
                  ? "Must be approved first by: " + Words.plain(advised.approvalRole())
                  : "No approval needed; a person decides to act")
              + ".",
          needsApproval);
    }
  }

  /**
   * An example.
   *
   * @param place high, middle or low
   * @param scored how many entities there are
   */
  static ExampleCard of(ExampleRow row, String place, long scored, UseCaseWords words) {
    return new ExampleCard(
        place + ": rank " + Numbers.count(row.rank()) + " of " + Numbers.count(scored),
        row.entityId(),
        row.band(),
        Numbers.SHARE.value(row.probability()),
        Numbers.SHARE.range(row.probability()),
        reading(row, words),
        List.of(
            Words.confidence(row.confidence()),
            new Chip(
                "Scored by " + (row.basis().equals("model") ? "the model" : "rules"), Tone.PLAIN)),
        row.reasons().stream().map(AdviceCard.Reason::of).toList(),
        row.caveats().stream().map(Words::caveat).toList(),
        row.advice().stream().map(Suggestion::of).toList());
  }

  /** The interval is that of a bin of cases: its ends are more sure than the number. */
  private static String outside(ExampleRow row) {
    double value = row.probability().value().orElse(0);
    return row.probability()
            .range()
            .filter(range -> value < range.low() || value > range.high())
            .isPresent()
        ? " The number lies outside of what such cases came to: lean on the interval."
        : "";
  }

  private static String reading(ExampleRow row, UseCaseWords words) {
    String chance =
        "Band "
            + row.band()
            + ": the "
            + words.chance()
            + " is "
            + Numbers.SHARE.value(row.probability());
    return row.probability()
        .range()
        .map(
            range ->
                chance
                    + "; of cases scored like this between "
                    + Numbers.SHARE.text(range.low())
                    + " and "
                    + Numbers.SHARE.text(range.high())
                    + " came true."
                    + outside(row))
        .orElse(chance + ".");
  }
}
