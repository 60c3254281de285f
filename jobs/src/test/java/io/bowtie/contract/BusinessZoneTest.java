package io.bowtie.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessZoneTest {

  /** Los Angeles and Auckland change their clocks on these days: one has 23 hours, one 25. */
  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-05-31, 2026-06-01T00:00:00Z",
    "America/Los_Angeles, 2026-03-08, 2026-03-09T07:00:00Z",
    "Asia/Tokyo, 2026-05-31, 2026-05-31T15:00:00Z",
    "Pacific/Auckland, 2026-04-05, 2026-04-05T12:00:00Z"
  })
  void shouldEndADayWhereTheCompanyIs(String zone, String day, String end) {
    BusinessZone company = new BusinessZone(ZoneId.of(zone));
    Instant first = company.endOf(AsOf.parse(day));

    assertThat(first).isEqualTo(Instant.parse(end));
    assertThat(company.dayOf(first.minusNanos(1))).isEqualTo(day);
    assertThat(company.dayOf(first)).isEqualTo(LocalDate.parse(day).plusDays(1));
    assertThat(company.dayOf(company.startOf(LocalDate.parse(day)))).isEqualTo(day);
  }

  @Test
  void shouldKnowUtcByAllItsNames() {
    assertThat(new BusinessZone(ZoneId.of("Etc/UTC"))).isEqualTo(BusinessZone.UTC);
    assertThat(new BusinessZone(ZoneId.of("UTC"))).isEqualTo(BusinessZone.UTC).hasToString("UTC");
  }

  @Test
  void shouldKnowTheDayOfEveryInstantAsTheCalendarDoes() {
    for (String zone : new String[] {"America/Los_Angeles", "Pacific/Auckland", "Africa/Cairo"}) {
      BusinessZone company = new BusinessZone(ZoneId.of(zone));
      Instant at = Instant.parse("2026-01-01T00:17:00Z");
      for (int hour = 0; hour < 366 * 24; hour++, at = at.plusSeconds(3_600)) {
        assertThat(company.dayOf(at)).isEqualTo(at.atZone(ZoneId.of(zone)).toLocalDate());
      }
    }
  }

  @Test
  void shouldCountWholeDaysWhereEitherEndIsADate() {
    BusinessZone company = new BusinessZone(ZoneId.of("America/Los_Angeles"));
    Instant afternoon = at("2026-03-07T14:00");

    assertThat(company.between(afternoon, at("2026-03-07T00:00"))).isEqualTo(Duration.ZERO);
    // 33 hours by the clocks, since one hour of the night is skipped.
    assertThat(company.between(afternoon, at("2026-03-09T00:00"))).isEqualTo(Duration.ofDays(2));
    assertThat(company.between(at("2026-03-07T00:00"), at("2026-03-08T14:00")))
        .isEqualTo(Duration.ofDays(1));
    assertThat(company.between(afternoon, at("2026-03-06T00:00"))).isEqualTo(Duration.ofDays(-1));
    assertThat(company.between(afternoon, at("2026-03-08T14:00"))).isEqualTo(Duration.ofHours(23));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("America/Los_Angeles")).toInstant();
  }
}
