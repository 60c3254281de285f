package io.bowtie.scoring;

import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.bowtie.contract.AsOf;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * How far tonight's reasons are those of the night before. The same model must give the same
 * reasons for the same inputs; where inputs move, reasons may, and how much they do is worth a
 * look.
 */
public final class ReasonStability {
  /** An older night is not the night before. */
  private static final int LOOK_BACK_DAYS = 7;

  private static final String[] KEY = {"use_case", "entity_id", "as_of"};

  private ReasonStability() {}

  /**
   * The rows of {@link ScoringTables#REASON_STABILITY}, one for each use case that is scored
   * tonight.
   *
   * @param scores of this night and others
   * @param reasons of these scores
   * @param observations of these nights
   * @param inputs use case to the features that its champion looks at; none for rules
   */
  public static Dataset<Row> of(
      Dataset<Row> scores,
      Dataset<Row> reasons,
      Dataset<Row> observations,
      Map<String, List<String>> inputs,
      AsOf asOf,
      String runId) {
    Column isLate =
        col("as_of").between(lit(asOf.date().minusDays(LOOK_BACK_DAYS)), lit(asOf.date()));
    Dataset<Row> nights =
        scores
            .where(isLate)
            .select("use_case", "entity_id", "as_of", "model_version")
            .join(told(reasons.where(isLate)), KEY)
            .join(inputs(observations.where(isLate), inputs), KEY, "left_outer");
    Dataset<Row> tonight = nights.where(col("as_of").equalTo(lit(asOf.date())));
    return compared(tonight.join(former(nights, asOf), keyOfEntity(), "left_outer"))
        .withColumn("as_of", lit(asOf.date()))
        .withColumn("run_id", lit(runId));
  }

  /** The five reasons of each score in their order, and their families. */
  private static Dataset<Row> told(Dataset<Row> reasons) {
    return reasons
        .where(col("position").between(1, 5))
        .groupBy("use_case", "entity_id", "as_of")
        .agg(
            array_sort(collect_list(struct("position", "code"))).as("codes"),
            collect_set("family").as("families"));
  }

  /** What the models looked at, as one number. */
  private static Dataset<Row> inputs(
      Dataset<Row> observations, Map<String, List<String>> features) {
    Column hash = lit(null).cast(DataTypes.LongType);
    for (Map.Entry<String, List<String>> useCase : features.entrySet()) {
      hash =
          when(col("use_case").equalTo(useCase.getKey()), hash(useCase.getValue())).otherwise(hash);
    }
    return observations
        .where(col("is_tonight"))
        .select(col("use_case"), col("entity_id"), col("as_of"), hash.as("inputs"));
  }

  /** A hash passes over nulls, so that a value would weigh the same in its neighbour's place. */
  private static Column hash(List<String> features) {
    return xxhash64(
        features.stream()
            .flatMap(name -> Stream.of(col(name), col(name).isNull()))
            .toArray(Column[]::new));
  }

  private static Dataset<Row> former(Dataset<Row> nights, AsOf asOf) {
    return nights
        .where(col("as_of").lt(lit(asOf.date())))
        .withColumn("last_night", max("as_of").over(Window.partitionBy("use_case")))
        .where(col("as_of").equalTo(col("last_night")))
        .select(
            col("use_case"),
            col("entity_id"),
            col("as_of").as("former_as_of"),
            col("model_version").as("former_version"),
            col("inputs").as("former_inputs"),
            col("codes").as("former_codes"),
            col("families").as("former_families"));
  }

  private static Dataset<Row> compared(Dataset<Row> scored) {
    Column isUnchanged =
        col("model_version")
            .equalTo(col("former_version"))
            .and(col("inputs").equalTo(col("former_inputs")));
    Column isSame = col("codes").equalTo(col("former_codes"));
    Column overlap =
        size(array_intersect(col("families"), col("former_families")))
            .divide(size(array_union(col("families"), col("former_families"))));
    return scored
        .groupBy("use_case")
        .agg(
            max("former_as_of").as("former_as_of"),
            count("former_as_of").as("common_count"),
            avg(overlap).as("family_overlap"),
            sum(when(isUnchanged, 1L).otherwise(0L)).as("unchanged_count"),
            avg(when(isUnchanged, when(isSame, 1.0).otherwise(0.0))).as("unchanged_same_share"))
        .withColumn(
            "undefined_reason",
            when(
                    col("common_count").equalTo(0),
                    "no entity was scored on a night of the week before")
                .when(
                    col("unchanged_count").equalTo(0),
                    "no entity was scored by the same model from unchanged inputs"));
  }

  private static String[] keyOfEntity() {
    return new String[] {"use_case", "entity_id"};
  }
}
