package io.bowtie.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.generate.Company;
import io.bowtie.generate.Settings;
import io.bowtie.proof.MessyResult.Count;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessTableTest {
  @Test
  void shouldCountOverCompaniesAndSayWhereTheCountIsAnother() {
    MessTable table =
        new MessTable(
            List.of(
                company(1, new Count("crm.lead", "exact_duplicate", "is dropped", 9, 9)),
                company(2, new Count("crm.lead", "exact_duplicate", "is dropped", 7, 8))));

    assertThat(table.exact()).isEqualTo("1 of 2");
    assertThat(table.lines())
        .contains("| crm.lead | exact duplicate | is dropped | 17 of 16 | 1 of 2 |");
  }

  @Test
  void shouldHoldTheNightToEveryKindOfMessThatIsMade() {
    Set<String> claimed =
        Messes.EVERY.stream()
            .map(mess -> mess.table() + " " + mess.kind())
            .collect(Collectors.toSet());

    Company.generate(Settings.demo().withSize(0.1))
        .truth()
        .tables()
        .forEach(
            (table, counts) ->
                counts
                    .defects()
                    .keySet()
                    .forEach(kind -> assertThat(claimed).contains(table + " " + kind)));
  }

  private static MessyResult company(long seed, Count count) {
    return new MessyResult(seed, 0.2, List.of(count));
  }
}
