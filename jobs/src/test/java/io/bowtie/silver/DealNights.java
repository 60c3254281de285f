package io.bowtie.silver;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.RawTable;
import io.bowtie.contract.AsOf;
import io.bowtie.source.Mapping;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import io.bowtie.sql.SqlStep;
import io.bowtie.testkit.InMemoryTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Nights over deals that landed on days of June 2026, in any order of nights: what each decides of
 * the rows, and the versions that are left in the end.
 */
final class DealNights {
  private static final StructType RAW =
      Stream.of("id", "stage", "outcome", "amount", "changed", "gone", RawTable.FILE)
          .reduce(
              new StructType(),
              (schema, name) -> schema.add(name, DataTypes.StringType),
              (one, other) -> one)
          .add(RawTable.LINE, DataTypes.LongType)
          .add(RawTable.LANDED_ON, DataTypes.DateType);
  private static final Mapping DEALS =
      new Mapping(
          "crm",
          "deals",
          new SqlStep(
              "deals.sql",
              "select id as deal_id, stage, outcome, amount, changed as recorded_at,"
                  + " gone as is_deleted, _file, _line, _landed_on from deals"));

  private final SparkSession spark;
  private final List<Row> raw;
  private Dataset<Row> stored;
  private Dataset<Row> decided;

  DealNights(SparkSession spark, List<Row> raw) {
    this.spark = spark;
    this.raw = raw;
    this.stored = spark.createDataFrame(List.of(), Deals.ENTITY.versions().schema());
    this.decided = stored;
  }

  /**
   * A raw row.
   *
   * @param cells id, stage, outcome, amount, changed and gone
   */
  static Row row(LocalDate landedOn, String file, long line, List<String> cells) {
    List<Object> all = new ArrayList<>(cells);
    all.addAll(List.of(file, line, landedOn));
    return RowFactory.create(all.toArray());
  }

  /** Runs nights in the order given; a night sees what had landed by it. */
  DealNights run(AsOf... nights) {
    for (AsOf night : nights) {
      List<Row> there =
          raw.stream()
              .filter(row -> !row.<LocalDate>getAs(RAW.length() - 1).isAfter(night.date()))
              .toList();
      Conforming conforming = new Conforming(night, "run-" + night);
      decided = decided(conforming, there).localCheckpoint();
      stored =
          conforming
              .seenEarlier(Deals.ENTITY, decided, stored)
              .unionByName(conforming.newVersions(Deals.ENTITY, decided), true)
              .localCheckpoint();
    }
    return this;
  }

  private Dataset<Row> decided(Conforming conforming, List<Row> there) {
    Dataset<Row> mapped =
        conforming.mapped(
            Deals.ENTITY,
            DEALS,
            ReadOptions.COMPUTED,
            Map.of("deals", new RawInput(spark.createDataFrame(there, RAW), "deals.csv")),
            new FileLedger(List.of()));
    return conforming.decided(
        Deals.ENTITY,
        List.of(mapped),
        Identity.nobody(spark),
        Set.of(),
        new InMemoryTables(spark),
        stored);
  }

  /** What the last night decided. */
  Dataset<Row> decided() {
    return decided;
  }

  /** The last version of each key that a night sees, deleted ones left out. */
  Dataset<Row> latest(AsOf night) {
    return SilverAsOf.latest(stored, Deals.ENTITY, night);
  }

  /** The versions that a night sees. */
  Dataset<Row> versions(AsOf night) {
    return SilverAsOf.versions(stored, Deals.ENTITY, night);
  }
}
