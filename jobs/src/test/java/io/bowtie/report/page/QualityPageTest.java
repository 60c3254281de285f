package io.bowtie.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.report.ReportFixture;
import io.bowtie.report.view.Part;
import org.junit.jupiter.api.Test;

class QualityPageTest {
  private final QualityPage page = QualityPage.of("Northwind", ReportFixture.night());

  private final Part checks = page.parts().get(0);
  private final Part quarantine = page.parts().get(1);

  @Test
  void shouldCountChecksAndRowsByOutcomeTheWorstFirst() {
    assertThat(checks.facts())
        .extracting(fact -> fact.label() + " " + fact.value() + " " + fact.meaning())
        .containsExactly(
            "Block 1 88 rows failed.",
            "Quarantine 1 37 rows failed.",
            // 1 stale row and 144 deals without an account
            "Caveat 2 145 rows failed.",
            "Pass 3 ");
  }

  @Test
  void shouldListOnlyChecksThatDidNotSimplyPass() {
    assertThat(checks.grids().get(0).rows())
        .extracting(row -> row.get(0).text())
        .containsExactly("Block", "Quarantine", "Caveat", "Caveat");
  }

  @Test
  void shouldCountRowsSetAsideAndThoseOfTonight() {
    assertThat(quarantine.text()).startsWith("41 rows have been set aside up to this night, 5 of");
  }

  @Test
  void shouldPointToFileAndLineOrSayThatTheyWereNotPassedOn() {
    assertThat(quarantine.grids().get(0).rows())
        .extracting(row -> row.get(0).text())
        .containsExactly("deals-2026-06-30.csv:118", "place not passed on");
  }
}
