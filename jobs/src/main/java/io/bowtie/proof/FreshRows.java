package io.bowtie.proof;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.RankMetrics;
import io.bowtie.evaluation.ScoredRow;
import io.bowtie.evaluation.ScoredRows;
import io.bowtie.feature.ObservationPlan;
import io.bowtie.feature.Observations;
import io.bowtie.job.RunContext;
import io.bowtie.model.ModelArtifact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Looks at companies that no model has seen. How a fitted model ranks these is its true AUC, but
 * for what so many rows leave to chance.
 */
final class FreshRows {
  /** Half a year: rates of past outcomes mean little before. */
  private static final int WARM_UP_DAYS = 180;

  /** Longer than outcomes take to be recorded in a generated company. */
  private static final int RECORDING_DAYS = 10;

  /** As far apart as the cuts of the backtest. */
  private static final int WINDOW_DAYS = 30;

  private FreshRows() {}

  /**
   * How a model ranks rows.
   *
   * @param auc empty where they know one outcome only
   * @param rows that they were
   */
  record Ranked(OptionalDouble auc, long rows) {}

  /**
   * Mature looks of a use case at a company: of each entity the first in every window, as the
   * backtest takes the first after every cut.
   *
   * @param firstDay of the company
   */
  static Dataset<Row> mature(RunContext run, String useCase, LocalDate firstDay) {
    int horizon = run.conf().useCases().get(useCase).horizonDays();
    Column within =
        col("event_on")
            .gt(col("landmark"))
            .and(col("event_on").leq(date_add(col("landmark"), horizon)));
    WindowSpec window =
        Window.partitionBy(
                col("entity_id"),
                floor(datediff(col("landmark"), lit(firstDay)).divide(WINDOW_DAYS)))
            .orderBy("landmark");
    return run.store()
        .read(Observations.table(ObservationPlan.of(run.conf(), run.asOf(), Set.of()).features()))
        .where(col("use_case").equalTo(useCase).and(col("is_landmark")))
        .where(col("landmark").gt(lit(firstDay.plusDays(WARM_UP_DAYS))))
        .where(col("landmark").lt(lit(run.asOf().date().minusDays(horizon + RECORDING_DAYS))))
        .withColumn("_place", row_number().over(window))
        .where(col("_place").equalTo(1))
        .withColumn("is_event", coalesce(within, lit(false)));
  }

  /** Each model over all of the rows. */
  static List<Ranked> ranked(List<Dataset<Row>> companies, List<ModelArtifact> models) {
    List<List<ScoredRow>> scored = new ArrayList<>();
    models.forEach(model -> scored.add(new ArrayList<>()));
    for (Dataset<Row> company : companies) {
      Iterator<Row> rows = company.toLocalIterator();
      while (rows.hasNext()) {
        Row row = rows.next();
        for (int i = 0; i < models.size(); i++) {
          ModelArtifact model = models.get(i);
          scored
              .get(i)
              .add(
                  new ScoredRow(
                      row.getAs("entity_id"),
                      row.getAs("account_key"),
                      model.calibrator().probability(model.model().logOdds(row)),
                      row.getAs("is_event"),
                      0));
        }
      }
    }
    // Of so many rows the value is wanted alone; one resample is the fewest there can be.
    ClusterBootstrap alone = new ClusterBootstrap(1, 0);
    return scored.stream()
        .map(
            rows ->
                new Ranked(
                    RankMetrics.aucRoc(ScoredRows.of(rows), alone).toOptional(), rows.size()))
        .toList();
  }
}
