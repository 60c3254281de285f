package io.bowtie.scoring.threshold;

import io.bowtie.evaluation.ScoredRow;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * One prediction of a backtest.
 *
 * @param origin the cut it was made at; empty where the data has no dates
 * @param row what was foretold by the basis of tonight's scores, and what came
 */
public record BacktestCase(Optional<LocalDate> origin, ScoredRow row) {

  /**
   * Reads a row of {@link io.bowtie.model.evidence.PredictionTables#BACKTEST_PREDICTIONS}.
   *
   * @param isModel whether the model's probability counts, or that of the rules
   */
  public static BacktestCase fromRow(Row row, boolean isModel) {
    Optional<LocalDate> origin = Optional.ofNullable(row.<LocalDate>getAs("origin"));
    return new BacktestCase(
        origin,
        new ScoredRow(
            // The same entity is tested once an origin.
            row.<String>getAs("entity_id") + "@" + origin.map(LocalDate::toString).orElse(""),
            row.getAs("account_key"),
            row.<Double>getAs(isModel ? "probability" : "rules_probability"),
            row.<Boolean>getAs("is_event"),
            row.<Double>getAs("money")));
  }
}
