package io.bowtie.report.page;

import io.bowtie.report.card.CardContext;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.UseCaseNight;
import java.util.List;

/**
 * What people who use scores should have read once: examples of the company's own, by id alone.
 *
 * @param lessons one a use case
 */
public record TrainingPage(Frame frame, List<Lesson> lessons) {

  public static final String FILE = "training.html";

  public TrainingPage {
    lessons = List.copyOf(lessons);
  }

  /**
   * The page of a night.
   *
   * @param contexts what people say about each use case
   */
  public static TrainingPage of(String company, Night night, List<CardContext> contexts) {
    return new TrainingPage(
        Frame.of(
            company,
            night.asOf(),
            "How to read a score",
            "For everybody who acts on scores: what they say, what they do not, and who decides.",
            FILE,
            night.useCases().stream().map(UseCaseNight::useCase).toList()),
        night.useCases().stream()
            .map(useCase -> Lesson.of(night, useCase, context(useCase.useCase(), contexts)))
            .toList());
  }

  private static CardContext context(String useCase, List<CardContext> contexts) {
    return contexts.stream()
        .filter(context -> context.useCase().equals(useCase))
        .findFirst()
        .orElseThrow();
  }
}
