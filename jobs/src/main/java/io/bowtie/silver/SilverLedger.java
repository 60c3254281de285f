package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Which mapping wrote which entity in which night; on the driver, a few rows a night.
 *
 * @param entries in no order
 */
public record SilverLedger(List<Entry> entries) {
  /** One row per entity, source and as-of. */
  public static final TableContract CONTRACT =
      new TableContract(
          Layer.SILVER,
          "mapping_ledger",
          "One row per entity, source and as-of.",
          List.of("entity", "source", "as_of"),
          List.of(
              Column.required("entity", TEXT, "The entity."),
              Column.required("source", TEXT, "The source."),
              Column.required("mapping_hash", TEXT, "Hash of the mapping that wrote the rows."),
              Column.required("as_of", DATE, "The night's as-of.")));

  /**
   * One mapping that was applied.
   *
   * @param entity that it delivers
   * @param source that it reads
   * @param mappingHash of its text and of what else shapes its rows
   * @param asOf the night
   */
  public record Entry(String entity, String source, String mappingHash, LocalDate asOf) {}

  public SilverLedger {
    entries = List.copyOf(entries);
  }

  public static SilverLedger read(Tables tables) {
    return new SilverLedger(
        tables.read(CONTRACT).collectAsList().stream()
            .map(
                row ->
                    new Entry(
                        row.getAs("entity"),
                        row.getAs("source"),
                        row.getAs("mapping_hash"),
                        row.getAs("as_of")))
            .toList());
  }

  /** The ledger as rows of its contract. */
  public Dataset<Row> rows(SparkSession spark) {
    return spark.createDataFrame(
        entries.stream()
            .map(
                entry ->
                    RowFactory.create(
                        entry.entity(), entry.source(), entry.mappingHash(), entry.asOf()))
            .toList(),
        CONTRACT.schema());
  }

  /** The ledger after some entities were conformed; one entry an entity, source and as-of. */
  public SilverLedger with(List<Entry> applied) {
    List<Entry> all = new ArrayList<>(applied);
    entries.stream()
        .filter(
            old ->
                applied.stream()
                    .noneMatch(
                        entry ->
                            entry.entity().equals(old.entity())
                                && entry.source().equals(old.source())
                                && entry.asOf().equals(old.asOf())))
        .forEach(all::add);
    return new SilverLedger(all);
  }

  /** The latest night for which an entity was conformed. */
  public Optional<AsOf> latest(String entity) {
    return entries.stream()
        .filter(entry -> entry.entity().equals(entity))
        .map(Entry::asOf)
        .max(Comparator.naturalOrder())
        .map(AsOf::new);
  }

  /** Whether one of the mappings differs from the one that wrote its entity's rows last. */
  public boolean isOutdated(List<Entry> mappings) {
    return mappings.stream()
        .anyMatch(
            mapping ->
                entries.stream()
                    .filter(entry -> entry.entity().equals(mapping.entity()))
                    .filter(entry -> entry.source().equals(mapping.source()))
                    .max(Comparator.comparing(Entry::asOf))
                    .filter(entry -> !entry.mappingHash().equals(mapping.mappingHash()))
                    .isPresent());
  }
}
