package io.bowtie.scoring.drift;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import io.bowtie.config.DriftConf;
import io.bowtie.contract.AsOf;
import io.bowtie.model.LabelRule;
import io.bowtie.model.Question;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Which observations are compared. Training and now are drawn by one rule, the first landmark of
 * each entity in each window of days, so that a difference is no matter of how they were drawn.
 *
 * @param observations of one use case; past landmarks are there on nights that train
 * @param asOf tonight
 * @param conf how much is compared
 */
record Samples(Dataset<Row> observations, AsOf asOf, DriftConf conf) {
  /** So many windows of landmarks tell the base rate of late. */
  private static final int WINDOWS_OF_LABELS = 3;

  /** What a model was trained on, with {@code is_event}. */
  Sample training(LabelRule rule, LocalDate from, LocalDate until) {
    return new Sample(
        firstOfWindow(mature(rule).where(col("landmark").between(lit(from), lit(until))), until),
        "landmarks");
  }

  /** The last landmarks whose outcome is known, with {@code is_event}. */
  Sample matured(LabelRule rule) {
    LocalDate until = asOf.date().minusDays(rule.maturityDays());
    LocalDate from = until.minusDays((long) WINDOWS_OF_LABELS * conf.windowDays());
    return new Sample(
        firstOfWindow(
            mature(rule).where(col("landmark").gt(lit(from)).and(col("landmark").leq(lit(until)))),
            until),
        "matured");
  }

  /**
   * The landmarks of late, from this night and the nights before. Where these are few, because no
   * night ran on them, all that is scored tonight; entities are then looked at in between
   * landmarks, which shows in features that speak of age.
   */
  Sample ofLate() {
    LocalDate from = asOf.date().minusDays(conf.windowDays());
    List<Row> landmarks =
        firstOfWindow(
            observations
                .where(col("is_landmark"))
                .where(col("landmark").gt(lit(from)).and(col("landmark").leq(lit(asOf.date())))),
            asOf.date());
    List<Row> tonight = firstOfWindow(tonights().where(col("is_tonight")), asOf.date());
    return 2 * landmarks.size() >= tonight.size()
        ? new Sample(landmarks, "landmarks")
        : new Sample(tonight, "tonight");
  }

  private Dataset<Row> mature(LabelRule rule) {
    return tonights()
        .where(col("is_landmark"))
        .where(Question.WITHIN_HORIZON.isMature(rule, asOf))
        .withColumn("is_event", coalesce(Question.WITHIN_HORIZON.isEvent(rule, asOf), lit(false)));
  }

  private Dataset<Row> tonights() {
    return observations.where(col("as_of").equalTo(lit(asOf.date())));
  }

  /** Of every k-th entity by hash, k so that about the limit remains. */
  private List<Row> firstOfWindow(Dataset<Row> rows, LocalDate until) {
    Column window = floor(datediff(lit(until), col("landmark")).divide(conf.windowDays()));
    Dataset<Row> first =
        rows.withColumn("_window", window)
            .withColumn(
                "_place",
                row_number()
                    .over(
                        Window.partitionBy("entity_id", "_window")
                            // Seen by several nights, a landmark counts as the last saw it.
                            .orderBy(col("landmark"), desc("as_of"))))
            .where(col("_place").equalTo(1))
            .drop("_window", "_place");
    long count = first.count();
    long every = (count + conf.maximumRows() - 1) / conf.maximumRows();
    Dataset<Row> bounded =
        every <= 1 ? first : first.where(pmod(xxhash64(col("entity_id")), lit(every)).equalTo(0));
    return bounded.collectAsList().stream()
        .sorted(
            Comparator.comparing((Row row) -> row.<String>getAs("entity_id"))
                .thenComparing(row -> row.<LocalDate>getAs("landmark")))
        .toList();
  }
}
