package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StageTimesTest {
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");

  @Test
  void shouldBeTheMiddleOfTheDaysAfterWhichDealsLeft() {
    assertThat(StageTimes.of(exits(1, 3, 7, 8, 100)).median("Proposal", MARCH))
        .isEqualTo(OptionalDouble.of(7));
    assertThat(StageTimes.of(exits(1, 3, 7, 8, 9, 100)).median("Proposal", MARCH))
        .isEqualTo(OptionalDouble.of(7.5));
  }

  @Test
  void shouldKnowNothingOfLaterExitsOrOtherStages() {
    List<StageExit> exits = new ArrayList<>(exits(1, 3, 7, 8, 100));
    IntStream.range(0, 9)
        .forEach(i -> exits.add(new StageExit("Proposal", MARCH.plusDays(1), 90, 1)));
    StageTimes times = StageTimes.of(exits);

    assertThat(times.median("Proposal", MARCH)).isEqualTo(OptionalDouble.of(7));
    assertThat(times.median("Proposal", MARCH.plusDays(1))).isEqualTo(OptionalDouble.of(90));
    assertThat(times.median("Proposal", MARCH.minusYears(1))).isEmpty();
    assertThat(times.median("Discovery", MARCH)).isEmpty();
  }

  @Test
  void shouldForgetWhatIsTakenBack() {
    List<StageExit> exits = new ArrayList<>(exits(1, 3, 7, 8, 9, 100));
    exits.add(new StageExit("Proposal", MARCH, 100, -1));

    assertThat(StageTimes.of(exits).median("Proposal", MARCH)).isEqualTo(OptionalDouble.of(7));
  }

  @Test
  void shouldCountAStageAsLeftWhenThatBecomesKnown() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            deal("Discovery").recordedOn("2026-01-05"),
            deal("Proposal").recordedOn("2026-01-12"),
            deal("Won").with("outcome", "won").recordedOn("2026-01-20"));

    assertThat(DealStages.exits(timeline))
        .containsExactly(
            new StageExit("Discovery", LocalDate.parse("2026-01-12"), 7, 1),
            new StageExit("Proposal", LocalDate.parse("2026-01-20"), 8, 1));
  }

  @Test
  void shouldTakeBackWhatALateCorrectionContradicts() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            deal("Discovery").recordedOn("2026-01-05"),
            change("2026-01-12", "Discovery", "Proposal").recordedOn("2026-01-12"),
            // Only on the 15th it becomes known that the deal went through another stage.
            change("2026-01-08", "Discovery", "Demo").recordedOn("2026-01-15"));

    assertThat(DealStages.exits(timeline).stream().collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            new StageExit("Discovery", LocalDate.parse("2026-01-12"), 7, 1),
            new StageExit("Discovery", LocalDate.parse("2026-01-15"), 7, -1),
            new StageExit("Discovery", LocalDate.parse("2026-01-15"), 3, 1),
            new StageExit("Demo", LocalDate.parse("2026-01-15"), 4, 1));
  }

  private static List<StageExit> exits(int... days) {
    return IntStream.of(days)
        .mapToObj(stay -> new StageExit("Proposal", MARCH.minusDays(stay), stay, 1))
        .toList();
  }

  private static Facts deal(String stage) {
    return aDeal("d1").with("created_at", "2026-01-05").with("stage", stage);
  }

  private static Facts change(String on, String from, String to) {
    return Facts.of("deal_history")
        .with("deal_id", "d1")
        .with("field", "stage")
        .with("changed_at", on)
        .with("old_value", from)
        .with("new_value", to);
  }
}
