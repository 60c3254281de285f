package io.bowtie.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.report.ReportFixture;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchPagesTest {
  private final DriftPage drift = DriftPage.of("Northwind", ReportFixture.night());
  private final ThresholdsPage thresholds = ThresholdsPage.of("Northwind", ReportFixture.night());

  @Test
  void shouldSayWhatMovedAndPutTheGravestFirst() {
    Part deals = part(drift.parts(), "drift-deal");

    assertThat(deals.text())
        .startsWith("Moved: Quarry & sons, against the training of deal-2026-05-31");
    assertThat(deals.grids().get(0).rows())
        .extracting(row -> row.get(row.size() - 1).text())
        .containsExactly(
            "Moved", "Moved, but hardly matters", "Watch", "As in training", "As in training");
    assertThat(deals.facts()).extracting(Fact::label).contains("Base rate of late");
  }

  @Test
  void shouldSayWhyNothingIsKnown() {
    assertThat(part(drift.parts(), "drift-lead").text()).startsWith("Not computed");
    assertThat(part(drift.parts(), "realised-lead").text()).startsWith("Not computed yet");
    assertThat(part(drift.parts(), "expected-churn").text()).startsWith("Not computed");
    assertThat(part(thresholds.parts(), "threshold-churn").text()).startsWith("Not computed");
  }

  @Test
  void shouldSetWhatCameBesideWhatWasPromised() {
    Part realised = part(drift.parts(), "realised-deal");

    assertThat(realised.text()).contains("1 figure has been worse than the backtest");
    List<Cell> last = realised.grids().get(0).rows().get(2);
    assertThat(last)
        .extracting(Cell::text)
        .containsExactly(
            "2026-03, deal-2026-05-31",
            "AUC-ROC",
            "0.640",
            "0.790",
            "0.780",
            "Worse, twice running");
    assertThat(part(drift.parts(), "expected-deal").text()).contains("blind");
  }

  @Test
  void shouldSayWhatSettlesAThresholdAndWhoSetIt() {
    Part deals = part(thresholds.parts(), "threshold-deal");

    assertThat(deals.text())
        .contains(
            "below 42.0\u00a0%",
            "By cost alone it would be 55.0\u00a0%", "more than the team can work");
    assertThat(deals.grids()).hasSize(2);
    assertThat(deals.grids().get(1).rows())
        .anySatisfy(row -> assertThat(row.get(1).text()).isEqualTo("Sales director"));
    assertThat(part(thresholds.parts(), "threshold-lead").text())
        .contains("from 20.0\u00a0% on", "nobody has set");
  }

  @Test
  void shouldShowCalibrationByGroup() {
    Part deals = part(thresholds.parts(), "calibration-deal");

    assertThat(deals.facts()).isNotEmpty();
    assertThat(deals.charts())
        .singleElement()
        .satisfies(chart -> assertThat(chart.title()).isEqualTo("Calibration gap by stage"));
    assertThat(deals.grids().get(0).rows()).hasSize(2);
  }

  private static Part part(List<Part> parts, String id) {
    return parts.stream().filter(part -> part.id().equals(id)).findFirst().orElseThrow();
  }
}
