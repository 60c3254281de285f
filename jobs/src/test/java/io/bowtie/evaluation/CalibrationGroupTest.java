package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibrationGroupTest {
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(200, 1);

  @Test
  void shouldTellTheStageInWhichProbabilitiesAreTooExtreme() {
    List<GroupedRow> rows = new ArrayList<>(stage("early", 2000, 3, p -> p));
    rows.addAll(stage("late", 2000, 2, p -> Rows.stretched(p, 2)));

    List<CalibrationGroup> groups = CalibrationGroup.of(rows, BOOTSTRAP);

    assertThat(groups).extracting(CalibrationGroup::group).containsExactly("early", "late");
    CalibrationGroup early = groups.get(0);
    CalibrationGroup late = groups.get(1);
    assertThat(early.line().slope().interval().orElseThrow().contains(1)).isTrue();
    assertThat(late.line().slope().orElseThrow()).isCloseTo(0.5, within(0.1));
    assertThat(late.line().slope().interval().orElseThrow().isBelow(0.8)).isTrue();
    assertThat(early.error().orElseThrow()).isLessThan(1.5 * early.noiseFloor().orElseThrow());
    assertThat(late.error().orElseThrow()).isGreaterThan(1.5 * late.noiseFloor().orElseThrow());
    assertThat(early.observedRate().support()).isEqualTo(2000);
    assertThat(early.gap().orElseThrow())
        .isCloseTo(
            early.meanProbability().orElseThrow() - early.observedRate().orElseThrow(),
            within(1e-12));
  }

  @Test
  void shouldShowNothingOfAGroupThatIsTooSmall() {
    List<GroupedRow> rows = new ArrayList<>(stage("early", 400, 1, p -> p));
    rows.addAll(stage("rare", 12, 2, p -> p));

    CalibrationGroup rare = CalibrationGroup.of(rows, BOOTSTRAP).get(1);

    assertThat(rare.figures())
        .allSatisfy(figure -> assertThat(figure.metric().isDefined()).isFalse());
  }

  private static List<GroupedRow> stage(
      String name, int count, long seed, DoubleUnaryOperator foretold) {
    return Rows.drawn(count, seed, foretold).stream()
        .map(
            row ->
                new GroupedRow(
                    new ScoredRow(
                        name + row.entityId(),
                        name + row.cluster(),
                        row.probability(),
                        row.event(),
                        0),
                    Map.of("stage", name)))
        .toList();
  }
}
