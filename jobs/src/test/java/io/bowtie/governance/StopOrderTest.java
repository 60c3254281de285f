package io.bowtie.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.config.Mode;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StopOrderTest {
  private static final Instant NOW = Instant.parse("2026-06-29T08:00:00Z");
  private static final AsOf JUNE_28 = AsOf.parse("2026-06-28");
  private static final AsOf JUNE_29 = AsOf.parse("2026-06-29");

  @Test
  void shouldEmptyTheNightThatReadersSeeNow() {
    UseCaseEvent stopped = stop(List.of());

    assertThat(stopped.effectiveFrom()).isEqualTo(JUNE_28);
    assertThat(tonight(JUNE_28.plusDays(-1), stopped).mode()).isEqualTo(Mode.LIVE);
    assertThat(tonight(JUNE_28, stopped).mode()).isEqualTo(Mode.OFF);
    assertThat(tonight(JUNE_28, stopped).reason()).contains("ada", "2026-06-28", "Complaints.");
  }

  @Test
  void shouldGoOnWithoutChangingTheNightThatReadersSeeNow() {
    UseCaseEvent stopped = stop(List.of());
    UseCaseEvent resumed = resume(List.of(stopped));

    assertThat(tonight(JUNE_28, stopped, resumed).mode()).isEqualTo(Mode.OFF);
    assertThat(tonight(JUNE_29, resumed, stopped).mode()).isEqualTo(Mode.LIVE);
  }

  @Test
  void shouldStopFromTheFirstNightWhereNoneWasPublished() {
    assertThat(
            StopOrder.stop("lead", approval("ada"), List.of(), Optional.empty(), JUNE_29, NOW)
                .effectiveFrom())
        .isEqualTo(JUNE_29);
  }

  @Test
  void shouldRefuseToStopTwiceAndToResumeWhatRuns() {
    UseCaseEvent stopped = stop(List.of());

    assertThat(refusal(() -> stop(List.of(stopped)))).isEqualTo(ExitCode.USAGE);
    assertThat(refusal(() -> resume(List.of()))).isEqualTo(ExitCode.USAGE);
    assertThat(refusal(() -> resume(List.of(stopped, resume(List.of(stopped))))))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void shouldLetApproversAloneDecide() {
    assertThat(
            refusal(
                () ->
                    StopOrder.stop(
                        "lead", approval("eve"), List.of(), Optional.empty(), JUNE_29, NOW)))
        .isEqualTo(ExitCode.GOVERNANCE);
  }

  /** An event never makes more of a use case than is registered. */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void shouldFallBackToShadowAtMost(Mode registered) {
    UseCaseEvent fellBack =
        new UseCaseEvent(
            "lead", 1, UseCaseEvent.Kind.FELL_BACK, JUNE_28, "the night", "Overrides.", NOW);

    Mode mode = ModeTonight.of(registered, List.of(fellBack), "lead", JUNE_29).mode();

    assertThat(mode).isEqualTo(registered == Mode.LIVE ? Mode.SHADOW : registered);
    assertThat(ModeTonight.of(registered, List.of(fellBack), "deal", JUNE_29).mode())
        .isEqualTo(registered);
  }

  private static ModeTonight tonight(AsOf asOf, UseCaseEvent... events) {
    return ModeTonight.of(Mode.LIVE, List.of(events), "lead", asOf);
  }

  private static UseCaseEvent stop(List<UseCaseEvent> events) {
    return StopOrder.stop("lead", approval("ada"), events, Optional.of(JUNE_28), JUNE_29, NOW);
  }

  private static UseCaseEvent resume(List<UseCaseEvent> events) {
    return StopOrder.resume("lead", approval("ada"), events, Optional.of(JUNE_28), JUNE_29, NOW);
  }

  private static Approval approval(String by) {
    return new Approval(by, "Complaints.", List.of("ada", "bo"), 1, "company.conf");
  }

  private static ExitCode refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable decision) {
    return catchThrowableOfType(OperatorError.class, decision).exitCode();
  }
}
