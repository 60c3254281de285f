package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import io.bowtie.governance.feedback.Arm;
import io.bowtie.recommendation.RecommendationTables;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A piece of advice over all nights that gave it. Advice that users were given counts from the
 * first night on which they were, whatever was said in shadow before.
 *
 * @param id of the recommendation
 * @param arm who was given it
 * @param advisedOn the first night in that arm
 * @param holdsUntil by the last night in that arm
 * @param first its row of the first night: use case, entity, action, owner, probability, threshold
 *     and whether an alert stood
 */
record AdviceGiven(String id, Arm arm, LocalDate advisedOn, LocalDate holdsUntil, Row first) {
  /** In this order the least row of a recommendation is its first in the arm that counts. */
  private static final String[] FIRST = {
    "arm",
    "as_of",
    "use_case",
    "entity_id",
    "action",
    "suggested_owner_id",
    "probability",
    "threshold",
    "is_alert"
  };

  /**
   * All advice of some time.
   *
   * @param from advice that began before is left out
   * @param asOf advice of later nights is not seen
   */
  static List<AdviceGiven> read(Tables tables, LocalDate from, LocalDate asOf) {
    Dataset<Row> rows =
        of(tables, RecommendationTables.RECOMMENDATIONS, Arm.ADVISED)
            .unionByName(of(tables, RecommendationTables.HELD_OUT, Arm.HELD_OUT))
            .unionByName(of(tables, RecommendationTables.SHADOW_RECOMMENDATIONS, Arm.SHADOW));
    return rows
        .where(col("as_of").leq(lit(asOf)))
        .groupBy("recommendation_id")
        .agg(
            min(struct(Stream.of(FIRST).map(name -> col(name)).toArray(Column[]::new))).as("first"),
            max(struct(col("arm").multiply(-1), col("as_of"), col("expires_on"))).as("last"))
        .where(col("first.as_of").geq(lit(from)))
        // As many as people were advised of in a year, and like them in shadow.
        .collectAsList()
        .stream()
        .map(AdviceGiven::of)
        .toList();
  }

  String useCase() {
    return first.getAs("use_case");
  }

  String entityId() {
    return first.getAs("entity_id");
  }

  private static AdviceGiven of(Row row) {
    Row first = row.getStruct(1);
    return new AdviceGiven(
        row.getString(0),
        Arm.of(first.<Integer>getAs("arm")),
        first.getAs("as_of"),
        row.getStruct(2).getAs("expires_on"),
        first);
  }

  /** Arms by their precedence, so that the one that counts is the least. */
  private static Dataset<Row> of(Tables tables, TableContract table, Arm arm) {
    return tables
        .read(table)
        .withColumn("arm", lit(arm.precedence()))
        .withColumn("is_alert", col("alert_since").isNotNull())
        .select(
            Stream.concat(Stream.of("recommendation_id", "expires_on"), Stream.of(FIRST))
                .map(name -> col(name))
                .toArray(Column[]::new));
  }
}
