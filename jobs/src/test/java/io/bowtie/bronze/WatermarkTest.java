package io.bowtie.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.BusinessZone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatermarkTest {
  private static final Instant FROM = Instant.parse("2026-05-31T18:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-06-02T00:00:00Z");

  @Test
  void shouldAskForTheMomentsOfANightInTheColumnsOwnWords() {
    assertThat(condition("timestamp with time zone"))
        .isEqualTo(
            "(\"at\" >= TIMESTAMP WITH TIME ZONE '2026-05-31 18:00:00.000000+00'"
                + " AND \"at\" < TIMESTAMP WITH TIME ZONE '2026-06-02 00:00:00.000000+00')"
                + " OR \"at\" IS NULL");
    // Berlin is two hours ahead in summer.
    assertThat(condition("timestamp without time zone"))
        .contains(">= TIMESTAMP '2026-05-31 20:00:00", "< TIMESTAMP '2026-06-02 02:00:00");
    assertThat(condition("date")).contains(">= DATE '2026-05-31'", "< DATE '2026-06-02'");
  }

  @Test
  void shouldAskForAllBeforeTheEndOfTheFirstNight() {
    assertThat(
            new Watermark(
                    new DatabaseColumn("at", "date"),
                    Optional.empty(),
                    UNTIL,
                    ZoneId.of("UTC"),
                    BusinessZone.UTC)
                .condition())
        .isEqualTo("\"at\" < DATE '2026-06-02' OR \"at\" IS NULL");
  }

  @Test
  void shouldSelectWhatSparkCannotHoldAsText() {
    assertThat(selected("numeric(12,2)"))
        .isEqualTo("nullif(\"a\"\"b\", 'NaN')::numeric(12,2) AS \"a\"\"b\"");
    assertThat(selected("bigint")).isEqualTo("\"a\"\"b\" AS \"a\"\"b\"");
    assertThat(selected("numeric")).startsWith("\"a\"\"b\"::text");
    assertThat(selected("numeric(50,2)")).startsWith("\"a\"\"b\"::text");
    assertThat(selected("numeric(2,-3)")).startsWith("\"a\"\"b\"::text");
    assertThat(selected("uuid[]")).startsWith("to_json(\"a\"\"b\")::text");
  }

  private static String condition(String type) {
    return new Watermark(
            new DatabaseColumn("at", type),
            Optional.of(FROM),
            UNTIL,
            ZoneId.of("Europe/Berlin"),
            BusinessZone.UTC)
        .condition();
  }

  private static String selected(String type) {
    return new DatabaseColumn("a\"b", type).selected();
  }
}
