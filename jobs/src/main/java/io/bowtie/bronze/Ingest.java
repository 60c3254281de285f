package io.bowtie.bronze;

import io.bowtie.config.IncrementConf.Increment;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.AsOf;
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
import org.apache.spark.sql.types.StructType;

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
    if (delivery.source().format() == Format.JDBC) {
      AsOf night = new AsOf(files.get(0).landedOn());
      return new DatabaseIngest(this).take(delivery, night, ledger, storage);
    }
    Map<String, SourceFile> byPath =
        files.stream()
            .filter(file -> ledger.entries().stream().noneMatch(known -> known.looksLike(file)))
            .collect(Collectors.toMap(SourceFile::path, Function.identity()));
    List<String> paths = files.stream().map(SourceFile::path).filter(byPath::containsKey).toList();
    List<Fingerprint> fresh =
        withNewContent(
            Fingerprint.of(spark, delivery.source().format(), paths).stream()
                .map(print -> identified(delivery, byPath.get(print.path()), print))
                .toList(),
            ledger);
    if (fresh.isEmpty()) {
      return List.of();
    }
    Set<String> known = new HashSet<>(ledger.contentHashes());
    fresh.forEach(print -> known.add(print.contentHash()));
    Map<String, RawRows.Landed> orphaned =
        storage.version() > ledger.tableVersion() ? landed(storage, fresh) : Map.of();
    List<RawRows.Part> unread =
        RawRows.parts(
            spark,
            delivery.source(),
            readable(fresh, print -> !orphaned.containsKey(print.contentHash())),
            known);
    List<RawRows.Part> alreadyRead =
        RawRows.parts(
            spark,
            delivery.source(),
            readable(fresh, print -> orphaned.containsKey(print.contentHash())),
            known);
    if (!unread.isEmpty()) {
      StructType stored = storage.rows().map(Dataset::schema).orElse(new StructType());
      storage.append(RawRows.stamped(unread, stored, delivery.source(), byPath, runId, ingestedAt));
    }
    Map<String, RawRows.Part> parts = new HashMap<>();
    Stream.concat(unread.stream(), alreadyRead.stream())
        .forEach(part -> part.prints().forEach(print -> parts.put(print.contentHash(), part)));
    return entries(delivery, byPath, fresh, parts, storage);
  }

  /** Entries of contents that were all read as one part. */
  List<LedgerEntry> entries(
      Delivery delivery,
      Map<String, SourceFile> files,
      List<Fingerprint> fresh,
      RawRows.Part part,
      Storage storage) {
    Map<String, RawRows.Part> parts = new HashMap<>();
    fresh.forEach(print -> parts.put(print.contentHash(), part));
    return entries(delivery, files, fresh, parts, storage);
  }

  private List<LedgerEntry> entries(
      Delivery delivery,
      Map<String, SourceFile> files,
      List<Fingerprint> fresh,
      Map<String, RawRows.Part> parts,
      Storage storage) {
    Map<String, RawRows.Landed> landed = landed(storage, fresh);
    long version = storage.version();
    Increment increment = delivery.increment();
    List<LedgerEntry> entries = new ArrayList<>();
    for (Fingerprint print : fresh) {
      SourceFile file = files.get(print.path());
      Optional<RawRows.Part> part = Optional.ofNullable(parts.get(print.contentHash()));
      RawRows.Landed rows = landed.getOrDefault(print.contentHash(), RawRows.Landed.NONE);
      entries.add(
          new LedgerEntry(
              delivery.table(),
              file.name(),
              print.contentHash(),
              file.landedOn(),
              rows.rows(),
              rows.corruptRows(),
              part.map(RawRows.Part::columns).orElse(List.of()),
              part.map(RawRows.Part::types).orElse(List.of()),
              increment,
              file.bytes(),
              file.modifiedAt(),
              version,
              runId,
              ingestedAt));
    }
    return entries;
  }

  /**
   * A snapshot that comes back to an earlier state is a landing of its own, and so is a part of one
   * that has not changed.
   */
  private static Fingerprint identified(Delivery delivery, SourceFile file, Fingerprint print) {
    return delivery.increment() == Increment.SNAPSHOT && delivery.source().format() != Format.DELTA
        ? print.landedOn(file.landedOn())
        : print;
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
