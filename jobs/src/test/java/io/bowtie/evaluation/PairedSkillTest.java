package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedSkillTest {
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(200, 5);

  @Test
  void shouldTakeTheDifferencesOfWhatEachHasAlone() {
    List<PairedRow> pairs = pairs(600);

    PairedSkill skill = PairedSkill.of(pairs, BOOTSTRAP);

    ScoredRows first = scored(pairs, true);
    ScoredRows second = scored(pairs, false);
    assertThat(skill.auc().orElseThrow())
        .isCloseTo(
            RankMetrics.aucRoc(first, BOOTSTRAP).orElseThrow()
                - RankMetrics.aucRoc(second, BOOTSTRAP).orElseThrow(),
            within(1e-12));
    assertThat(skill.averagePrecision().orElseThrow())
        .isCloseTo(
            RankMetrics.averagePrecision(first, BOOTSTRAP).orElseThrow()
                - RankMetrics.averagePrecision(second, BOOTSTRAP).orElseThrow(),
            within(1e-12));
    assertThat(skill.logLossShare().orElseThrow())
        .isCloseTo(
            ProbabilityMetrics.logLoss(first, BOOTSTRAP).orElseThrow()
                    / ProbabilityMetrics.logLoss(second, BOOTSTRAP).orElseThrow()
                - 1,
            within(1e-12));
  }

  @Test
  void shouldKnowADifferenceBetterThanEitherAlone() {
    PairedSkill skill = PairedSkill.of(pairs(600), BOOTSTRAP);

    assertThat(skill.auc().interval().orElseThrow().width())
        .isLessThan(skill.otherAuc().interval().orElseThrow().width());
  }

  @Test
  void shouldFindNoDifferenceBetweenAForetellingAndItself() {
    List<PairedRow> same =
        pairs(300).stream()
            .map(pair -> new PairedRow(pair.cluster(), pair.model(), pair.model(), pair.event()))
            .toList();

    PairedSkill skill = PairedSkill.of(same, BOOTSTRAP);

    for (Metric difference :
        List.of(skill.logLoss(), skill.logLossShare(), skill.auc(), skill.averagePrecision())) {
      assertThat(difference.orElseThrow()).isZero();
      assertThat(difference.interval().orElseThrow().width()).isZero();
    }
  }

  @Test
  void shouldSayWhyThereIsNoDifference() {
    assertThat(PairedSkill.of(List.of(), BOOTSTRAP).auc().reason())
        .isEqualTo("there are no test rows");
    assertThat(PairedSkill.of(List.of(), BOOTSTRAP).logLossShare().reason())
        .isEqualTo("there are no test rows");
    assertThat(
            PairedSkill.of(List.of(new PairedRow("a", 0.2, 0.3, true)), BOOTSTRAP).auc().reason())
        .contains("same outcome");
  }

  /** The first knows more than the second, and both know some of the same. */
  private static List<PairedRow> pairs(int rows) {
    SplittableRandom random = new SplittableRandom(11);
    List<PairedRow> pairs = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double truth = 0.1 + 0.6 * random.nextDouble();
      double blurred = Math.min(0.9, Math.max(0.05, truth + 0.2 * (random.nextDouble() - 0.5)));
      pairs.add(new PairedRow("a" + i / 2, truth, blurred, random.nextDouble() < truth));
    }
    return pairs;
  }

  private static ScoredRows scored(List<PairedRow> pairs, boolean isFirst) {
    return ScoredRows.of(
        pairs.stream()
            .map(
                pair ->
                    new ScoredRow(
                        "e",
                        pair.cluster(),
                        isFirst ? pair.model() : pair.baseline(),
                        pair.event(),
                        0))
            .toList());
  }
}
