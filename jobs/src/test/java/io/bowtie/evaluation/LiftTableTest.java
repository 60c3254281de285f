package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiftTableTest {

  @Test
  void shouldShowWhatATeamWouldHaveFound() {
    // Twenty rows of 10 each, two a tenth, from 0.95 down. Events: both of the first tenth, one of
    // the second, one of the last: 4 in all, base rate 0.2.
    List<Integer> events = List.of(0, 1, 2, 19);
    List<ScoredRow> rows =
        IntStream.range(0, 20)
            .mapToObj(i -> new ScoredRow("e" + i, "a", 0.95 - 0.04 * i, events.contains(i), 10))
            .toList();

    List<LiftDecile> table = LiftTable.of(ScoredRows.of(rows));

    assertThat(table.stream().map(LiftDecile::events))
        .containsExactly(2L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    assertThat(table.get(0).lift().orElseThrow()).isCloseTo(5, within(1e-12));
    assertThat(table.get(1).lift().orElseThrow()).isCloseTo(2.5, within(1e-12));
    assertThat(table.get(1).rate()).isEqualTo(Wilson.share(1, 2, "none"));
    assertThat(table.get(1).cumulativeGain()).isEqualTo(Wilson.share(3, 4, "none"));
    assertThat(table.get(0).eventAmount()).isEqualTo(20);
    assertThat(table.get(9).cumulativeGain().orElseThrow()).isEqualTo(1);
  }

  @Test
  void shouldBreakTiesTheSameWayWhateverTheOrderOfRows() {
    List<ScoredRow> rows = new ArrayList<>(Rows.drawn(103, 1, p -> Math.round(p * 3) / 3.0));
    List<LiftDecile> before = LiftTable.of(ScoredRows.of(rows));
    Collections.shuffle(rows, new Random(2));

    assertThat(LiftTable.of(ScoredRows.of(rows))).isEqualTo(before);
    assertThat(before).allMatch(decile -> decile.rows() == 10 || decile.rows() == 11);
    assertThat(before.stream().mapToLong(LiftDecile::rows).sum()).isEqualTo(103);
  }

  @Test
  void shouldHaveFewerTenthsForFewerRowsAndNoLiftWithoutEvents() {
    List<LiftDecile> table = LiftTable.of(ScoredRows.of(List.of(Rows.row("a", 0.5, false))));

    assertThat(table).hasSize(1);
    assertThat(table.get(0).lift().reason()).isEqualTo("no row has an event");
    assertThat(LiftTable.of(ScoredRows.of(List.of()))).isEmpty();
  }
}
