package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DealMovementFeaturesTest {
  private static final Facts FIRST = deal().recordedOn("2026-01-05");

  @Test
  void shouldTellHowFarAndWhenTheCloseDateWasPushedAndHeedNoPulls() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            deal().with("close_date", "2026-02-01").recordedOn("2026-01-05"),
            deal().with("close_date", "2026-03-01").recordedOn("2026-01-10"),
            deal().with("close_date", "2026-02-15").recordedOn("2026-01-12"),
            deal().with("close_date", "2026-02-25").recordedOn("2026-01-14"),
            deal().with("close_date", "2026-02-20").recordedOn("2026-01-20"));

    // 28 days from 1 February to 1 March, then 10 from the 15th to the 25th.
    assertThat(on("2026-01-22", timeline, "close_date_pushed_days")).isEqualTo(Optional.of(38.0));
    assertThat(on("2026-01-22", timeline, "last_push_days")).isEqualTo(Optional.of(8.0));
    assertThat(on("2026-01-08", timeline, "close_date_pushed_days")).isEqualTo(Optional.of(0.0));
    assertThat(on("2026-01-08", timeline, "last_push_days")).isEmpty();
  }

  @Test
  void shouldReadDatesOfTheCrmsHistoryWithTimesBehindThemAndSkipWhatIsNoDate() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            FIRST,
            change("close_date", "2026-01-09", "2026-02-01", "2026-02-08T00:00:00Z"),
            change("close_date", "2026-01-10", "2026-02-08T00:00:00Z", "soon"));

    assertThat(on("2026-01-15", timeline, "close_date_pushed_days")).isEqualTo(Optional.of(7.0));
  }

  @Test
  void shouldCountChangesOfTheOwnerAndTheAgeOfTheNextStep() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            deal().with("owner_id", "o1").recordedOn("2026-01-05"),
            deal().with("owner_id", "o2").with("next_step", "Call").recordedOn("2026-01-10"),
            deal().with("owner_id", "o1").with("next_step", "Call").recordedOn("2026-01-13"));

    assertThat(on("2026-01-08", timeline, "owner_changes_count")).isEqualTo(Optional.of(0.0));
    assertThat(on("2026-01-15", timeline, "owner_changes_count")).isEqualTo(Optional.of(2.0));
    assertThat(on("2026-01-08", timeline, "next_step_age_days")).isEmpty();
    assertThat(on("2026-01-15", timeline, "next_step_age_days")).isEqualTo(Optional.of(5.0));
  }

  @Test
  void shouldCompareTheAgeOfAStageWithTheMedianOfThoseThatLeftIt() {
    Timeline timeline = Facts.timeline("acme", FIRST);
    List<StageExit> exits =
        IntStream.of(2, 4, 5, 9, 30)
            .mapToObj(days -> new StageExit("Discovery", day("2026-01-02"), days, 1))
            .toList();

    // 10 days on the 15th, against a median of 5.
    assertThat(withExits("2026-01-15", timeline, exits)).isEqualTo(Optional.of(2.0));
    assertThat(withExits("2026-01-15", timeline, exits.subList(0, 4)))
        .as("four are too few to say what is usual")
        .isEmpty();
  }

  private static Optional<?> withExits(String day, Timeline timeline, List<StageExit> exits) {
    Surroundings surroundings =
        new Surroundings(
            Looks.NO_RATES,
            StageTimes.of(exits),
            Teams.none(),
            Looks.NO_EXCHANGE,
            Beginnings.ofTimelines(List.of(timeline)));
    return Looks.value(
        "stage_age_ratio", Looks.on(day, Looks.at("deal", timeline, day, surroundings)), "deal");
  }

  private static Optional<?> on(String day, Timeline timeline, String feature) {
    return Looks.value(feature, Looks.on(day, Looks.at("deal", timeline, "2026-01-31")), "deal");
  }

  private static Facts deal() {
    return aDeal("d1").with("created_at", "2026-01-05");
  }

  private static Facts change(String field, String on, String from, String to) {
    return Facts.of("deal_history")
        .with("deal_id", "d1")
        .with("field", field)
        .with("changed_at", on)
        .with("old_value", from)
        .with("new_value", to)
        .recordedOn(on);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
