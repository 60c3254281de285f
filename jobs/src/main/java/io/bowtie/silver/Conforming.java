package io.bowtie.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.RawTable;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Freshness;
import io.bowtie.quality.QualityTables;
import io.bowtie.quality.RowCountDrift;
import io.bowtie.silver.VersionSet.Fate;
import io.bowtie.source.CastFault;
import io.bowtie.source.Mapping;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceTimes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The steps from raw tables to an entity's versions; tables in, tables out.
 *
 * @param asOf the night
 * @param runId of the run
 */
public record Conforming(AsOf asOf, String runId) {
  /** The rule that counts what was mapped. */
  public static final String ROW_COUNT = "row_count";

  /** The rule that counts versions which make no sense by themselves. */
  static final String ODDITY = "oddity";

  /** The rules in {@code gold.quality_checks} that conforming speaks for. */
  public static final Set<String> RULES =
      Set.of(
          "mapping",
          ROW_COUNT,
          "required",
          "types",
          "words",
          "reference",
          "duplicate_key",
          "orphans",
          ODDITY,
          "identity",
          Freshness.RULE,
          RowCountDrift.RULE,
          MoneyLaw.RULE,
          Replay.RULE,
          RateChecks.RULE,
          RateChecks.BASE_RULE,
          IdentityCoverage.RULE,
          AccountMerges.RULE);

  /**
   * One source's rows of an entity, typed and checked value by value.
   *
   * @param delivered the source's raw tables that have rows
   * @param ledger of these, as far as the night sees them
   */
  public Dataset<Row> mapped(
      Entity entity,
      Mapping mapping,
      ReadOptions options,
      Map<String, RawInput> delivered,
      FileLedger ledger) {
    SourceTimes times = SourceTimes.of(options, entity.versions().columns());
    return typed(
        entity,
        mapping,
        options,
        delivered,
        ledger,
        computed(entity, () -> mapping.run(delivered, asOf, entity.required(), times)));
  }

  /**
   * What a mapping delivers, run once however often it is read. Spark analyses a query anew with
   * every step that is built on it, and a mapping may be far longer than all of them; and the money
   * law would map everything a second time.
   */
  public static Dataset<Row> computed(Entity entity, Supplier<Dataset<Row>> mapped) {
    return CastFault.explained(entity.name(), () -> mapped.get().localCheckpoint(false));
  }

  /** The same of rows that the mapping has delivered. */
  public Dataset<Row> typed(
      Entity entity,
      Mapping mapping,
      ReadOptions options,
      Map<String, RawInput> delivered,
      FileLedger ledger,
      Dataset<Row> mapped) {
    MappedColumns.check(entity, mapping, mapped.columns());
    Dataset<Row> typed =
        SalesforceIds.completed(entity, MappedRows.typed(entity, mapping, options, mapped));
    FileLedger read = read(mapping, ledger);
    Dataset<Row> landed = Landings.added(entity, mapping, mapped, typed, read, asOf);
    return SnapshotDeletes.added(entity, mapping, mapped, landed, delivered, read, asOf);
  }

  /**
   * The rows of all sources with what becomes of each.
   *
   * @param rows from {@link #mapped}
   * @param known entities that some source delivers, for references
   * @param stored the versions so far; none for a rebuild
   */
  public Dataset<Row> decided(
      Entity entity,
      List<Dataset<Row>> rows,
      Identity identity,
      Set<String> known,
      Tables tables,
      Dataset<Row> stored) {
    Dataset<Row> united =
        rows.stream().reduce((one, other) -> one.unionByName(other, true)).orElseThrow();
    Dataset<Row> checked =
        References.checked(entity, identity.resolve(entity, united), known, tables, asOf);
    return VersionSet.decide(entity, checked, stored, asOf);
  }

  /** The versions that are not stored yet, with the delivered columns of the contract. */
  public Dataset<Row> newVersions(Entity entity, Dataset<Row> decided) {
    Dataset<Row> stamped =
        decided
            .where(col(VersionSet.FATE).equalTo(Fate.NEW.name()))
            .withColumn("landed_on", lit(asOf.date()))
            .withColumn("run_id", lit(runId));
    if (!Set.of(stamped.columns()).contains("merged_into_id")) {
      stamped = stamped.withColumn("merged_into_id", lit(null).cast("string"));
    }
    Set<String> delivered = Set.of(stamped.columns());
    return stamped.select(
        entity.versions().columnNames().stream()
            .filter(delivered::contains)
            .map(name -> col(name))
            .toArray(Column[]::new));
  }

