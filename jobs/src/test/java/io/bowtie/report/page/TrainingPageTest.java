package io.bowtie.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bowtie.report.ReportFixture;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.ExampleRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.UseCaseWords;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingPageTest {
  private final TrainingPage page =
      TrainingPage.of("Northwind", ReportFixture.night(), ReportFixture.contexts());

  @Test
  void shouldShowAHighAMiddleAndALowScoreById() {
    assertThat(lesson("deal").examples())
        .extracting(ExampleCard::title, ExampleCard::id)
        .containsExactly(
            tuple("High: rank 1 of 1,214", "006A1"),
            tuple("Middle: rank 607 of 1,214", "006A607"),
            tuple("Low: rank 1,214 of 1,214", "006A1214"));
  }

  @Test
  void shouldReadTheProbabilityOutWithItsInterval() {
    assertThat(lesson("deal").examples().get(0).reading())
        .isEqualTo(
            "Band A: the chance to win is 83.0\u00a0%; of cases scored like this between"
                + " 41.5\u00a0% and 91.3\u00a0% came true.");
  }

  @Test
  void shouldWarnOfAProbabilityOutsideOfWhatSuchCasesCameTo() {
    ExampleRow odd =
        new ExampleRow(
            "deal",
            "D1",
            1,
            Estimate.ranged(0.5, 0.16, 0.29, Estimate.UNKNOWN_SUPPORT),
            "A",
            "high",
            "model",
            List.of(),
            List.of(),
            List.of());

    assertThat(ExampleCard.of(odd, "High", 9, UseCaseWords.DEAL).reading())
        .endsWith("lean on the interval.");
    assertThat(lesson("deal").examples().get(0).reading()).doesNotContain("lean on");
  }

  @Test
  void shouldShowAllThatIsAdvisedWithItsTerms() {
    List<ExampleCard> examples = lesson("deal").examples();

    assertThat(examples.get(0).advice())
        .extracting(ExampleCard.Suggestion::terms)
        .containsExactly(
            "Action risk: high. Must be approved first by: Sales manager.",
            "Action risk: medium. No approval needed; a person decides to act.");
    assertThat(examples.get(1).advice()).isEmpty();
    assertThat(examples.get(1).caveats()).containsExactly("No recent activity is recorded");
  }

  @Test
  void shouldSayWhyThereAreNoExamples() {
    assertThat(lesson("churn").examples()).isEmpty();
    assertThat(lesson("churn").text()).contains("it does not meet its exit criteria.");
  }

  @Test
  void shouldTellWhatTheModelSeesFromWhatIsKeptOut() {
    assertThat(texts(lesson("deal"), 0)).containsExactly("Progress | 2 | Stage and X tier");
    assertThat(texts(lesson("deal"), 1))
        .contains("Of this company | Accounts carry no creation date.")
        .anyMatch(row -> row.startsWith("Kept out | X note length and X region code"));
  }

  @Test
  void shouldSayThatARuleSeesNoMoreThanItsName() {
    assertThat(lesson("lead").parts().get(0).text()).contains("Source by segment");
    assertThat(lesson("deal").parts().get(0).text()).doesNotContain("rule");
  }

  @Test
  void shouldSayHowToOverrideAndReportAsRegistered() {
    assertThat(texts(lesson("deal"), 2))
        .contains(
            "How to go against it | say why in decisions",
            "How to report a wrong output | a ticket to the failure owner",
            "Who uses it | Nobody has said so yet");
  }

  private Lesson lesson(String useCase) {
    return page.lessons().stream()
        .filter(lesson -> lesson.useCase().equals(useCase))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(Lesson lesson, int part) {
    Part shown = lesson.parts().get(part);
    return shown.grids().get(0).rows().stream()
        .map(row -> String.join(" | ", row.stream().map(Cell::text).toList()))
        .toList();
  }
}
