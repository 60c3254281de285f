package io.bowtie.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.report.ReportFixture;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelinePageTest {
  private final PipelinePage page = PipelinePage.of("Northwind", "EUR", ReportFixture.night());

  private Part part(String id) {
    return page.parts().stream().filter(part -> part.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void shouldShowVelocityWithItsFourDrivers() {
    // 1,214 x 803/1,270 x 18,250 / 71.4 = 196,198
    assertThat(part("velocity").facts())
        .extracting(fact -> fact.value())
        .containsExactly("196,198", "1,214", "63.2\u00a0%", "18,250", "71.4\u00a0days");
  }

  @Test
  void shouldKeepAGroupWithoutVelocityInTheTableWithTheReason() {
    Chart source = part("velocity").charts().get(1);
    List<Cell> tradeShow = source.numbers().rows().get(2);
    assertThat(tradeShow.get(0).text()).isEqualTo("trade_show");
    assertThat(tradeShow.get(1))
        .isEqualTo(new Cell("–", "no deal was won in the window", Tone.MUTED));
    assertThat((List<?>) source.data().get("points")).hasSize(2);
  }

  @Test
  void shouldShowTheWinRateWithItsIntervalAsAWholeByMonthAndByGroup() {
    Part winRate = part("kpi-win_rate");
    assertThat(winRate.facts().get(0).basis())
        .isEqualTo("60.5\u00a0%\u00a0to\u00a065.8\u00a0%, n\u00a01,270");
    assertThat(winRate.charts())
        .extracting(Chart::title)
        .containsExactly("Win rate by month", "Win rate by segment");
    assertThat(winRate.charts().get(1).numbers().rows())
        .extracting(row -> row.get(0).text())
        .containsExactly("smb", "mid_market", "enterprise");
  }

  @Test
  void shouldShowTheReasonOfAnUndefinedKeyFigure() {
    assertThat(part("kpi-logo_churn").facts().get(0).basis())
        .isEqualTo("no subscriptions are known");
  }

  @Test
  void shouldSayHowManyGroupsAreOnlyInTheTable() {
    assertThat(PipelinePage.left(Collections.nCopies(13, ""))).startsWith("1 more");
    assertThat(PipelinePage.left(Collections.nCopies(12, ""))).isEmpty();
  }
}
