package io.bowtie.bronze;

import io.bowtie.config.IncrementConf.Increment;
import io.bowtie.config.SourceConf.Landed;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Of some entries, those whose content is not known. */
  public List<LedgerEntry> without(List<LedgerEntry> others) {
    return others.stream()
        .filter(other -> entries.stream().noneMatch(other::isSameContent))
        .toList();
  }

  /** These entries and others. */
  public FileLedger and(List<LedgerEntry> others) {
    return new FileLedger(Stream.concat(entries.stream(), others.stream()).toList());
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

  /**
   * The entries without the snapshots of a day that a later one of the same name has taken the
   * place of.
   */
  public FileLedger standing() {
    Map<String, LedgerEntry> last = new HashMap<>();
    entries.stream()
        .filter(entry -> entry.increment() == Increment.SNAPSHOT)
        .forEach(entry -> last.put(place(entry), entry));
    return new FileLedger(
        entries.stream()
            .filter(entry -> entry.equals(last.getOrDefault(place(entry), entry)))
            .toList());
  }

  private static String place(LedgerEntry entry) {
    return entry.increment() + " " + entry.landedOn() + " " + entry.stem();
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

  /** Whether a file's name tells on which day its rows landed: none came on two days. */
  public boolean filesTellLandings() {
    return entries.stream()
        .filter(entry -> entry.rows() > 0)
        .collect(
            Collectors.groupingBy(
                LedgerEntry::file, Collectors.mapping(LedgerEntry::landedOn, Collectors.toSet())))
        .values()
        .stream()
        .allMatch(days -> days.size() == 1);
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

  /** The columns that every file of the last landing has; the case of a name does not count. */
  public Set<String> lastColumns() {
    Set<String> columns = allColumns();
    lastLanding().forEach(entry -> columns.retainAll(anyCase(entry.columns())));
    return columns;
  }

  /** The columns that any file has; the case of a name does not count. */
  public Set<String> allColumns() {
    return anyCase(entries.stream().flatMap(entry -> entry.columns().stream()).toList());
  }

  private static Set<String> anyCase(List<String> names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(names);
    return set;
  }
}
