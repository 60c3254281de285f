package io.bowtie.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.BusinessZone;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FactTest {
  private static final BusinessZone TOKYO = new BusinessZone(ZoneId.of("Asia/Tokyo"));

  @Test
  void shouldKnowDaysWhereTheCompanyIs() {
    Fact fact =
        Facts.of("tickets")
            .with("created_at", at("2026-06-02T00:30"))
            .with("recorded_at", at("2026-06-01T23:30"))
            .build(TOKYO, UnaryOperator.identity());

    assertThat(fact.recordedOn()).isEqualTo("2026-06-01");
    assertThat(fact.day("created_at")).hasToString("Optional[2026-06-02]");
  }

  @Test
  void shouldCountHoursAndWholeDaysWhereOneEndIsADate() {
    assertThat(hours("2026-06-01T14:00", "2026-06-01T16:30")).isEqualTo(2.5);
    assertThat(hours("2026-06-01T14:00", "2026-06-01T00:00")).isZero();
    assertThat(hours("2026-06-01T14:00", "2026-06-03T00:00")).isEqualTo(48);
    assertThat(hours("2026-06-01T14:00", "2026-05-30T09:00")).isZero();
  }

  private static double hours(String created, String answered) {
    Fact fact =
        Facts.of("tickets")
            .with("created_at", at(created))
            .with("first_response_at", at(answered))
            .with("recorded_at", at(created))
            .build(TOKYO, UnaryOperator.identity());
    return fact.hours("created_at", fact, "first_response_at").orElseThrow();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(TOKYO.id()).toInstant();
  }
}
