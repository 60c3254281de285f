package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BacktestConf;
import io.bowtie.config.BacktestConf.Scheme;
import io.bowtie.config.BoostedTreesConf;
import io.bowtie.config.LargeDepths;
import io.bowtie.config.LogisticRegressionConf;
import io.bowtie.config.RandomForestConf;
import io.bowtie.config.TrainConf;
import io.bowtie.contract.AsOf;
import io.bowtie.model.RollingOrigins.Origin;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RollingOriginsTest {
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");

  @Test
  void shouldEndTheLastTestWindowWhereLabelsAreFinalTonight() {
    List<Origin> origins = plan("2024-01-01", 90);

    Origin last = origins.get(origins.size() - 1);
    assertThat(last.lastTested()).isEqualTo(AsOf.parse("2026-04-01"));
    assertThat(last.cut()).isEqualTo(AsOf.parse("2026-03-02"));
  }

  @Test
  void shouldTestEachStretchOfTimeOnceOldestFirst() {
    List<Origin> origins = plan("2024-01-01", 90);

    assertThat(origins).hasSize(8);
    for (int i = 1; i < origins.size(); i++) {
      assertThat(origins.get(i).cut()).isEqualTo(origins.get(i - 1).lastTested());
    }
  }

  @Test
  void shouldLeaveOutCutsBeforeAnythingHasMatured() {
    // The first cut must lie a step and a maturity after the first landmark.
    assertThat(plan("2025-11-01", 90))
        .allMatch(
            origin -> !origin.cut().date().minusDays(90).isBefore(LocalDate.parse("2025-12-01")))
        .hasSize(1);
    assertThat(plan("2026-05-01", 90)).isEmpty();
  }

  @Test
  void shouldSayOfEveryCutThatHistoryDoesNotReachWhyItFallsAway() {
    RollingOrigins plan = plan("2025-11-01", "2026-06-30", 90);

    assertThat(plan.kept().size() + plan.tooEarly().size()).isEqualTo(8);
    assertThat(plan.tooEarly()).hasSize(7);
    assertThat(plan.whyNot())
        .isEqualTo(
            "The first look was on 2025-11-01, and labels take 90 days to be final: before"
                + " 2026-03-01 there is not one step of them to learn from.");
  }

  @Test
  void shouldTestUpToTheLastLookWhereNobodyWasLookedAtAnyMore() {
    List<Origin> origins = plan("2024-01-01", "2025-12-31", 90).kept();

    assertThat(origins).hasSize(8);
    assertThat(origins.get(7).lastTested()).isEqualTo(AsOf.parse("2025-12-31"));
  }

  @Test
  void shouldCutWhereConfSaysAndTestUpToTheNextCut() {
    assertThat(plan("2024-01-01", 90, "2025-01-31", "2025-03-31"))
        .containsExactly(
            new Origin(AsOf.parse("2025-01-31"), AsOf.parse("2025-03-31")),
            new Origin(AsOf.parse("2025-03-31"), AsOf.parse("2026-04-01")));
  }

  @Test
  void shouldLeaveOutNamedCutsThatHaveNothingToLearnFromOrToTestOn() {
    // The first landmark has matured on 2024-03-31; labels are final up to 2026-04-01.
    assertThat(plan("2024-01-01", 90, "2024-03-30", "2024-03-31", "2026-04-01", "2026-05-01"))
        .containsExactly(new Origin(AsOf.parse("2024-03-31"), AsOf.parse("2026-04-01")));
  }

  private static List<Origin> plan(String firstLandmark, int maturityDays, String... cuts) {
    return plan(firstLandmark, "2026-06-30", maturityDays, cuts).kept();
  }

  private static RollingOrigins plan(
      String firstLandmark, String lastLandmark, int maturityDays, String... cuts) {
    return RollingOrigins.plan(
        new LandmarkDays(LocalDate.parse(firstLandmark), LocalDate.parse(lastLandmark)),
        TONIGHT,
        maturityDays,
        new TrainConf(
            28,
            8,
            30,
            0.25,
            30,
            new LogisticRegressionConf(true, List.of(0.01), List.of(0.0), 50, List.of(0)),
            new BoostedTreesConf(
                false, 1, 1, 1, List.of(1), new LargeDepths(1000, List.of(1)), 0.1, 1, 1, 1),
            new RandomForestConf(false, 1, List.of(1), new LargeDepths(1000, List.of(1)), 1),
            100,
            1000,
            new BacktestConf(Scheme.ROLLING, 5, Stream.of(cuts).map(LocalDate::parse).toList())));
  }
}
