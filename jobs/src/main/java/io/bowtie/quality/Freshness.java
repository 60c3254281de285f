package io.bowtie.quality;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How old a source's last delivery may be.
 *
 * @param warnDays from more days than this on, a caveat
 * @param errorDays from more days than this on, its entities keep their last good version
 */
public record Freshness(int warnDays, int errorDays) {
  /** The rule in {@code gold.quality_checks}. */
  public static final String RULE = "freshness";

  /**
   * What the gate says of an entity.
   *
   * @param last the day on which something new last landed; empty when nothing ever has
   * @param night the as-of
   */
  public CheckResult of(String source, String entity, Optional<LocalDate> last, LocalDate night) {
    long age = last.map(day -> ChronoUnit.DAYS.between(day, night)).orElse(Long.MAX_VALUE);
    Outcome outcome =
        age > errorDays ? Outcome.BLOCK : age > warnDays ? Outcome.CAVEAT : Outcome.PASS;
    return new CheckResult(
        source,
        entity,
        RULE,
        CheckResult.ROW,
        outcome,
        1,
        outcome == Outcome.PASS ? 0 : 1,
        last.map(
                    day ->
                        "Something new last landed on "
                            + day
                            + ", "
                            + days(age)
                            + " before the night.")
                .orElse("Nothing has landed yet.")
            + limit(outcome));
  }

  private String limit(Outcome outcome) {
    return switch (outcome) {
      case CAVEAT -> " More than " + days(warnDays) + " is late.";
      case BLOCK ->
          " More than "
              + days(errorDays)
              + " is too late: see why the source no longer delivers, or set freshness.error-days.";
      default -> "";
    };
  }

  private static String days(long days) {
    return days == 1 ? "1 day" : days + " days";
  }
}
