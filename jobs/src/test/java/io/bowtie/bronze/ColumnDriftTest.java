package io.bowtie.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.bronze.ColumnDrift.Kind;
import io.bowtie.config.IncrementConf.Increment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnDriftTest {

  @Test
  void shouldTellEachKindOfChangeByTheColumnsThatItIsAbout() {
    ColumnDrift drift =
        drift(
            entry(1, "id string", "amount decimal(12,2)", "stage string", "region string"),
            entry(2, "stage string", "ID string", "amount string", "owner string"));
    assertThat(drift.since()).isEqualTo(LocalDate.parse("2026-06-02"));
    assertThat(drift.findings())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Kind.ADDED, "owner",
                Kind.REMOVED, "region",
                Kind.RETYPED, "amount from decimal(12,2) to string",
                Kind.REORDERED, "read by name all the same",
                Kind.RECASED, "ID was id"));
  }

  @Test
  void shouldCompareWithTheLandingBeforeAlone() {
    assertThat(
            drift(
                    entry(1, "id string", "gone string"),
                    entry(2, "id string"),
                    entry(3, "id string"))
                .findings())
        .isEmpty();
  }

  @Test
  void shouldSayNothingOfTheFirstLanding() {
    assertThat(drift(entry(1, "id string")).findings()).isEmpty();
    assertThat(ColumnDrift.of(new FileLedger(List.of()), false).findings()).isEmpty();
  }

  @Test
  void shouldMissAColumnThatOneOfTheFilesOfALandingLacks() {
    assertThat(
            drift(
                    entry(1, "id string", "stage string"),
                    entry(2, "id string", "stage string"),
                    entry(2, "id string"))
                .findings())
        .isEqualTo(Map.of(Kind.REMOVED, "stage"));
  }

  @Test
  void shouldNotMindWhatJsonLeavesOutNorItsOrder() {
    FileLedger ledger =
        new FileLedger(
            List.of(
                entry(1, "id string", "stage string"),
                entry(2, "stage string", "id string"),
                entry(2, "id string")));
    assertThat(ColumnDrift.of(ledger, true).findings()).isEmpty();
  }

  private static ColumnDrift drift(LedgerEntry... entries) {
    return ColumnDrift.of(new FileLedger(List.of(entries)), false);
  }

  /** A file of a day of June with columns like {@code id string}. */
  private static LedgerEntry entry(int day, String... columns) {
    return new LedgerEntry(
        new RawTable("crm", "deals"),
        "deals-" + day + "-" + columns.length,
        "hash",
        LocalDate.of(2026, 6, day),
        1,
        0,
        Optional.empty(),
        Stream.of(columns).map(column -> column.substring(0, column.indexOf(' '))).toList(),
        Stream.of(columns).map(column -> column.substring(column.indexOf(' ') + 1)).toList(),
        Increment.NEW_FILES,
        1,
        Instant.EPOCH,
        0,
        "run",
        Instant.EPOCH);
  }
}
