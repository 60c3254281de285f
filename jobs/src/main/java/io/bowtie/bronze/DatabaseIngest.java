package io.bowtie.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.BusinessZone;
import io.bowtie.source.Credentials;
import io.bowtie.source.SourceFile;
import io.bowtie.source.SourceFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Takes in one table of a database, once a night. With a watermark the rows that changed since,
 * each landing on the day of its watermark, or on the as-of when an earlier night should have had
 * it; without one the whole table, landing on the as-of. A night that is not later than the last
 * one reads nothing: the database no longer is as it was then.
 *
 * @param ingest that writes what is read
 */
record DatabaseIngest(Ingest ingest) {

  /**
   * Appends what is new and returns the entries that the ledger lacks; none when another run was
   * faster.
   */
  Optional<List<LedgerEntry>> take(
      Delivery delivery, AsOf night, FileLedger ledger, Ingest.Storage storage) {
    long version = storage.version();
    List<LedgerEntry> entries = new ArrayList<>(orphans(delivery, ledger, storage));
    FileLedger known = ledger.and(entries);
    Optional<LocalDate> last =
        known.entries().stream().map(LedgerEntry::landedOn).max(Comparator.naturalOrder());
    if (last.isEmpty() || night.date().isAfter(last.orElseThrow())) {
      Optional<List<LedgerEntry>> read =
          read(delivery, night, last.map(AsOf::new), storage, version);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      entries.addAll(read.orElseThrow());
    }
    return Optional.of(entries);
  }

  private BusinessZone zone() {
    return BusinessZone.of(ingest.spark());
  }

  private Optional<List<LedgerEntry>> read(
      Delivery delivery, AsOf night, Optional<AsOf> last, Ingest.Storage storage, long version) {
    Credentials credentials =
        Credentials.of(delivery.source(), ingest.spark().sparkContext().hadoopConfiguration());
    Database database = new Database(ingest.spark(), delivery.source(), credentials);
    String table = delivery.source().tables().get(delivery.table().name());
    List<DatabaseColumn> columns = database.columns(table);
    Optional<Watermark> watermark =
        Watermark.of(delivery, columns, night, last, storage.rows(), zone());
    Dataset<Row> rows =
        database.rows(
            delivery.table().name(), columns, watermark.map(Watermark::condition).orElse(""));
    Dataset<Row> records =
        TypedRecords.of(rows, place(delivery, night, last, rows, watermark), lit(null));
    Dataset<Row> fresh =
        watermark.isEmpty()
            ? records
            : watermark.orElseThrow().withoutKnown(records, storage.rows());
    // Once: a second look at the database might see other rows.
    return written(
        delivery,
        night,
        last,
        database.tried(table, () -> fresh.localCheckpoint()),
        storage,
        version);
  }

  /**
   * The name by which a row's landing is told: the table's, with the day on which the row landed.
   */
  private static Column place(
      Delivery delivery,
      AsOf night,
      Optional<AsOf> last,
      Dataset<Row> rows,
      Optional<Watermark> watermark) {
    Column tonight = lit(night.date());
    Column day =
        watermark
            .map(
                mark -> {
                  Column own = mark.moment(rows).cast(DataTypes.DateType);
                  Column isNew =
                      last.map(before -> own.gt(lit(before.date()))).orElse(own.isNotNull());
                  return when(isNew, own).otherwise(tonight);
                })
            .orElse(tonight);
    String table = delivery.source().location() + "/";
    return concat(
        lit(table + delivery.source().tables().get(delivery.table().name()) + "@"),
        day.cast(DataTypes.StringType));
  }

  private Optional<List<LedgerEntry>> written(
      Delivery delivery,
      AsOf night,
      Optional<AsOf> last,
      Dataset<Row> records,
      Ingest.Storage storage,
      long version) {
    Map<String, SourceFile> files = new TreeMap<>();
    Set<String> days = new TreeSet<>(Set.of(night.toString()));
    records
        .select(RawRows.PATH)
        .distinct()
        .collectAsList()
        .forEach(
            row -> days.add(row.getString(0).substring(row.getString(0).lastIndexOf('@') + 1)));
    for (String day : days) {
      SourceFile file =
          SourceFiles.databaseTable(
              delivery.source(), delivery.table().name(), AsOf.parse(day), zone());
      files.put(file.path(), file);
    }
    List<Fingerprint> prints =
        files.keySet().stream()
            .map(path -> new Fingerprint(path, identity(delivery, night, last, path), path, 0))
            .toList();
    RawRows.Part part = new RawRows.Part(prints, records);
    if (!records.isEmpty()) {
      StructType stored = storage.rows().map(Dataset::schema).orElse(new StructType());
      Dataset<Row> rows =
          RawRows.stamped(
              List.of(part), stored, delivery.source(), files, ingest.runId(), ingest.ingestedAt());
      if (!storage.append(rows, version)) {
        return Optional.empty();
      }
    }
    return Optional.of(ingest.entries(delivery, files, prints, part, storage));
  }

  /** A night reads a table once after the same other night, so this names what it has read. */
  private static String identity(Delivery delivery, AsOf night, Optional<AsOf> last, String path) {
    return Fingerprint.sha256(
        String.join(
            " ",
            delivery.increment().name(),
            path,
            night.toString(),
            last.map(AsOf::toString).orElse("")));
  }

  /** Entries of rows that a run wrote before it died. */
  private List<LedgerEntry> orphans(Delivery delivery, FileLedger ledger, Ingest.Storage storage) {
    if (storage.version() <= ledger.tableVersion()) {
      return List.of();
    }
    Dataset<Row> stored = storage.rows().orElseThrow();
    List<StructField> own =
        List.of(stored.schema().fields()).stream()
            .filter(field -> !RawTable.TECHNICAL.contains(field.name()))
            .toList();
    return stored
        .where(not(col(RawTable.CONTENT_HASH).isInCollection(ledger.contentHashes())))
        .groupBy(RawTable.CONTENT_HASH, RawTable.LANDED_ON, RawTable.FILE)
        .agg(count(lit(1)), count(col(RawTable.CORRUPT)))
        .collectAsList()
        .stream()
        .map(
            row ->
                new LedgerEntry(
                    delivery.table(),
                    row.getString(2),
                    row.getString(0),
                    row.getLocalDate(1),
                    row.getLong(3),
                    row.getLong(4),
                    Optional.of(List.of()),
                    own.stream().map(StructField::name).toList(),
                    own.stream().map(field -> field.dataType().simpleString()).toList(),
                    delivery.increment(),
                    0,
                    zone().endOf(new AsOf(row.getLocalDate(1))),
                    storage.version(),
                    ingest.runId(),
                    ingest.ingestedAt()))
        .toList();
  }
}
