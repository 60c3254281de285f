package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.model.Window.Part;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DivisionTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-01-01");

  private final Division quarter = new Division.ByEvents(0.25);

  @Test
  void shouldLeaveTheLatestQuarterOfTheEventsHoweverManyDaysThatIs() {
    // Nine tenths of the looks lie in the last tenth of the days.
    SortedMap<LocalDate, DayCounts> days = new TreeMap<>();
    for (int day = 0; day < 100; day++) {
      days.put(FIRST.plusDays(day), day < 90 ? counts(1, 0) : counts(90, 40));
    }

    assertThat(quarter.earlierUntil(days)).contains(FIRST.plusDays(97 - 1));
  }

  @Test
  void shouldLeaveEnoughOnBothSidesWhereAQuarterWouldNot() {
    SortedMap<LocalDate, DayCounts> days = new TreeMap<>();
    for (int day = 0; day < 32; day++) {
      days.put(FIRST.plusDays(day), counts(3, 1));
    }

    // Three quarters of 32 events are 24, which would leave 8 of the 10 that it takes.
    assertThat(quarter.earlierUntil(days)).contains(FIRST.plusDays(21));
  }

  @Test
  void shouldDivideNothingThatOneDayHolds() {
    SortedMap<LocalDate, DayCounts> days = new TreeMap<>();
    days.put(FIRST, counts(1000, 500));
    assertThat(quarter.earlierUntil(days)).isEmpty();

    days.put(FIRST.plusDays(1), counts(100, 9));
    assertThat(quarter.earlierUntil(days)).isEmpty();
  }

  private static DayCounts counts(long rows, long events) {
    return new DayCounts(new Part(rows, events), new Part(rows, events));
  }
}
