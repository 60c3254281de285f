package io.bowtie.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.quality.RowCountDrift.Night;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class RowCountDriftTest {
  /** A Monday. */
  private static final LocalDate FIRST = LocalDate.parse("2026-01-05");

  private static final RowCountDrift DRIFT = new RowCountDrift(7, 0.5, Outcome.CAVEAT);

  @Test
  void shouldSayNothingBeforeEnoughNightsAreKnown() {
    assertThat(judged(7, day -> 1_000, 0)).isEmpty();
    assertThat(judged(8, day -> 1_000, 1_000)).isPresent();
  }

  @Test
  void shouldNoticeThatTheRowsStayAway() {
    CheckResult result = judged(30, day -> 1_000, 0).orElseThrow();

    assertThat(result.outcome()).isEqualTo(Outcome.CAVEAT);
    assertThat(result.failedRows()).isEqualTo(500);
    assertThat(result.detail())
        .isEqualTo(
            "0 row(s) a day came since the last night; usual are 1,000, give or take 500 (4 earlier"
                + " nights).");
  }

  @Test
  void shouldNoticeThatTheRowsCameTwice() {
    assertThat(judged(30, day -> 1_000, 2_000).orElseThrow().outcome()).isEqualTo(Outcome.CAVEAT);
  }

  @Test
  void shouldNoticeThatEarlierRowsAreGone() {
    assertThat(judged(30, day -> 0, -500).orElseThrow().outcome()).isEqualTo(Outcome.CAVEAT);
  }

  @Test
  void shouldNotMindAQuietWeekend() {
    for (int nights = 8; nights < 42; nights++) {
      LocalDate tonight = FIRST.plusDays(nights);
      assertThat(judged(nights, RowCountDriftTest::onWorkdays, onWorkdays(tonight)).orElseThrow())
          .as("%s, %s", tonight, tonight.getDayOfWeek())
          .returns(Outcome.PASS, CheckResult::outcome);
    }
  }

  @Test
  void shouldNoticeASilentWorkdayAmongQuietWeekends() {
    assertThat(judged(35, RowCountDriftTest::onWorkdays, 0).orElseThrow().outcome())
        .isEqualTo(Outcome.CAVEAT);
  }

  @Test
  void shouldNotMindAFewRows() {
    assertThat(judged(30, day -> 2, 12).orElseThrow().outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void shouldCountRowsADayWhereNightsWereLeftOut() {
    List<Night> earlier = new ArrayList<>(nights(30, day -> 1_000));
    Night tonight = new Night(FIRST.plusDays(33), 30_000 + 3 * 1_000 + 1_000);

    assertThat(DRIFT.of("crm", "deals", earlier, tonight).orElseThrow().outcome())
        .isEqualTo(Outcome.PASS);
  }

  /** At most two a month and source, on steady sources. */
  @Test
  void shouldSeldomComplainAboutASteadySource() {
    int complaints = 0;
    int months = 0;
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Night> nights = nights(30, day -> rows(day, random));
      for (int night = 30; night < 60; night++) {
        LocalDate day = FIRST.plusDays(night);
        Night tonight = new Night(day, nights.get(night - 1).rows() + rows(day, random));
        if (DRIFT.of("crm", "deals", nights, tonight).orElseThrow().outcome() != Outcome.PASS) {
          complaints++;
        }
        nights.add(tonight);
      }
      months++;
    }
    assertThat(complaints).isLessThanOrEqualTo(2 * months);
  }

  private static long rows(LocalDate day, SplittableRandom random) {
    return onWorkdays(day) / 2 + random.nextLong(onWorkdays(day) + 1);
  }

  private static long onWorkdays(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? 0 : 1_000;
  }

  /** That many nights, and then one that brings the last rows. */
  private static Optional<CheckResult> judged(
      int earlier, ToLongFunction<LocalDate> rowsOn, long tonight) {
    List<Night> nights = nights(earlier, rowsOn);
    long before = nights.get(nights.size() - 1).rows();
    return DRIFT.of("crm", "deals", nights, new Night(FIRST.plusDays(earlier), before + tonight));
  }

  private static List<Night> nights(int count, ToLongFunction<LocalDate> rowsOn) {
    List<Night> nights = new ArrayList<>();
    long rows = 0;
    for (int i = 0; i < count; i++) {
      rows += rowsOn.applyAsLong(FIRST.plusDays(i));
      nights.add(new Night(FIRST.plusDays(i), rows));
    }
    return nights;
  }
}
