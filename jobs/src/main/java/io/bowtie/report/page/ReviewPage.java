package io.bowtie.report.page;

import io.bowtie.governance.GovernanceTables;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.StatusRow;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the people who answer for a use case look at together each month: each question with a
 * sentence made of numbers and the table behind it.
 *
 * @param parts one a question
 */
public record ReviewPage(Frame frame, List<Part> parts) {

  public ReviewPage {
    parts = List.copyOf(parts);
  }

  /** The page of one use case. */
  public static ReviewPage of(
      String company, Night night, UseCaseNight useCase, Boundary boundary) {
    Reviewed review = new Reviewed(night, useCase, boundary);
    List<Part> parts = new ArrayList<>();
    parts.add(ReviewAnswers.acting(review));
    parts.add(ReviewErrors.part(review));
    parts.add(ReviewAnswers.overrides(review));
    parts.add(ReviewChanges.part(review));
    parts.add(ReviewRules.approval(review));
    parts.add(ReviewRules.limits(review));
    parts.add(ReviewReasons.part(review));
    parts.add(ReviewExit.part(review));
    parts.add(standing(review));
    return new ReviewPage(
        Frame.of(
            company,
            night.asOf(),
            "Review: " + UseCaseWords.of(useCase.useCase()).title(),
            "Is it used as it was meant, and is it still right? The "
                + GovernanceNight.DAYS
                + " days from "
                + review.from()
                + " to "
                + night.asOf()
                + ".",
            file(useCase.useCase()),
            night.useCases().stream().map(UseCaseNight::useCase).toList()),
        parts);
  }

  /** The page's file. */
  public static String file(String useCase) {
    return "review-" + FileNames.of(useCase) + ".html";
  }

  private static Part standing(Reviewed review) {
    Optional<StatusRow> status = review.governance().statusOf(review.name(), review.asOf());
    return Part.of(
            "standing",
            "Who saw it, and who answers for it?",
            status.map(tonight -> modes(review, tonight)).orElse(""),
            review.window(GovernanceTables.USE_CASE_STATUS).orderedBy("as_of"))
        .grids(
            List.of(
                Grid.of(
                    "As registered",
                    List.of(Heading.words("What"), Heading.words("As conf says")),
                    status.map(ReviewPage::registration).orElse(List.of()))))
        .orElse(
            "Nothing is recorded: the status of tonight is missing. The job score writes it"
                + " each night.");
  }

  private static String modes(Reviewed review, StatusRow tonight) {
    Map<String, Long> nights =
        GovernanceNight.of(review.governance().status(), StatusRow::useCase, review.name()).stream()
            .collect(Collectors.groupingBy(StatusRow::mode, TreeMap::new, Collectors.counting()));
    return Words.mode(tonight.mode()).text()
        + " tonight"
        + (tonight.reason().isEmpty() ? "" : ": " + Sentences.ended(tonight.reason()))
        + (tonight.reason().isEmpty() ? ". " : " ")
        + "In these days it was "
        + Sentences.listed(
            nights.entrySet().stream()
                .map(
                    each ->
                        Words.mode(each.getKey()).text().toLowerCase(Locale.ROOT)
                            + " on "
                            + Words.many(each.getValue(), "night", "nights"))
                .toList())
        + ".";
  }

  private static List<List<Cell>> registration(StatusRow status) {
    return status.registration().entrySet().stream()
        .map(
            field ->
                List.of(
                    Cell.of(Words.plain(field.getKey().replace('-', ' '))),
                    Cell.of(field.getValue().isBlank() ? "Not filled in" : field.getValue())))
        .toList();
  }
}
