package io.bowtie.silver;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.bowtie.bronze.RawTable;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ContactData;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.silver.VersionSet.Fate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What became of rows that were set aside. Every night maps all of bronze, so that a row comes in
 * by itself once its mapping, its conf, or what it refers to is mended; here they are counted. A
 * row is known again by its file and line, by its key where the mapping passes these not on, and by
 * its content where it has none.
 */
public final class Replay {
  /** The rule that this class speaks for. */
  public static final String RULE = "replayed";

  private static final String MATCH = "_match";
  private static final String IS_ASIDE = "_is_aside";

  private Replay() {}

  /**
   * One result per source and reason of which rows have come back, or are left out by the mapping
   * now; none where nothing has changed.
   *
   * @param decided tonight's rows with their fate
   * @param quarantine all rows that were ever set aside
   */
  static List<CheckResult> of(
      Entity entity, Dataset<Row> decided, Dataset<Row> quarantine, AsOf asOf) {
    Dataset<Row> tonight =
        decided
            .withColumn(IS_ASIDE, col(VersionSet.FATE).equalTo(Fate.QUARANTINED.name()))
            .withColumn(
                MATCH,
                match(RawTable.FILE, RawTable.LINE, keyText(entity), col(MappedRows.GIVEN_HASH)));
    Dataset<Row> before =
        quarantine
            .where(col("entity").equalTo(entity.name()).and(col("as_of").leq(lit(asOf.date()))))
            .select(
                col("source"),
                col("reason_code"),
                match("file", "line", col("row_key"), col("row_hash")).as(MATCH));
    Dataset<Row> now =
        tonight
            .where(col(IS_ASIDE))
            .select(
                col("source"),
                explode(transform(col(MappedRows.PROBLEMS), problem -> problem.getField("code")))
                    .as("reason_code"),
                col(MATCH));
    Dataset<Row> setAside = before.union(now).distinct();
    Dataset<Row> found =
        tonight
            .join(
                broadcast(setAside.select("source", MATCH).distinct()),
                seq("source", MATCH),
                "left_semi")
            .groupBy("source", MATCH)
            .agg(max(IS_ASIDE).as(IS_ASIDE));
    return setAside
        .join(found, seq("source", MATCH), "left")
        .groupBy("source", "reason_code")
        .agg(count(lit(1)), count_if(col(IS_ASIDE)), count_if(col(IS_ASIDE).isNull()))
        .orderBy("source", "reason_code")
        .collectAsList()
        .stream()
        .flatMap(row -> result(entity, row))
        .toList();
  }

  private static Stream<CheckResult> result(Entity entity, Row row) {
    long setAside = row.getLong(2);
    long remaining = row.getLong(3);
    long leftOut = row.getLong(4);
    long back = setAside - remaining - leftOut;
    if (back + leftOut == 0) {
      return Stream.empty();
    }
    return Stream.of(
        new CheckResult(
            row.getString(0),
            entity.name(),
            RULE,
            row.getString(1),
            Outcome.PASS,
            setAside,
            0,
            back
                + " of "
                + setAside
                + " row(s) set aside as "
                + row.getString(1)
                + " came back"
                + (leftOut > 0 ? ", " + leftOut + " are no longer delivered or mapped" : "")
                + "; "
                + remaining
                + " remain."));
  }

  private static Column match(String file, String line, Column key, Column hash) {
    return when(
            col(file).isNotNull().and(col(line).isNotNull()),
            concat_ws(" ", lit("line"), col(file), col(line)))
        .when(key.notEqual(""), concat_ws(" ", lit("key"), key))
        .otherwise(concat_ws(" ", lit("hash"), hash));
  }

  /** As {@code gold.quarantine} keeps it. */
  private static Column keyText(Entity entity) {
    return ContactData.masked(
        concat_ws(
            " | ",
            entity.businessKey().stream()
                .map(name -> col(name).cast(DataTypes.StringType))
                .toArray(Column[]::new)));
  }

  private static scala.collection.immutable.Seq<String> seq(String... columns) {
    return scala.jdk.javaapi.CollectionConverters.asScala(List.of(columns)).toSeq();
  }
}
