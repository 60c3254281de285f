package io.bowtie.bronze;

import io.bowtie.config.IncrementConf.Increment;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.source.ReadOptions;
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
 * and only enters them, so nothing is doubled. Two runs at once are no different: the rows of one
 * are those that the other finds.
 *
 * @param spark the session
 * @param runId of this run
 * @param ingestedAt when it reads
 */
public record Ingest(SparkSession spark, String runId, Instant ingestedAt) {

  private static final int MOST_TRIES = 10;

  /** The raw table in storage. */
  public interface Storage {
    /** The stored rows, none before the first write. */
    Optional<Dataset<Row>> rows();

    /** The version, -1 before the first write. */
    long version();

    /**
     * Adds rows, with whatever further columns they have, if nobody has written since a version.
     *
     * @return whether they were added
     */
    boolean append(Dataset<Row> rows, long since);
  }

  /**
   * What a run found of a raw table.
   *
   * @param entries that the ledger lacks
   * @param waiting files that changed while they were read; another run takes them in
   */
  public record Intake(List<LedgerEntry> entries, List<SourceFile> waiting) {
    public Intake {
      entries = List.copyOf(entries);
      waiting = List.copyOf(waiting);
    }
  }

  /**
   * Appends what is new. Where another run has written to the raw table meanwhile, what it brought
   * is looked at again, so that of two runs at once one alone brings a content.
   *
   * @param files that had landed by the as-of
   * @param ledger of this raw table
   * @throws OperatorError of data when a file cannot be read, of a held lease when other runs never
   *     stop writing
   */
  public Intake take(
      Delivery delivery, List<SourceFile> files, FileLedger ledger, Storage storage) {
    List<SourceFile> settled = new ArrayList<>(files);
    List<SourceFile> waiting = new ArrayList<>();
    for (int overtaken = 0; overtaken < MOST_TRIES; ) {
      try {
        Optional<List<LedgerEntry>> entries = tried(delivery, settled, ledger, storage);
        if (entries.isPresent()) {
          return new Intake(entries.orElseThrow(), waiting);
        }
        overtaken++;
      } catch (Exception failed) {
        // Spark throws its checked SparkException without declaring it.
        FileFault fault = FileFault.behind(failed).orElse(null);
        if (fault == null) {
          throw failed;
        }
        List<SourceFile> changed =
            settled.stream().filter(file -> file.path().equals(fault.path())).toList();
        if (!fault.isChange() || changed.isEmpty()) {
          throw fault.error();
        }
        settled.removeAll(changed);
        waiting.addAll(changed);
      }
    }
    throw OperatorError.of(ExitCode.LEASE_HELD, "Another run takes in the same raw table")
        .where(delivery.table().qualifiedName())
        .why("It has written " + MOST_TRIES + " times while this run was reading.")
        .remedy("Let the other run end, then run this night again.");
  }

  /** None when another run was faster. */
  private Optional<List<LedgerEntry>> tried(
      Delivery delivery, List<SourceFile> files, FileLedger ledger, Storage storage) {
    if (delivery.source().format() == Format.JDBC) {
      AsOf night = new AsOf(files.get(0).landedOn());
      return new DatabaseIngest(this).take(delivery, night, ledger, storage);
    }
    Map<String, SourceFile> byPath =
        files.stream()
            .filter(file -> ledger.entries().stream().noneMatch(known -> known.looksLike(file)))
            .collect(Collectors.toMap(SourceFile::path, Function.identity()));
    List<Fingerprint> fresh =
        withNewContent(
            Fingerprint.of(
                    spark,
                    delivery.source().format(),
                    ReadOptions.of(delivery.source()),
                    files.stream().filter(file -> byPath.containsKey(file.path())).toList())
                .stream()
                .map(print -> identified(delivery, byPath.get(print.path()), print))
                .toList(),
            ledger);
    if (fresh.isEmpty()) {
      return Optional.of(List.of());
    }
    Set<String> known = new HashSet<>(ledger.contentHashes());
    fresh.forEach(print -> known.add(print.contentHash()));
    long version = storage.version();
    Map<String, RawRows.Landed> orphaned =
        version > ledger.tableVersion() ? landed(storage, fresh) : Map.of();
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
      Dataset<Row> rows =
          RawRows.stamped(unread, stored, delivery.source(), byPath, runId, ingestedAt);
      if (!storage.append(rows, version)) {
        return Optional.empty();
      }
    }
    Map<String, RawRows.Part> parts = new HashMap<>();
    Stream.concat(unread.stream(), alreadyRead.stream())
        .forEach(part -> part.prints().forEach(print -> parts.put(print.contentHash(), part)));
    return Optional.of(entries(delivery, byPath, fresh, parts, storage));
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
              Optional.of(rows.faults()),
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
