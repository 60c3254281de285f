package io.bowtie.bronze;

import io.bowtie.config.SourceConf.Landed;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Every file content that was taken in, on the driver: one entry a file, some thousands a year.
 *
 * @param entries in the order of their landing
 */
public record FileLedger(List<LedgerEntry> entries) {

  public FileLedger {
    entries =
        entries.stream()
            .sorted(
                Comparator.comparing(LedgerEntry::landedOn)
                    .thenComparing(LedgerEntry::ingestedAt)
                    .thenComparing(LedgerEntry::file))
            .toList();
  }

  public static FileLedger read(Tables tables) {
    return new FileLedger(
        tables.read(BronzeTables.FILE_LEDGER).collectAsList().stream()
            .map(LedgerEntry::fromRow)
            .toList());
  }

  /** Entries as rows of the ledger's contract. */
  public static Dataset<Row> rows(SparkSession spark, List<LedgerEntry> entries) {
    return spark.createDataFrame(
        entries.stream().map(LedgerEntry::toRow).toList(), BronzeTables.FILE_LEDGER.schema());
  }

  /** The entries of one raw table. */
  public FileLedger of(RawTable table) {
    return new FileLedger(entries.stream().filter(entry -> entry.table().equals(table)).toList());
  }

  /** The entries that had landed by a day. */
  public FileLedger landedBy(LocalDate day) {
    return new FileLedger(
        entries.stream().filter(entry -> !entry.landedOn().isAfter(day)).toList());
  }

  /**
   * The last landing of this raw table that a night sees. Where the source does not show when files
   * land, everything that was there at the first ingest counts as landed, also for an earlier
   * night.
   */
  public LocalDate visibleUntil(Landed landed, AsOf asOf) {
    if (landed != Landed.NOT_SHOWN || landings().isEmpty()) {
      return asOf.date();
    }
    LocalDate first = landings().get(0);
    return first.isAfter(asOf.date()) ? first : asOf.date();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public Set<String> contentHashes() {
    return entries.stream().map(LedgerEntry::contentHash).collect(Collectors.toSet());
  }

  public long rows() {
    return entries.stream().mapToLong(LedgerEntry::rows).sum();
  }

  /** The raw table's latest version that the ledger accounts for; -1 before the first. */
  public long tableVersion() {
    return entries.stream().mapToLong(LedgerEntry::tableVersion).max().orElse(-1);
  }

  /** The days on which rows landed, in order. */
  public List<LocalDate> landings() {
    return entries.stream()
        .filter(entry -> entry.rows() > 0)
        .map(LedgerEntry::landedOn)
        .distinct()
        .sorted()
        .toList();
  }

  /** The entries of the last day on which a file with columns landed. */
  public List<LedgerEntry> lastLanding() {
    LocalDate last =
        entries.stream()
            .filter(entry -> !entry.columns().isEmpty())
            .map(LedgerEntry::landedOn)
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    return entries.stream()
        .filter(entry -> entry.landedOn().equals(last) && !entry.columns().isEmpty())
        .toList();
  }

  /** The columns that every file of the last landing has. */
  public Set<String> lastColumns() {
    Set<String> columns = new HashSet<>(allColumns());
    lastLanding().forEach(entry -> columns.retainAll(entry.columns()));
    return columns;
  }

  /** The columns that any file has. */
  public Set<String> allColumns() {
    return entries.stream().flatMap(entry -> entry.columns().stream()).collect(Collectors.toSet());
  }
}
