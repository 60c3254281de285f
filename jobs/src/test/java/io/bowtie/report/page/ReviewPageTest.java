package io.bowtie.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.report.GovernanceFixture;
import io.bowtie.report.ReportFixture;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.StabilityRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewPageTest {
  private static final int LEADS = 0;
  private static final int DEALS = 1;
  private static final int CUSTOMERS = 2;

  @Test
  void shouldCountAnswersOfTheWindowBesideTheRateOfAll() {
    Part acting = part(page(ReportFixture.night(), DEALS), "acting");

    assertThat(acting.text())
        .contains(
            "67 new pieces of advice: 40 accepted, 0 edited, 20 rejected, 0 ignored and 7 open",
            "accepted 80.0\u00a0% (");
    assertThat(texts(acting.grids().get(0)))
        .contains("Accepted | 40 | 100 | 80.0\u00a0%", "Open | 7 | 7 | –");
    assertThat(acting.grids().get(0).headings().get(2).text())
        .isEqualTo("All that is followed, since 2026-03-01");
  }

  @Test
  void shouldSetThePersonAgainstTheModelWithoutNamingAWinnerThatIntervalsDoNotShow() {
    Part overrides = part(page(ReportFixture.night(), DEALS), "overrides");

    assertThat(overrides.text())
        .contains("the model was right in 45.0\u00a0%", "the person in 55.0\u00a0%")
        .contains("does not tell who is right more often", "Acting changes outcomes");
    assertThat(texts(overrides.grids().get(1)))
        .containsExactly("Already in talks | 15 | 60.0\u00a0%");
  }

  @Test
  void shouldHideSmallGroupsAndSayHowManyAreShown() {
    Part errors = part(page(ReportFixture.night(), DEALS), "errors");

    assertThat(errors.text()).contains("deal-2026-05-31", "shown for 1 of 2 groups");
    assertThat(texts(errors.grids().get(errors.grids().size() - 1)))
        .containsExactly("Quarry & Sons | 90 | 77.8\u00a0% | – | –");
  }

  @Test
  void shouldAddUpNightsOfWhatMovedAndTakeTheGravestOutcomeOfACheck() {
    Part changes = part(page(ReportFixture.night(), DEALS), "changes");

    assertThat(changes.text())
        .contains("2 subjects moved", "Quarry & sons on 2 nights and Label on 1 night")
        .contains("1 blocked, 1 set rows aside, and 0 warned");
    assertThat(texts(changes.grids().get(1)))
        .containsExactly(
            "Accounts | Row count | Block | 1 | 2026-06-30 | 0",
            "Deals | Currency | Quarantine | 2 | 2026-06-30 | 9");
  }

  @Test
  void shouldTellAdviceThatNeedsAnApprovalFromQuestionsToAPerson() {
    Part approval = part(page(ReportFixture.night(), DEALS), "approval");

    // 12 + 47 need an approval; of these the 47 are questions.
    assertThat(approval.text())
        .contains("154 of medium risk and 59 of high risk; 59 needed an approval, and 47 asked")
        .endsWith("The rule: High-tier advice needs the sales manager.");
    assertThat(texts(approval.grids().get(0)))
        .contains(
            "Review forecast | High | Needed: Sales manager | A person alone; it is a question | 47");
  }

  @Test
  void shouldShowTheLatestJudgementOfEachLimitAndEveryDecisionOfTheWindow() {
    Part limits = part(page(ReportFixture.night(), DEALS), "limits");

    assertThat(limits.text())
        .contains("Of 1 limit, 1 was breached as of 2026-06-30", "reviewed 2 times")
        // The promotion of 2026-06-01 lies before the window.
        .contains("0 promotions or rollbacks and 2 stops");
    assertThat(texts(limits.grids().get(1)))
        .containsExactly(
            "2026-06-28 | Stopped | Sales director | Wrong amounts.",
            "2026-06-29 | Resumed | Sales director | Amounts are right.");
  }

  @Test
  void shouldNameTheLeastStableNight() {
    assertThat(part(page(ReportFixture.night(), DEALS), "reasons").text())
        .contains("On 2026-06-30", "97.0\u00a0%", "94.0\u00a0% on 2026-06-29", "never differed");
  }

  @Test
  void shouldNotCallReasonsStableWhereNothingCouldBeCompared() {
    Estimate unknown = Estimate.missing("inputs changed", 0);
    StabilityRow night =
        new StabilityRow("deal", "2026-06-29", Estimate.exact(0.9, 300), unknown, "2026-06-30");

    String sentence = reasonsOf(List.of(night));

    assertThat(sentence).contains("on no night did an entity").doesNotContain("never", "least");
    StabilityRow fault =
        new StabilityRow(
            "deal", "2026-06-28", Estimate.exact(0.8, 9), Estimate.exact(0.99, 9), "2026-06-29");
    assertThat(reasonsOf(List.of(fault, night))).contains("differed on 1 night, which is a fault");
  }

  private static String reasonsOf(List<StabilityRow> stability) {
    Night night = ReportFixture.night();
    return part(page(with(night, GovernanceFixture.stability(stability)), DEALS), "reasons").text();
  }

  @Test
  void shouldShowTheCriteriaOfTheLastPublicationAlone() {
    Part exit = part(page(ReportFixture.night(), DEALS), "exit");

    assertThat(exit.text())
        .isEqualTo("2 of 2 exit criteria met as of 2026-06-29; conf does not enforce them.");
    assertThat(exit.grids().get(0).rows()).hasSize(2);
    assertThat(part(page(ReportFixture.night(), CUSTOMERS), "exit").text())
        .contains("1 of 2 exit criteria", "in shadow while one is not");
  }

  @Test
  void shouldCountNightsByModeAndShowWhatIsNotFilledIn() {
    Part standing = part(page(ReportFixture.night(), DEALS), "standing");

    assertThat(standing.text())
        .isEqualTo("Live tonight. In these days it was live on 2 nights and shadow on 1 night.");
    assertThat(texts(standing.grids().get(0))).contains("Users | Not filled in");
  }

  @Test
  void shouldSayOfAUseCaseInShadowWhatUsersWouldHaveBeenGiven() {
    assertThat(part(page(ReportFixture.night(), CUSTOMERS), "acting").text())
        .contains("users have not been advised", "5 pieces of advice would have been given");
  }

  @Test
  void shouldSayOfEveryQuestionWhatIsMissingWhereNoTableHasARow() {
    Night night = ReportFixture.night();
    Night bare = with(night, GovernanceFixture.nothing());

    for (int useCase : List.of(LEADS, DEALS, CUSTOMERS)) {
      assertThat(page(bare, useCase).parts())
          .hasSize(9)
          .allSatisfy(part -> assertThat(part.text()).isNotBlank().endsWith("."))
          .extracting(Part::id)
          .doesNotHaveDuplicates();
    }
    assertThat(part(page(bare, DEALS), "acting").text()).contains("from the first night on");
    assertThat(part(page(bare, DEALS), "exit").text()).contains("after the first publication");
    assertThat(part(page(bare, DEALS), "reasons").text()).contains("from the second night on");
  }

  private static Night with(Night night, GovernanceNight governance) {
    return new Night(
        night.asOf(),
        night.useCases(),
        night.watch(),
        night.pipeline(),
        night.quality(),
        governance);
  }

  private static ReviewPage page(Night night, int useCase) {
    return ReviewPage.of(
        "Northwind", night, night.useCases().get(useCase), GovernanceFixture.boundary());
  }

  private static Part part(ReviewPage page, String id) {
    return page.parts().stream().filter(part -> part.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> texts(Grid grid) {
    return grid.rows().stream()
        .map(row -> String.join(" | ", row.stream().map(Cell::text).toList()))
        .toList();
  }
}
