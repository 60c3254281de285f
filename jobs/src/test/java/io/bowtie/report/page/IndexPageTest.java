package io.bowtie.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.report.GovernanceFixture;
import io.bowtie.report.ReportFixture;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Grid;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexPageTest {
  private final IndexPage page =
      IndexPage.of(
          "Northwind Instruments",
          ReportFixture.night(),
          GovernanceFixture.boundary(),
          ReportFixture.notComputed(),
          "run-1");

  private UseCaseCard card(String useCase) {
    return page.useCases().stream()
        .filter(card -> card.useCase().equals(useCase))
        .findFirst()
        .orElseThrow();
  }

  private AdviceList list(String useCase) {
    return page.lists().stream()
        .filter(list -> list.useCase().equals(useCase))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(Grid grid) {
    return grid.rows().stream()
        .map(row -> String.join(" | ", row.stream().map(Cell::text).toList()))
        .toList();
  }

  @Test
  void shouldSayWhatScoredAndWhichVersionWaits() {
    assertThat(card("deal").basis())
        .isEqualTo(
            "Tonight's scores come from model deal-2026-05-31. Version deal-2026-06-28 passed"
                + " the gate and waits for an approver to promote it.");
    assertThat(card("lead").basis())
        .isEqualTo("Tonight's scores come from the rule “Source by segment”, not from a model.");
    assertThat(card("churn").basis()).startsWith("The evidence gate abstains");
  }

  @Test
  void shouldSayWhoSeesAUseCaseAndWhichCriteriaAreUnmet() {
    assertThat(card("deal").mode().text()).isEqualTo("Live");
    assertThat(card("deal").standing())
        .isEqualTo(
            "Users see what it says. 2 of 2 exit criteria met as of 2026-06-29; conf does not enforce them.");
    assertThat(card("deal").unmet()).isEmpty();
    assertThat(card("churn").mode().text()).isEqualTo("Shadow");
    assertThat(card("churn").standing())
        .startsWith("Its owners alone see what it says: it does not meet its exit criteria.");
    assertThat(card("churn").unmet()).containsExactly("Shadow: 3 nights of 28.");
    assertThat(card("lead").standing())
        .isEqualTo(
            "Users see what it says. Exit criteria are known once a night has been published.");
  }

  @Test
  void shouldDrawTheBoundaryFromTheListsItIsHanded() {
    assertThat(texts(page.boundary().get(0)))
        .containsExactly(
            "Deals | Enter the amount. | Low | Medium: still no approval",
            "Deals | Plan the next meeting. | Medium | High: needs the approval of the sales manager");
    assertThat(texts(page.boundary().get(1)))
        .containsExactly(
            "Deals | Question to the sales manager: is it still commit? | High | Sales manager");
    assertThat(texts(page.boundary().get(2)))
        .containsExactly(
            "Forecast category | Sales manager | Is it still right? | Yes, as advice that needs an"
                + " approval",
            "Merge | RevOps | Are they the same? | No action asks it");
  }

  @Test
  void shouldCountBandsOverAllBases() {
    // 58 + 143 + 402 + 611
    assertThat(card("deal").bands().title()).isEqualTo("1,214 deals by band");
    assertThat(texts(card("deal").bands().numbers()))
        .containsExactly(
            "A | 58 | 4.8\u00a0%",
            "B | 143 | 11.8\u00a0%", "C | 402 | 33.1\u00a0%", "D | 611 | 50.3\u00a0%");
    assertThat(card("churn").bands().isEmpty()).isTrue();
  }

  @Test
  void shouldShowEveryHeadlineWithIntervalAndSupport() {
    Fact auc = card("deal").facts().get(0);
    assertThat(auc.value()).isEqualTo("0.781");
    assertThat(auc.basis()).isEqualTo("0.766\u00a0to\u00a00.796, n\u00a018,211");
  }

  @Test
  void shouldGiveAReasonInsteadOfAnUndefinedHeadline() {
    Fact auc = card("churn").facts().get(0);
    assertThat(auc.value()).isEqualTo("–");
    assertThat(auc.basis()).isEqualTo("only 31 events, at least 100 are needed");
  }

  @Test
  void shouldLinkACardForTheVersionInUseAndForTheOneThatWaits() {
    assertThat(card("deal").cards())
        .extracting(Frame.Link::file)
        .containsExactly("card-deal-deal-2026-05-31.html", "card-deal-deal-2026-06-28.html");
  }

  @Test
  void shouldSayHowManyRecommendationsAreOnlyInTheTable() {
    assertThat(list("deal").first()).hasSize(4);
    assertThat(list("deal").further()).hasSize(2);
    assertThat(list("deal").more())
        .isEqualTo("201 recommendations in all; 195 more are in the table.");
    assertThat(list("lead").more()).isEmpty();
  }

  @Test
  void shouldSayWhyAListIsEmpty() {
    assertThat(list("churn").empty())
        .isEqualTo(
            "The evidence gate abstains, so nothing is published: the evidence page says"
                + " why.");
  }

  @Test
  void shouldNameTheApproverAndTheCaveatsInWords() {
    AdviceCard high = list("deal").first().get(1);
    assertThat(high.needsApproval()).isTrue();
    assertThat(high.approval()).isEqualTo("Must be approved first by: Sales manager");
    assertThat(list("deal").first().get(2).caveats())
        .containsExactly("No recent activity is recorded", "Few comparable cases in this segment");
    assertThat(list("deal").first().get(0).reasons().get(0).comparison())
        .isEqualTo("2 here, typically 0.7");
  }

  @Test
  void shouldListWhatIsMissingWithItsReason() {
    assertThat(texts(page.notComputed()))
        .contains(
            "Net revenue retention | No billing source is configured.",
            "Logo churn | no subscriptions are known",
            "Customers: AUC-ROC | only 31 events, at least 100 are needed",
            "Deals: Calibration slope (won against lost) | the probabilities are of another question")
        .anyMatch(line -> line.startsWith("Customers: scores | The evidence gate abstains"));
  }

  @Test
  void shouldCountRecommendationsByApproval() {
    assertThat(texts(page.approvals()))
        .contains("Deals | Review forecast | High | Needs approval | Sales manager | 47");
  }

  @Test
  void shouldNotTakeARolledBackVersionForTheOneInUse() {
    UseCaseNight deals = ReportFixture.night().useCases().get(1);
    assertThat(deals.champion().orElseThrow().version()).isEqualTo("deal-2026-05-31");
    UseCaseNight rolledBack = ReportFixture.rolledBack(deals);
    assertThat(rolledBack.champion()).isEmpty();
  }
}