  /**
   * The new versions of a rebuilt entity. A version that was there before under another mapping
   * keeps the as-of that first saw it, so that earlier nights still see it.
   */
  public Dataset<Row> rebuilt(Entity entity, Dataset<Row> decided, Dataset<Row> before) {
    Column[] key = entity.versions().key().stream().map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> firstSeen = before.groupBy(key).agg(min("landed_on").as("_first_seen"));
    return KeyJoin.left(entity, newVersions(entity, decided), firstSeen, entity.versions().key())
        .withColumn("landed_on", coalesce(col("_first_seen"), col("landed_on")));
  }

  /** The stored versions, with the as-of put back for those that this earlier night has seen. */
  public Dataset<Row> seenEarlier(Entity entity, Dataset<Row> decided, Dataset<Row> stored) {
    List<String> identity = new java.util.ArrayList<>(entity.versions().key());
    identity.add("row_hash");
    Dataset<Row> earlier =
        decided
            .where(col(VersionSet.FATE).equalTo(Fate.SEEN_EARLIER.name()))
            .select(identity.stream().map(name -> col(name)).toArray(Column[]::new))
            .withColumn("_first_seen", lit(asOf.date()));
    return KeyJoin.left(entity, stored, earlier, identity)
        .withColumn("landed_on", coalesce(col("_first_seen"), col("landed_on")))
        .drop("_first_seen");
  }

  /** Rows set aside, one per problem, in the shape of {@code gold.quarantine}. */
  public Dataset<Row> quarantined(Entity entity, Dataset<Row> decided) {
    Dataset<Row> each =
        decided
            .where(col(VersionSet.FATE).equalTo(Fate.QUARANTINED.name()))
            .withColumn("_problem", explode(col(MappedRows.PROBLEMS)))
            .select(
                col("source"),
                lit(entity.name()).as("entity"),
                col(RawTable.FILE).as("file"),
                col(RawTable.LINE).as("line"),
                col("_problem.code").as("reason_code"),
                col("_problem.column_name").as("column_name"),
                SlippedRows.reason(col("_problem.reason")).as("reason"),
                SlippedRows.key(col("_key")).as("row_key"),
                SlippedRows.json(col(MappedRows.ROW_JSON)).as("row_json"),
                col(MappedRows.GIVEN_HASH).as("row_hash"),
                lit(asOf.date()).as("as_of"),
                lit(runId).as("run_id"));
    Column[] key =
        QualityTables.QUARANTINE.key().stream().map(name -> col(name)).toArray(Column[]::new);
    // The same bad row in every nightly file is one row to look at: the first.
    return each.withColumn(
            "_rank", row_number().over(Window.partitionBy(key).orderBy(col("file"), col("line"))))
        .where(col("_rank").equalTo(1))
        .drop("_rank");
  }

  public FateCounts counts(Entity entity, Dataset<Row> decided) {
    return FateCounts.of(entity, decided);
  }

  public List<CheckResult> checks(Entity entity, FateCounts counts) {
    return ConformChecks.of(entity, counts);
  }

  /**
   * Whether no money is lost or made, per source and currency; none for an entity without money.
   *
   * @param mapped from {@link #mapped}
   * @param decided from {@link #decided}
   * @param versions of the entity, once this is written
   */
  public List<CheckResult> money(
      Entity entity, List<Dataset<Row>> mapped, Dataset<Row> decided, Dataset<Row> versions) {
    return MoneyLaw.of(entity, mapped, decided, versions, asOf);
  }

  /**
   * What became of rows that were set aside before, per source and reason; none where nothing has
   * changed.
   *
   * @param quarantine all rows that were ever set aside
   */
  public List<CheckResult> replayed(Entity entity, Dataset<Row> decided, Dataset<Row> quarantine) {
    return Replay.of(entity, decided, quarantine, asOf);
  }

  private static FileLedger read(Mapping mapping, FileLedger ledger) {
    return new FileLedger(
        ledger.entries().stream().filter(entry -> mapping.reads(entry.table().name())).toList());
  }
}
