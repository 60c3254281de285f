package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AucWidthTest {

  @Test
  void shouldBeWhatTheAuthorsHaveForTheirExample() {
    // Hanley and McNeil 1982: AUC 0.893 of 51 abnormal and 58 normal images, standard error 0.032.
    assertThat(AucWidth.of(0.893, 51, 58)).isCloseTo(2 * 1.96 * 0.032, within(0.003));
  }

  @Test
  void shouldForetellTheWidthThatABootstrapFinds() {
    SplittableRandom random = new SplittableRandom(3);
    List<ScoredRow> rows = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      double foretold = 0.05 + 0.5 * random.nextDouble();
      rows.add(new ScoredRow("e" + i, "a" + i, foretold, random.nextDouble() < foretold, 0));
    }
    ScoredRows scored = ScoredRows.of(rows);
    Metric auc = RankMetrics.aucRoc(scored, new ClusterBootstrap(400, 1));

    assertThat(AucWidth.of(auc.orElseThrow(), scored.eventCount(), scored.nonEventCount()))
        .isCloseTo(auc.interval().orElseThrow().width(), within(0.015));
  }

  @Test
  void shouldNeverBeWiderThanAnAucCanBe() {
    assertThat(AucWidth.of(0.7, 1, 1)).isEqualTo(1);
  }
}
