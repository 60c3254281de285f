package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupMetricsTest {
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(200, 1);

  @Test
  void shouldMeasureAGroupAgainstTheRest() {
    // smb: 40 20 20 120 of 200; enterprise: 100 50 50 200 of 400.
    GroupReport report =
        report(
            in("smb", Rows.matrix("s", 40, 20, 20, 120)),
            in("enterprise", Rows.matrix("e", 100, 50, 50, 200)));

    assertValue(report, "smb", GroupMeasure.SELECTION_RATE, 60.0 / 200, 150.0 / 400, 200);
    assertValue(report, "smb", GroupMeasure.TRUE_POSITIVE_RATE, 40.0 / 60, 100.0 / 150, 60);
    assertValue(report, "smb", GroupMeasure.FALSE_POSITIVE_RATE, 20.0 / 140, 50.0 / 250, 140);
    assertValue(report, "smb", GroupMeasure.PRECISION, 40.0 / 60, 100.0 / 150, 60);
    // Mean probability of smb: (60 * 0.8 + 140 * 0.2) / 200 = 0.38; rate 0.3. Of enterprise:
    // (150 * 0.8 + 250 * 0.2) / 400 = 0.425; rate 0.375.
    assertValue(report, "smb", GroupMeasure.CALIBRATION_GAP, 0.08, 0.05, 200);
    // Squared errors: 0.04 where right, 0.64 where wrong.
    assertValue(
        report,
        "smb",
        GroupMeasure.BRIER,
        (160 * 0.04 + 40 * 0.64) / 200,
        (300 * 0.04 + 100 * 0.64) / 400,
        200);
    assertThat(find(report, "smb", GroupMeasure.SELECTION_RATE).ratio().orElseThrow())
        .isCloseTo(0.3 / 0.375, within(1e-12));
    // Foretold per observed: 0.38 / 0.3 over 0.425 / 0.375.
    assertThat(find(report, "smb", GroupMeasure.CALIBRATION_GAP).ratio().orElseThrow())
        .isCloseTo((0.38 / 0.3) / (0.425 / 0.375), within(1e-12));
    assertThat(report.sizes())
        .contains(
            new GroupSize(
                "segment", "smb", Metric.of(200, "rows", 200), Metric.of(60, "rows", 60)));
  }

  @Test
  void shouldFindAGroupThatIsSelectedHalfAsOften() {
    GroupReport report =
        report(
            in("smb", Rows.matrix("s", 100, 50, 200, 650)),
            in("enterprise", Rows.matrix("e", 200, 100, 100, 600)));

    GroupMetric selection = find(report, "smb", GroupMeasure.SELECTION_RATE);
    assertThat(selection.ratio().orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(selection.verdict()).isEqualTo(ParityVerdict.OUTSIDE);
    assertThat(find(report, "smb", GroupMeasure.PRECISION).verdict())
        .isEqualTo(ParityVerdict.INSIDE);
  }

  @Test
  void shouldFindAGroupThatIsNeverSelected() {
    GroupReport report =
        report(
            in("smb", Rows.matrix("s", 0, 0, 100, 200)),
            in("enterprise", Rows.matrix("e", 200, 100, 100, 600)));

    GroupMetric selection = find(report, "smb", GroupMeasure.SELECTION_RATE);
    assertThat(selection.ratio().orElseThrow()).isZero();
    assertThat(selection.verdict()).isEqualTo(ParityVerdict.OUTSIDE);
  }

  @Test
  void shouldNotTellFromFewRows() {
    GroupReport report =
        report(
            in("smb", Rows.matrix("s", 11, 11, 11, 30)),
            in("enterprise", Rows.matrix("e", 200, 100, 100, 600)));

    assertThat(find(report, "smb", GroupMeasure.SELECTION_RATE).verdict())
        .isEqualTo(ParityVerdict.INSUFFICIENT);
    // 22 events and 22 selected: fewer than 30, though the group has 63 rows.
    assertThat(find(report, "smb", GroupMeasure.TRUE_POSITIVE_RATE).value().reason())
        .isEqualTo("its own denominator has fewer than 30 rows");
    assertThat(report.notEstimable())
        .contains(
            new GroupReport.NotEstimable(
                "segment", "smb", "precision", "its own denominator has fewer than 30 rows"));
  }

  @Test
  void shouldHideSmallCountsWithTheirReason() {
    GroupReport report =
        report(
            in("smb", Rows.matrix("s", 5, 50, 50, 50)),
            in("enterprise", Rows.matrix("e", 200, 100, 100, 600)));

    for (String group : List.of("smb", "enterprise")) {
      GroupMetric recall = find(report, group, GroupMeasure.TRUE_POSITIVE_RATE);
      assertThat(recall.value().reason()).startsWith("hidden");
      assertThat(recall.rest().isDefined()).isFalse();
      assertThat(recall.ratio().isDefined()).isFalse();
      assertThat(find(report, group, GroupMeasure.SELECTION_RATE).value().isDefined()).isTrue();
    }
  }

  @Test
  void shouldNotCompareAGroupOfAFewAccounts() {
    List<ScoredRow> oneAccount =
        Rows.matrix("s", 40, 20, 20, 120).stream()
            .map(row -> new ScoredRow(row.entityId(), "giant", row.probability(), row.event(), 0))
            .toList();
    GroupReport report =
        report(in("smb", oneAccount), in("enterprise", Rows.matrix("e", 200, 100, 100, 600)));

    GroupMetric selection = find(report, "smb", GroupMeasure.SELECTION_RATE);
    assertThat(selection.value().isDefined()).isTrue();
    assertThat(selection.ratio().reason()).contains("fewer than 20 accounts");
    assertThat(selection.verdict()).isEqualTo(ParityVerdict.INSUFFICIENT);
    assertThat(find(report, "smb", GroupMeasure.BRIER).value().interval()).isEmpty();
  }

  @Test
  void shouldCallALeftOutGroupUnknownAndHaveNoRestForTheOnlyOne() {
    GroupReport report =
        report(
            in("smb", Rows.matrix("s", 40, 20, 20, 120)),
            Rows.matrix("u", 40, 20, 20, 120).stream()
                .map(row -> new GroupedRow(row, Map.of()))
                .toList());
    GroupReport alone = report(in("smb", Rows.matrix("s", 40, 20, 20, 120)), List.of());

    assertThat(report.sizes().stream().map(GroupSize::group)).containsExactly("smb", "unknown");
    assertThat(find(alone, "smb", GroupMeasure.BRIER).ratio().reason())
        .startsWith("in the rest of the population");
  }

  @Test
  void shouldNotDependOnTheOrderOfRows() {
    List<GroupedRow> rows = fairRows(1);
    GroupReport before = GroupMetrics.report(rows, 0.5, BOOTSTRAP);
    Collections.shuffle(rows, new Random(2));

    assertThat(GroupMetrics.report(rows, 0.5, BOOTSTRAP)).isEqualTo(before);
  }

  @Test
  void shouldHardlyEverAccuseAFairModel() {
    int accused = 0;
    for (int seed = 0; seed < 60; seed++) {
      GroupReport report = GroupMetrics.report(fairRows(seed), 0.5, BOOTSTRAP);
      boolean isAccused =
          report.metrics().stream().anyMatch(m -> m.verdict() == ParityVerdict.OUTSIDE);
      accused += isAccused ? 1 : 0;
    }
    // Being outside a band is rarer than being off 1, so far below the 10 % of discoveries.
    assertThat(accused).isLessThanOrEqualTo(3);
  }

  @Test
  void shouldHaveNothingToSayWithoutRows() {
    GroupReport report = GroupMetrics.report(List.of(), 0.5, BOOTSTRAP);

    assertThat(report.sizes()).isEmpty();
    assertThat(report.metrics()).isEmpty();
  }

  private static List<GroupedRow> fairRows(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<GroupedRow> rows = new ArrayList<>();
    for (ScoredRow row : Rows.drawn(1200, seed, p -> p)) {
      rows.add(
          new GroupedRow(
              row, Map.of("segment", "s" + random.nextInt(3), "source", "c" + random.nextInt(4))));
    }
    return rows;
  }

  private static List<GroupedRow> in(String segment, List<ScoredRow> rows) {
    return rows.stream().map(row -> new GroupedRow(row, Map.of("segment", segment))).toList();
  }

  private static GroupReport report(List<GroupedRow> group, List<GroupedRow> other) {
    return GroupMetrics.report(
        Stream.concat(group.stream(), other.stream()).toList(), 0.5, BOOTSTRAP);
  }

  private static GroupMetric find(GroupReport report, String group, GroupMeasure measure) {
    return report.metrics().stream()
        .filter(metric -> metric.group().equals(group) && metric.measure() == measure)
        .findAny()
        .orElseThrow();
  }

  private static void assertValue(
      GroupReport report,
      String group,
      GroupMeasure measure,
      double value,
      double rest,
      long support) {
    GroupMetric metric = find(report, group, measure);
    assertThat(metric.value().orElseThrow()).isCloseTo(value, within(1e-12));
    assertThat(metric.rest().orElseThrow()).isCloseTo(rest, within(1e-12));
    assertThat(metric.value().support()).isEqualTo(support);
    assertThat(metric.value().interval()).isPresent();
  }
}
