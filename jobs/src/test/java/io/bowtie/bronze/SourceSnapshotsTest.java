package io.bowtie.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.IncrementConf.Increment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceSnapshotsTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-06-01");

  @Test
  void shouldCompareEachSnapshotWithTheLastOneThatCounts() {
    SourceSnapshots snapshots = SourceSnapshots.of(ledger(100, 60, 29, 30, 0), 0.5);
    assertThat(snapshots.trusted()).containsExactly(day(0), day(1), day(3));
    assertThat(snapshots.doubt().orElseThrow())
        .isEqualTo("The snapshot of 2026-06-05 has 0 row(s), the last one that counts 30");
  }

  @Test
  void shouldBelieveAnySizeButNoneWhereTheLossMayBeWhole() {
    assertThat(SourceSnapshots.of(ledger(100, 1, 0), 1).trusted()).containsExactly(day(0), day(1));
  }

  @Test
  void shouldCountTheFilesOfADayTogetherAndOnlyTheLastOfAName() {
    FileLedger ledger =
        new FileLedger(
            List.of(
                entry("deals@v1", FIRST, 10, 1),
                entry("deals@v2", FIRST, 40, 2),
                entry("part-b", FIRST, 5, 1)));
    assertThat(ledger.standing().entries())
        .extracting(LedgerEntry::file)
        .containsExactly("part-b", "deals@v2");
    assertThat(ledger.standing().rows()).isEqualTo(45);
  }

  private static LocalDate day(int after) {
    return FIRST.plusDays(after);
  }

  private static FileLedger ledger(long... rows) {
    return new FileLedger(
        Stream.iterate(0, place -> place < rows.length, place -> place + 1)
            .map(place -> entry("deals-" + day(place), day(place), rows[place], place))
            .toList());
  }

  private static LedgerEntry entry(String file, LocalDate day, long rows, int order) {
    return new LedgerEntry(
        new RawTable("crm", "deals"),
        file,
        file,
        day,
        rows,
        0,
        Optional.empty(),
        List.of("id"),
        List.of("string"),
        Increment.SNAPSHOT,
        1,
        Instant.EPOCH,
        order,
        "run",
        Instant.EPOCH.plusSeconds(order));
  }
}
