package io.bowtie.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-06-30");
  private static final Freshness LIMITS = new Freshness(2, 7);

  @ParameterizedTest
  @CsvSource({
    "2026-06-30, PASS",
    "2026-06-28, PASS",
    "2026-06-27, CAVEAT",
    "2026-06-23, CAVEAT",
    "2026-06-22, BLOCK"
  })
  void shouldBeLateAfterTheOneLimitAndTooLateAfterTheOther(LocalDate last, Outcome outcome) {
    CheckResult result = LIMITS.of("billing", "invoices", Optional.of(last), NIGHT);

    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.detail()).contains("last landed on " + last);
  }

  @Test
  void shouldSayHowLateAndWhatToDo() {
    assertThat(
            LIMITS
                .of("billing", "invoices", Optional.of(LocalDate.parse("2026-06-20")), NIGHT)
                .detail())
        .isEqualTo(
            "Something new last landed on 2026-06-20, 10 days before the night. More than 7 days is"
                + " too late: see why the source no longer delivers, or set freshness.error-days.");
  }

  @Test
  void shouldCallASourceTooLateThatHasNeverDelivered() {
    assertThat(LIMITS.of("billing", "invoices", Optional.empty(), NIGHT).outcome())
        .isEqualTo(Outcome.BLOCK);
  }
}
