package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.recommendation.Action;
import io.bowtie.recommendation.HumanOnly;
import io.bowtie.report.page.Boundary;
import org.junit.jupiter.api.Test;

class BoundariesTest {
  private final Boundary boundary = Boundaries.drawn();

  @Test
  void shouldHoldEveryActionAndEveryDecisionOfAPerson() {
    assertThat(boundary.advised())
        .extracting(Boundary.Advised::action)
        .hasSize(Action.values().length)
        .contains("deal_ask_commit", "lead_call_today");
    assertThat(boundary.reserved())
        .extracting(Boundary.Reserved::role)
        .hasSize(HumanOnly.values().length)
        .contains("deal desk", "RevOps");
  }

  @Test
  void shouldLetNoQuestionGoWithoutAnApproval() {
    assertThat(boundary.advised())
        .filteredOn(Boundary.Advised::isQuestion)
        .isNotEmpty()
        .allMatch(Boundary.Advised::needsApproval);
  }

  @Test
  void shouldRaiseAdviceOfMediumRiskToOneThatNeedsAnApproval() {
    assertThat(boundary.advised())
        .filteredOn(each -> each.tier().equals("medium"))
        .isNotEmpty()
        .allMatch(each -> !each.needsApproval() && each.needsApprovalRaised());
    assertThat(boundary.advised()).noneMatch(each -> each.tier().equals("critical"));
  }

  @Test
  void shouldSayWhichDecisionsAreAskedAbout() {
    assertThat(boundary.reserved())
        .filteredOn(Boundary.Reserved::isAsked)
        .extracting(Boundary.Reserved::decision)
        .containsExactly("forecast category");
  }

  @Test
  void shouldLeaveNoPlaceholderInWords() {
    assertThat(boundary.advised())
        .extracting(Boundary.Advised::text)
        .noneMatch(text -> text.contains("{"));
  }
}
