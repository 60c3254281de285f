package io.bowtie.scoring.realised;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.xxhash64;

import io.bowtie.config.UseCaseConf;
import io.bowtie.contract.AsOf;
import io.bowtie.model.LabelRule;
import io.bowtie.model.Question;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Brings scores of past nights together with the outcomes that are known by now. */
public final class Matured {
  private Matured() {}

  /** When a label is final, by how late outcomes are recorded; a delay of 0 where none is known. */
  public static LabelRule rule(UseCaseConf conf, Dataset<Row> observations) {
    Row delay =
        observations
            .where(col("is_landmark"))
            .agg(
                percentile_approx(
                    datediff(col("decided_known_on"), col("decided_on")), lit(0.95), lit(10_000)))
            .first();
    return new LabelRule(
        conf.horizonDays(), conf.graceDays(), delay.isNullAt(0) ? 0 : Math.max(0, delay.getInt(0)));
  }

  /**
   * Of each entity the first score of a month by one basis, with the first day of that month,
   * whether the event came, and cut and side of its night's alerts, null where that night had none.
   * An entity that tonight's observations do not know is left out.
   *
   * @param scores of one use case, of any nights
   * @param thresholds of the use case, of any nights
   * @param observations of the use case and of tonight, with past landmarks
   * @param cohorts so many months at most
   */
  public static Dataset<Row> scores(
      Dataset<Row> scores,
      Dataset<Row> thresholds,
      Dataset<Row> observations,
      LabelRule rule,
      AsOf asOf,
      int cohorts) {
    LocalDate last = asOf.date().minusDays(rule.maturityDays());
    LocalDate first = last.withDayOfMonth(1).minusMonths(cohorts - 1L);
    Dataset<Row> headline =
        scores
            .where(col("as_of").between(lit(first), lit(last)))
            .withColumn("cohort", trunc(col("as_of"), "month"))
            .withColumn(
                "_place",
                row_number()
                    .over(
                        Window.partitionBy("cohort", "entity_id", "basis", "model_version")
                            .orderBy("as_of")))
            .where(col("_place").equalTo(1))
            .select(
                col("entity_id"),
                coalesce(col("account_id"), col("entity_id")).as("cluster"),
                col("cohort"),
                col("basis"),
                col("model_version"),
                col("probability"),
                col("as_of").as("landmark"));
    Dataset<Row> effective =
        thresholds.select(col("as_of").as("landmark"), col("threshold"), col("alert_side"));
    return headline
        .join(outcomes(observations), "entity_id")
        .groupBy(
            "entity_id", "cluster", "cohort", "basis", "model_version", "probability", "landmark")
        // The score's night takes the landmark's place: the same rule as in training.
        .agg(isEvent(rule, asOf).as("is_event"))
        .join(effective, new String[] {"landmark"}, "left_outer");
  }

  /**
   * Whether the event came, of entities on nights whose label is final. An entity that the
   * observations do not know is left out.
   *
   * @param looks {@code entity_id} and {@code landmark}, the night from which the horizon runs
   * @param observations of the use case and of the cut, with past landmarks
   * @param cut the night of the observations
   */
  public static Dataset<Row> labels(
      Dataset<Row> looks, Dataset<Row> observations, LabelRule rule, AsOf cut) {
    return looks
        .where(Question.WITHIN_HORIZON.isMature(rule, cut))
        .join(outcomes(observations), "entity_id")
        .groupBy("entity_id", "landmark")
        .agg(isEvent(rule, cut).as("is_event"));
  }

  /** On nights that do not look at the past only what is still open is there: no outcomes. */
  private static Dataset<Row> outcomes(Dataset<Row> observations) {
    return observations
        .where(col("is_landmark").and(not(col("is_tonight"))))
        .select("entity_id", "event_on", "event_known_on")
        .distinct();
  }

  private static Column isEvent(LabelRule rule, AsOf cut) {
    return max(coalesce(Question.WITHIN_HORIZON.isEvent(rule, cut), lit(false)));
  }

  /** Every k-th entity by hash, k so that about the limit remains. */
  public static Dataset<Row> bounded(Dataset<Row> scores, long limit) {
    long rows = scores.agg(count(lit(1))).first().getLong(0);
    long every = (rows + limit - 1) / limit;
    return every <= 1
        ? scores
        : scores.where(pmod(xxhash64(col("entity_id")), lit(every)).equalTo(0));
  }
}
