package io.bowtie.governance.feedback;

import static io.bowtie.governance.feedback.OutcomeBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.governance.Answer;
import org.junit.jupiter.api.Test;

class AdviceOutcomeTest {
  @Test
  void shouldCountAdviceAsIgnoredOnceItHasExpiredWithoutAWord() {
    assertThat(anAlert().holdsUntil("2026-06-30").build().answer()).isEmpty();
    assertThat(anAlert().holdsUntil("2026-06-30").build().isOpen()).isTrue();
    assertThat(anAlert().holdsUntil("2026-06-29").build().answer()).contains(Answer.IGNORED);
    assertThat(anAlert().holdsUntil("2026-06-29").build().daysToDecision()).isEmpty();
  }

  @Test
  void shouldNotSayThatAnybodyIgnoredWhatNobodyWasGiven() {
    for (Arm arm : new Arm[] {Arm.HELD_OUT, Arm.SHADOW}) {
      AdviceOutcome outcome = anAlert().in(arm).holdsUntil("2026-06-01").build();

      assertThat(outcome.answer()).isEmpty();
      assertThat(outcome.isOpen()).isFalse();
      assertThat(outcome.isUntouched()).isTrue();
    }
  }

  @Test
  void shouldCallAnAlertRightWhereThereWasSomethingToActOn() {
    assertThat(anAlert().came(true).build().modelWasRight()).contains(true);
    assertThat(anAlert().came(false).build().modelWasRight()).contains(false);
    assertThat(anAlert().build().modelWasRight()).isEmpty();
    // An alert about a deal says that it will not be won; without one, that it will.
    assertThat(anAlert().aboutADeal().came(true).build().modelWasRight()).contains(false);
    assertThat(anAlert().aboutADeal().withoutAnAlert().came(true).build().modelWasRight())
        .contains(true);
  }

  @Test
  void shouldJudgeThePersonOnlyWhereTheyContradicted() {
    assertThat(answered(Answer.REJECTED).came(false).build().personWasRight()).contains(true);
    assertThat(answered(Answer.REJECTED).came(true).build().personWasRight()).contains(false);
    assertThat(answered(Answer.REJECTED).build().personWasRight()).isEmpty();
    assertThat(answered(Answer.EDITED).came(false).build().personWasRight()).isEmpty();
    assertThat(answered(Answer.ACCEPTED).came(false).build().personWasRight()).isEmpty();
  }

  @Test
  void shouldTestTheModelOnlyByAdviceThatNobodyActedOn() {
    assertThat(answered(Answer.REJECTED).build().isUntouched()).isTrue();
    assertThat(answered(Answer.IGNORED).build().isUntouched()).isTrue();
    assertThat(answered(Answer.ACCEPTED).build().isUntouched()).isFalse();
    assertThat(answered(Answer.EDITED).build().isUntouched()).isFalse();
    assertThat(anAlert().build().isUntouched()).isFalse();
  }

  @Test
  void shouldCountDaysFromTheFirstNight() {
    assertThat(answered(Answer.ACCEPTED).build().daysToDecision()).contains(4);
    assertThat(anAlert().answered(Answer.ACCEPTED, "2026-02-01").build().daysToDecision())
        .contains(0);
    assertThat(answered(Answer.EDITED).build().isOverridden()).isTrue();
    assertThat(answered(Answer.ACCEPTED).build().isOverridden()).isFalse();
  }

  private static OutcomeBuilder answered(Answer answer) {
    return anAlert().answered(answer, "2026-03-05");
  }
}
