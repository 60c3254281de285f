package io.bowtie.scoring.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.config.BandConf;
import io.bowtie.config.ThresholdConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.evaluation.ScoredRow;
import io.bowtie.scoring.threshold.AlertThreshold.Weighed;
import io.bowtie.scoring.threshold.ThresholdRows.Tonight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ThresholdRowsTest {
  private static final BandConf BANDS = new BandConf(0.4, 0.2, 0.08);
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");
  private static final Optional<Weighed> RULES = Optional.of(new Weighed("rules", "churn-1"));

  @Test
  void shouldTakeTheBandEdgeUntilSomebodySetsAThreshold() {
    AlertThreshold edge = threshold("churn", Optional.empty(), cases());

    Row row = row(edge);
    assertThat(edge.id()).isEqualTo("churn-band-edge-0.2");
    assertThat(get(ThresholdTables.THRESHOLDS, row, "threshold")).isEqualTo(0.2);
    assertThat(get(ThresholdTables.THRESHOLDS, row, "binding")).isEqualTo("band_edge");
    assertThat(get(ThresholdTables.THRESHOLDS, row, "cost_threshold")).isNull();
    // Also here lists must not flap: the default margin of 0.05 and three nights.
    assertThat((Double) get(ThresholdTables.THRESHOLDS, row, "clear_threshold"))
        .isCloseTo(0.15, within(1e-12));
    assertThat(get(ThresholdTables.THRESHOLDS, row, "minimum_dwell_nights")).isEqualTo(3);
    assertThat(rows(edge).evidence()).hasSize(2);
  }

  @Test
  void shouldChooseOnAllOriginsButTheLastAndConfirmOnTheLast() {
    // Two origins of four weeks choose: 20 rows. One a week may be worked, eight in all: the rows
    // of
    // 0.95, 0.85, 0.75 and 0.65 of both.
    AlertThreshold threshold = threshold("churn", Optional.of(conf(1)), cases());

    Row row = row(threshold);
    assertThat(threshold.choice().threshold()).isEqualTo(0.65);
    assertThat(get(ThresholdTables.THRESHOLDS, row, "binding")).isEqualTo("capacity");
    assertThat((Double) get(ThresholdTables.THRESHOLDS, row, "cost_threshold"))
        .isCloseTo(0.2, within(1e-12));
    assertThat((Double) get(ThresholdTables.THRESHOLDS, row, "clear_threshold"))
        .isCloseTo(0.6, within(1e-12));
    assertThat(get(ThresholdTables.THRESHOLDS, row, "author")).isEqualTo("Ada");
    assertThat(get(ThresholdTables.THRESHOLDS, row, "effective_from_as_of"))
        .isEqualTo(LocalDate.parse("2026-06-01"));
    // The last origin tests four weeks too: four alerts in them, over two owners.
    assertThat((Double) get(ThresholdTables.THRESHOLDS, row, "alerts_per_week"))
        .isCloseTo(1, within(1e-12));
    assertThat((Double) get(ThresholdTables.THRESHOLDS, row, "alerts_per_owner_week"))
        .isCloseTo(0.5, within(1e-12));

    Row confirmed = evidence(threshold, "as_set", "confirmed_on");
    assertThat(get(ThresholdTables.THRESHOLD_EVIDENCE, confirmed, "right_alerts")).isEqualTo(3L);
    assertThat(get(ThresholdTables.THRESHOLD_EVIDENCE, confirmed, "false_alerts")).isEqualTo(1L);
    assertThat((Double) get(ThresholdTables.THRESHOLD_EVIDENCE, confirmed, "false_alerts_per_100"))
        .isCloseTo(25, within(1e-9));
    assertThat((Double) get(ThresholdTables.THRESHOLD_EVIDENCE, confirmed, "cost_per_week"))
        .isCloseTo(20 / 4.0, within(1e-12));
    Row chosen = evidence(threshold, "as_set", "chosen_on");
    assertThat(get(ThresholdTables.THRESHOLD_EVIDENCE, chosen, "row_count")).isEqualTo(20L);
    assertThat(get(ThresholdTables.THRESHOLD_EVIDENCE, chosen, "weeks")).isEqualTo(8.0);
  }

  @Test
  void shouldShowWhatOtherCostsWouldHaveLedTo() {
    AlertThreshold threshold = threshold("churn", Optional.of(conf(100)), cases());

    assertThat(rows(threshold).evidence()).hasSize(10);
    assertThat(
            (Double)
                get(
                    ThresholdTables.THRESHOLD_EVIDENCE,
                    evidence(threshold, "miss_half", "chosen_on"),
                    "threshold"))
        .isCloseTo(20.0 / 60, within(1e-12));
  }

  @Test
  void shouldAlertOfDealsThatWillNotBeWon() {
    AlertThreshold threshold = threshold("deal", Optional.of(conf(100)), cases());

    Row row = row(threshold);
    assertThat(get(ThresholdTables.THRESHOLDS, row, "alert_side")).isEqualTo("below");
    assertThat(threshold.choice().threshold()).isCloseTo(0.8, within(1e-12));
    assertThat((Double) get(ThresholdTables.THRESHOLDS, row, "clear_threshold"))
        .isCloseTo(0.85, within(1e-12));
    // Below 0.8 there are eight rows an origin; one of them, that of 0.75, is won.
    Row confirmed = evidence(threshold, "as_set", "confirmed_on");
    assertThat(get(ThresholdTables.THRESHOLD_EVIDENCE, confirmed, "right_alerts")).isEqualTo(7L);
    assertThat(get(ThresholdTables.THRESHOLD_EVIDENCE, confirmed, "false_alerts")).isEqualTo(1L);
  }

  @Test
  void shouldSayThatNothingWasEverTested() {
    AlertThreshold threshold = threshold("churn", Optional.of(conf(1)), List.of());

    assertThat(get(ThresholdTables.THRESHOLDS, row(threshold), "binding"))
        .isEqualTo("cost_unchecked");
    Row chosen = evidence(threshold, "as_set", "chosen_on");
    assertThat(get(ThresholdTables.THRESHOLD_EVIDENCE, chosen, "precision")).isNull();
    assertThat(get(ThresholdTables.THRESHOLD_EVIDENCE, chosen, "undefined_reason"))
        .isEqualTo("no row is predicted positive");
  }

  @Test
  void shouldCountNoWeeksWhereDataHasNoDates() {
    List<BacktestCase> undated =
        cases().stream().map(one -> new BacktestCase(Optional.empty(), one.row())).toList();

    AlertThreshold threshold = threshold("churn", Optional.of(conf(1)), undated);

    assertThat(get(ThresholdTables.THRESHOLDS, row(threshold), "binding"))
        .isEqualTo("cost_unchecked");
    assertThat(get(ThresholdTables.THRESHOLDS, row(threshold), "alerts_per_week")).isNull();
    assertThat(
            get(
                ThresholdTables.THRESHOLD_EVIDENCE,
                evidence(threshold, "as_set", "confirmed_on"),
                "right_alerts"))
        .isEqualTo(9L);
  }

  @Test
  void shouldHaveAnotherNameWhereAnythingElseWasSetOrWeighed() {
    AlertThreshold one = threshold("churn", Optional.of(conf(1)), cases());

    assertThat(threshold("churn", Optional.of(conf(1)), cases()).id()).isEqualTo(one.id());
    assertThat(one.id()).startsWith("churn-spring-");
    assertThat(threshold("churn", Optional.of(conf(2)), cases()).id()).isNotEqualTo(one.id());
    assertThat(
            AlertThreshold.of(
                    "churn",
                    Optional.of(conf(1)),
                    BANDS,
                    Optional.of(new Weighed("rules", "churn-2")),
                    cases(),
                    28)
                .id())
        .isNotEqualTo(one.id());
  }

  private static ThresholdConf conf(double capacity) {
    return new ThresholdConf(
        "spring", 20, 80, capacity, "Ada", "Bo", AsOf.parse("2026-06-01"), 0.05, 3);
  }

  /** Three origins, four weeks apart, each with rows of 0.05 to 0.95, events from 0.75 on. */
  private static List<BacktestCase> cases() {
    List<BacktestCase> cases = new ArrayList<>();
    for (int origin = 0; origin < 3; origin++) {
      LocalDate cut = LocalDate.parse("2026-01-01").plusDays(28L * origin);
      IntStream.range(0, 10)
          .mapToObj(
              i ->
                  new BacktestCase(
                      Optional.of(cut),
                      new ScoredRow("e" + i + cut, "a" + i, (5 + 10 * i) / 100.0, i >= 7, 0)))
          .forEach(cases::add);
    }
    return cases;
  }

  private static AlertThreshold threshold(
      String useCase, Optional<ThresholdConf> conf, List<BacktestCase> cases) {
    return AlertThreshold.of(useCase, conf, BANDS, RULES, cases, 28);
  }

  private static ThresholdRows rows(AlertThreshold threshold) {
    return new ThresholdRows(threshold, NIGHT, "r");
  }

  private static Row row(AlertThreshold threshold) {
    Row row = rows(threshold).threshold(new Tonight(40, 6, 2));
    assertThat(row.size()).isEqualTo(ThresholdTables.THRESHOLDS.columns().size());
    return row;
  }

  private static Row evidence(AlertThreshold threshold, String scenario, String part) {
    Row found =
        rows(threshold).evidence().stream()
            .filter(
                row ->
                    scenario.equals(get(ThresholdTables.THRESHOLD_EVIDENCE, row, "scenario"))
                        && part.equals(get(ThresholdTables.THRESHOLD_EVIDENCE, row, "part")))
            .findFirst()
            .orElseThrow();
    assertThat(found.size()).isEqualTo(ThresholdTables.THRESHOLD_EVIDENCE.columns().size());
    return found;
  }

  private static Object get(TableContract table, Row row, String column) {
    return row.get(table.columnNames().indexOf(column));
  }
}
