package io.bowtie.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.proof.DriftResult.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTableTest {
  private static final DriftTable TABLE =
      new DriftTable(
          List.of(
              company(new Seen(PlantedDrift.MOVED, "alert", 1.25, true), List.of()),
              company(
                  new Seen(PlantedDrift.MOVED, "watch", 0.15, false),
                  List.of("lead_source_conversion_rate"))));

  @Test
  void shouldTellDriftFromCleanTwins() {
    assertThat(TABLE.flagged(true)).isEqualTo("2 of 2");
    assertThat(TABLE.flagged(false)).isEqualTo("0 of 2");
    assertThat(TABLE.lines())
        .contains(
            "| x_moved | yes | 2 of 2 | 1 of 2 | 1 of 2 | 1.250, 0.150 |",
            "| x_steady_word | no | 0 of 2 | 0 of 2 | 0 of 2 | 0.010, 0.010 |",
            "- lead_source_conversion_rate, in 1 of 2 companies");
  }

  @Test
  void shouldNotTakeAnUnwatchedColumnForAFlaggedOne() {
    Seen unwatched = new Seen(PlantedDrift.NOVEL, "unwatched", null, false);

    assertThat(new DriftTable(List.of(company(unwatched, List.of()))).flagged(true))
        .isEqualTo("0 of 1");
  }

  private static DriftResult company(Seen drifting, List<String> others) {
    Seen twin = new Seen(PlantedDrift.STEADY_WORD, "ok", 0.01, false);
    return new DriftResult(1, 0.2, List.of(drifting, twin), 40, others);
  }
}
