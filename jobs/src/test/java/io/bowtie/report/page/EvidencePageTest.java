package io.bowtie.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.report.ReportFixture;
import io.bowtie.report.gold.Night;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidencePageTest {
  private static final Night NIGHT = ReportFixture.night();

  private static EvidencePage page(int useCase) {
    return EvidencePage.of(
        "Northwind", NIGHT.asOf(), NIGHT.useCases().get(useCase), List.of("lead", "deal", "churn"));
  }

  private final EvidencePage leads = page(0);
  private final EvidencePage deals = page(1);
  private final EvidencePage customers = page(2);

  private static Part part(EvidencePage page, String id) {
    return page.parts().stream().filter(part -> part.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> ids(EvidencePage page) {
    return page.parts().stream().map(Part::id).toList();
  }

  @Test
  void shouldSetTheCalibrationErrorAgainstItsNoiseFloor() {
    assertThat(part(deals, "calibration").text())
        .startsWith("The calibration error is 0.021; even a perfect model would show 0.012");
  }

  @Test
  void shouldCountTheBinsThatHoldWhatWasPredicted() {
    Chart reliability = part(deals, "calibration").charts().get(0);
    // Only the highest bin of the fixture, 940 of 1,821 against 56.1 %, lies outside.
    assertThat(reliability.summary()).startsWith("In 9 of 10 bins");
    assertThat(reliability.numbers().rows().get(9).get(5).text()).isEqualTo("Outside the interval");
  }

  @Test
  void shouldDrawAMatrixForEveryBandEdge() {
    Part confusion = part(deals, "confusion");
    assertThat(confusion.charts()).hasSize(3);
    // 310 hits of 428 predicted.
    assertThat(confusion.charts().get(0).summary())
        .isEqualTo("Of 428 predicted to happen, 310 did; 2,894 happened without being predicted.");
    assertThat(confusion.grids().get(0).rows().get(0).get(2).text()).isEqualTo("72.4\u00a0%");
  }

  @Test
  void shouldShowEveryOriginAndThenAllTogether() {
    assertThat(part(deals, "origins").grids().get(0).headings())
        .extracting(heading -> heading.text())
        .startsWith("Metric", "2025-10-31")
        .endsWith("2026-03-31", "All origins");
  }

  @Test
  void shouldPutTheModelBeforeTheBaselines() {
    assertThat(part(deals, "baselines").charts().get(0).numbers().rows())
        .extracting(row -> row.get(0).text())
        .containsExactly("Model", "Base rate", "Rules score", "Stage by age");
  }

  @Test
  void shouldNameGroupsOutsideTheParityBandAndThoseTooSmallToShow() {
    Part source = part(deals, "groups-source");
    assertThat(source.charts().get(0).summary()).isEqualTo("Outside the parity band: partner.");
    List<Cell> suppressed = source.grids().get(1).rows().get(0);
    assertThat(suppressed)
        .extracting(Cell::text)
        .containsExactly("trade_show", "fewer than 30 rows");
  }

  @Test
  void shouldNotShowASuppressedGroupAmongTheValues() {
    Part source = part(deals, "groups-source");
    assertThat(source.grids().get(0).rows())
        .extracting(row -> row.get(0).text())
        .doesNotContain("trade_show");
  }

  @Test
  void shouldAskDealsAloneWhetherAWinCanBeToldFromALoss() {
    assertThat(ids(deals)).contains("won-against-lost");
    assertThat(ids(leads)).doesNotContain("won-against-lost");
    assertThat(part(deals, "won-against-lost").facts().get(0).basis())
        .isEqualTo("0.681\u00a0to\u00a00.727, n\u00a05,022");
  }

  @Test
  void shouldSayWhyASectionHasNothingToShow() {
    assertThat(part(customers, "confusion").isEmpty()).isTrue();
    assertThat(part(customers, "confusion").text()).startsWith("Not computed");
  }

  @Test
  void shouldNameTableAndFilterOfEverySection() {
    assertThat(part(deals, "confusion").held().get(0).sql())
        .isEqualTo(
            "select * from gold.confusion_matrices where use_case = 'deal' and model_version ="
                + " 'deal-2026-05-31' and origin is null order by threshold desc");
    assertThat(deals.parts()).allSatisfy(part -> assertThat(part.held()).isNotEmpty());
  }
}
