package io.bowtie.governance.feedback;

import static io.bowtie.governance.feedback.OutcomeBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.governance.Answer;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.governance.feedback.LimitCheck.Review;
import io.bowtie.governance.feedback.LimitCheck.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitCheckTest {
  private static final LocalDate NIGHT = OutcomeBuilder.NIGHT;
  private static final Instant AT = Instant.parse("2026-07-01T02:00:00Z");

  @Test
  void shouldFallBackOnTheSecondReviewRunningInBreach() {
    assertThat(overrides(16, 14, review("2026-06-23", true)).fallsBack()).isTrue();
    assertThat(overrides(16, 14).fallsBack()).isFalse();
    assertThat(overrides(16, 14, review("2026-06-23", false)).fallsBack()).isFalse();
    assertThat(
            overrides(16, 14, review("2026-06-15", true), review("2026-06-23", false)).fallsBack())
        .isFalse();
    assertThat(overrides(15, 15, review("2026-06-23", true)).verdict()).isEqualTo(Verdict.WITHIN);
    assertThat(overrides(15, 15, review("2026-06-23", true)).fallsBack()).isFalse();
  }

  @Test
  void shouldReviewOnlySevenDaysAfterTheLastReview() {
    LimitCheck tooSoon = overrides(16, 14, review("2026-06-24", true));

    assertThat(tooSoon.verdict()).isEqualTo(Verdict.BREACHED);
    assertThat(tooSoon.isReview()).isFalse();
    assertThat(tooSoon.fallsBack()).isFalse();
  }

  @Test
  void shouldJudgeNothingOnFewRows() {
    LimitCheck few = overrides(29, 0, review("2026-06-23", true));

    assertThat(few.verdict()).isEqualTo(Verdict.TOO_FEW);
    assertThat(few.isReview()).isFalse();
    assertThat(overrides(30, 0, review("2026-06-23", true)).fallsBack()).isTrue();
    assertThat(overrides(0, 0).verdict()).isEqualTo(Verdict.TOO_FEW);
  }

  @Test
  void shouldNotTakeAReviewOfAnotherLimitForItsOwn() {
    Review other =
        new Review(Limit.PRECISION_FLOOR, LocalDate.parse("2026-06-23"), true, 0.1, 40, NIGHT);

    assertThat(overrides(16, 14, other).isReview()).isTrue();
    assertThat(overrides(16, 14, other).fallsBack()).isFalse();
  }

  @Test
  void shouldJudgeAnswersOfTheLastFourWeeksAlone() {
    List<AdviceOutcome> outcomes = new ArrayList<>();
    outcomes.add(anAlert().answered(Answer.REJECTED, "2026-06-30").build());
    outcomes.add(anAlert().answered(Answer.REJECTED, "2026-06-03").build());
    outcomes.add(anAlert().answered(Answer.REJECTED, "2026-06-02").build());
    outcomes.add(anAlert().answered(Answer.IGNORED, "2026-06-29").build());
    outcomes.add(anAlert().in(Arm.SHADOW).answered(Answer.REJECTED, "2026-06-29").build());

    assertThat(Limit.OVERRIDE_RATE.figure(outcomes, NIGHT).support()).isEqualTo(2);
  }

  @Test
  void shouldJudgeAlertsThatMaturedInTheFourWeeksBeforeTheLastLookBack() {
    List<AdviceOutcome> outcomes = new ArrayList<>();
    outcomes.add(anAlert().came(true, "2026-06-14").build());
    outcomes.add(anAlert().came(false, "2026-05-18").build());
    outcomes.add(anAlert().came(false, "2026-05-17").build());
    outcomes.add(anAlert().withoutAnAlert().came(false, "2026-06-10").build());
    LocalDate lookedBack = LocalDate.parse("2026-06-14");

    assertThat(Limit.PRECISION_FLOOR.figure(outcomes, lookedBack).support()).isEqualTo(2);
    assertThat(Limit.PRECISION_FLOOR.figure(outcomes, lookedBack).orElseThrow()).isEqualTo(0.5);
    assertThat(Limit.PRECISION_FLOOR.until(NIGHT, java.util.Optional.of(lookedBack)))
        .isEqualTo(lookedBack);
    assertThat(Limit.PRECISION_FLOOR.isBreached(0.19, 0.2)).isTrue();
    assertThat(Limit.PRECISION_FLOOR.isBreached(0.2, 0.2)).isFalse();
  }

  @Test
  void shouldWriteOneEventForTheNightAfterWithTheFigures() {
    List<Review> before = List.of(review("2026-06-23", true));
    List<LimitCheck> checks = List.of(overrides(16, 14, review("2026-06-23", true)));
    UseCaseEvent stopped =
        new UseCaseEvent(
            "lead", 4, UseCaseEvent.Kind.STOPPED, AsOf.parse("2026-01-01"), "revops-lead", "n", AT);

    UseCaseEvent event = FallBack.of(checks, before, List.of(stopped), AT).orElseThrow();

    assertThat(event.effectiveFrom()).isEqualTo(AsOf.parse("2026-07-01"));
    assertThat(event.kind()).isEqualTo(UseCaseEvent.Kind.FELL_BACK);
    assertThat(event.decidedBy()).isEqualTo("bowtie");
    assertThat(event.sequence()).isEqualTo(5);
    assertThat(event.note())
        .contains("override rate", "0.50", "0.60 of 40 on 2026-06-23", "0.53 of 30 on 2026-06-30");
    assertThat(FallBack.of(checks, before, List.of(stopped, event), AT)).isEmpty();
    assertThat(FallBack.of(List.of(overrides(16, 14)), before, List.of(), AT)).isEmpty();
  }

  private static LimitCheck overrides(int rejected, int accepted, Review... before) {
    List<AdviceOutcome> outcomes = new ArrayList<>();
    IntStream.range(0, rejected)
        .forEach(i -> outcomes.add(anAlert().answered(Answer.REJECTED, "2026-06-20").build()));
    IntStream.range(0, accepted)
        .forEach(i -> outcomes.add(anAlert().answered(Answer.ACCEPTED, "2026-06-20").build()));
    return LimitCheck.of(
        new LimitCheck.Setting("lead", Limit.OVERRIDE_RATE, 0.5, 30),
        outcomes,
        NIGHT,
        List.of(before),
        NIGHT);
  }

  private static Review review(String day, boolean isBreached) {
    LocalDate night = LocalDate.parse(day);
    return new Review(Limit.OVERRIDE_RATE, night, isBreached, isBreached ? 0.6 : 0.4, 40, night);
  }
}
