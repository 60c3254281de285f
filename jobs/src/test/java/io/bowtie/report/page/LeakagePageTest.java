package io.bowtie.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.report.ReportFixture;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakagePageTest {
  private final LeakagePage page =
      LeakagePage.of("Northwind", ReportFixture.night().asOf(), ReportFixture.night());

  private Part part(String id) {
    return page.parts().stream().filter(part -> part.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void shouldShowTheWorstColumnsFirstAndThenThoseThatSomebodySignedFor() {
    List<List<Cell>> rows = part("ledger-deal").grids().get(0).rows();

    assertThat(rows)
        .extracting(row -> row.get(0).text())
        .containsExactly("x_note_length", "x_region_code", "x_tier", "stage");
    assertThat(rows.get(0).get(1)).isEqualTo(new Cell("Refused", "by the numbers alone", Tone.BAD));
    assertThat(rows.get(2).get(1))
        .isEqualTo(new Cell("Signed for", "by what is declared", Tone.CAUTION));
    assertThat(rows.get(2).get(3).note())
        .isEqualTo("Signed by data-team: checked against the field's history");
    assertThat(rows.get(3).get(0).note()).isEqualTo("Progress");
  }

  @Test
  void shouldCountWhatTheNumbersAloneCaught() {
    assertThat(part("ledger-deal").facts())
        .extracting(Fact::value)
        .containsExactly("2", "1", "1", "0", "1");
    assertThat(part("ledger-deal").held().get(0).table()).isEqualTo("gold.leakage_ledger");
  }

  @Test
  void shouldShowWhatBecameOfEachTrial() {
    List<List<Cell>> rows = part("trials-deal").grids().get(0).rows();

    assertThat(rows)
        .extracting(row -> row.get(1).text())
        .containsExactly("Reported", "Held", "Held");
    assertThat(rows.get(2).get(2).note()).contains("0.470", "0.530");
  }

  @Test
  void shouldSayWhereNoLedgerWasWritten() {
    assertThat(part("ledger-churn").text()).contains("No ledger was written");
    assertThat(part("trials-churn").text()).contains("No trials were written");
  }
}
