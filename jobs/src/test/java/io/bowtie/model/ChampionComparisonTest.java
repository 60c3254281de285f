package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ChampionComparisonTest {
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(200, 1);

  @Test
  void shouldTellABetterChallengerFromTheChampionOverallAndInEachGroup() {
    ChampionComparison compared =
        ChampionComparison.of(
            "lead-1", rows(400, truth -> truth), rows(400, truth -> 0.3), BOOTSTRAP);

    assertThat(compared.champion()).isEqualTo("lead-1");
    assertThat(difference(compared, "").interval().orElseThrow().isBelow(0)).isTrue();
    assertThat(difference(compared, ": segment smb").isDefined()).isTrue();
    assertThat(difference(compared, ": segment enterprise").support()).isEqualTo(200);
  }

  @Test
  void shouldNotTellEqualsApart() {
    Metric difference =
        difference(
            ChampionComparison.of(
                "lead-1", rows(400, truth -> truth), rows(400, truth -> truth), BOOTSTRAP),
            "");

    assertThat(difference.orElseThrow()).isZero();
  }

  @Test
  void shouldCompareTheRowsThatBothTested() {
    ChampionComparison compared =
        ChampionComparison.of(
            "lead-1", rows(400, truth -> truth), rows(100, truth -> 0.3), BOOTSTRAP);

    assertThat(difference(compared, "").support()).isEqualTo(100);
  }

  @Test
  void shouldSayThatNothingWasTestedByBoth() {
    ChampionComparison compared =
        ChampionComparison.of("lead-1", rows(100, truth -> truth), List.of(), BOOTSTRAP);

    assertThat(difference(compared, "").reason()).isEqualTo("No row was tested by both");
  }

  private static Metric difference(ChampionComparison compared, String group) {
    return compared.metrics().stream()
        .filter(row -> row.name().equals("log_loss_difference_to_champion" + group))
        .findFirst()
        .orElseThrow()
        .metric();
  }

  private static List<TestRow> rows(int count, DoubleUnaryOperator said) {
    SplittableRandom random = new SplittableRandom(9);
    List<TestRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double truth = random.nextDouble(0.02, 0.98);
      rows.add(
          new TestRow(
              Optional.of(AsOf.parse("2026-01-31")),
              "lead" + i,
              "account" + i,
              LocalDate.parse("2026-02-07"),
              said.applyAsDouble(truth),
              Map.of(),
              Map.of(),
              random.nextDouble() < truth,
              0,
              Map.of("segment", i % 2 == 0 ? "smb" : "enterprise")));
    }
    return rows;
  }
}
