package io.bowtie.bronze;

import io.bowtie.source.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Takes the new files of one raw table in. Rows are written first, in one commit; the ledger
 * follows. A run that died between the two has left rows that the ledger does not know, and a table
 * version beyond the ledger's: the next run then looks for the new files' contents among the rows
 * and only enters them, so nothing is doubled.
 *
 * @param spark the session
 * @param runId of this run
 * @param ingestedAt when it reads
 */
public record Ingest(SparkSession spark, String runId, Instant ingestedAt) {

  /** The raw table in storage. */
  public interface Storage {
    /** The stored rows, none before the first write. */
    Optional<Dataset<Row>> rows();

    /** The version, -1 before the first write. */
    long version();

    /** Adds rows, with whatever further columns they have. */
    void append(Dataset<Row> rows);
  }

  /**
   * Appends what is new and returns the entries that the ledger lacks.
   *
   * @param files that had landed by the as-of
   * @param ledger of this raw table
   */
  public List<LedgerEntry> take(
      Delivery delivery, List<SourceFile> files, FileLedger ledger, Storage storage) {
    Map<String, SourceFile> byPath =
        files.stream()
            .filter(file -> ledger.entries().stream().noneMatch(known -> known.looksLike(file)))
            .collect(Collectors.toMap(SourceFile::path, Function.identity()));
    List<Fingerprint> fresh =
        withNewContent(
            Fingerprint.of(
                spark, files.stream().map(SourceFile::path).filter(byPath::containsKey).toList()),
            ledger);
    if (fresh.isEmpty()) {
      return List.of();
    }
    Map<String, RawRows.Landed> orphaned =
        storage.version() > ledger.tableVersion() ? landed(storage, fresh) : Map.of();
    List<RawRows.Part> unread =
        RawRows.parts(
            spark,
            delivery.source(),
            readable(fresh, print -> !orphaned.containsKey(print.contentHash())));
    List<RawRows.Part> alreadyRead =
        RawRows.parts(
            spark,
            delivery.source(),
            readable(fresh, print -> orphaned.containsKey(print.contentHash())));
    if (!unread.isEmpty()) {
      storage.append(RawRows.stamped(unread, delivery.source(), byPath, runId, ingestedAt));
    }
    Map<String, List<String>> columns = new HashMap<>();
    Stream.concat(unread.stream(), alreadyRead.stream())
        .forEach(
            part ->
                part.prints().forEach(print -> columns.put(print.contentHash(), part.columns())));
    return entries(delivery.table(), byPath, fresh, columns, storage);
  }

  private List<LedgerEntry> entries(
      RawTable table,
      Map<String, SourceFile> files,
      List<Fingerprint> fresh,
      Map<String, List<String>> columns,
      Storage storage) {
    Map<String, RawRows.Landed> landed = landed(storage, fresh);
    long version = storage.version();
    List<LedgerEntry> entries = new ArrayList<>();
    for (Fingerprint print : fresh) {
      SourceFile file = files.get(print.path());
      RawRows.Landed rows = landed.getOrDefault(print.contentHash(), RawRows.Landed.NONE);
      entries.add(
          new LedgerEntry(
              table,
              file.name(),
              print.contentHash(),
              file.landedOn(),
              rows.rows(),
              rows.corruptRows(),
              columns.getOrDefault(print.contentHash(), List.of()),
              file.bytes(),
              file.modifiedAt(),
              version,
              runId,
              ingestedAt));
    }
    return entries;
  }

  private static List<Fingerprint> readable(
      List<Fingerprint> prints, Predicate<Fingerprint> which) {
    return prints.stream().filter(print -> !print.isBlank()).filter(which).toList();
  }

  private static List<Fingerprint> withNewContent(List<Fingerprint> prints, FileLedger ledger) {
    Set<String> known = new HashSet<>(ledger.contentHashes());
    return prints.stream().filter(print -> known.add(print.contentHash())).toList();
  }

  private static Map<String, RawRows.Landed> landed(Storage storage, List<Fingerprint> prints) {
    List<String> hashes = prints.stream().map(Fingerprint::contentHash).toList();
    return storage.rows().map(rows -> RawRows.landed(rows, hashes)).orElse(Map.of());
  }
}
