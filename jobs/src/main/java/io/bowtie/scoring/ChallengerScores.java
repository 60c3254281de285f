package io.bowtie.scoring;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.TEXT;
import static org.apache.spark.sql.functions.col;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What models that are not in use would have said of a night. Nobody is shown it; after months,
 * realised performance says by it whether the gate was right to refuse.
 */
public final class ChallengerScores {
  /** What these come from, as tables write it. */
  public static final String BASIS = "challenger";

  /** One row per use case, entity and as-of. */
  public static final TableContract CHALLENGER_SCORES =
      new TableContract(
          Layer.GOLD,
          "challenger_scores",
          "One row per use case, entity and as-of: what the model trained last would have said"
              + " where it is not in use. For measuring it; nobody acts on it.",
          List.of("use_case", "entity_id", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("entity_id", TEXT, "The lead cycle, deal or account."),
              Column.nullable("account_id", TEXT, "The account, where known."),
              Column.required("probability", DOUBLE, "Calibrated, 0 to 1."),
              Column.required("basis", TEXT, "What the probability comes from.").oneOf(BASIS),
              Column.required("model_version", TEXT, "The model trained last."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private ChallengerScores() {}

  /**
   * The night's rows.
   *
   * @param observations tonight's, of any use case
   * @param challengers by use case; rows of others are left out
   */
  public static Dataset<Row> of(
      Dataset<Row> observations, Map<String, Basis.Promoted> challengers) {
    Map<String, Basis.Promoted> sent = new HashMap<>(challengers);
    MapFunction<Row, Row> foretold = row -> foretold(row, sent.get(row.<String>getAs("use_case")));
    return observations
        .where(col("is_tonight"))
        .where(col("use_case").isin(challengers.keySet().toArray()))
        .map(foretold, Encoders.row(CHALLENGER_SCORES.schema()));
  }

  private static Row foretold(Row row, Basis.Promoted challenger) {
    return RowFactory.create(
        row.getAs("use_case"),
        row.getAs("entity_id"),
        row.getAs("account_id"),
        challenger.artifact().calibrator().probability(challenger.artifact().model().logOdds(row)),
        BASIS,
        challenger.version(),
        row.getAs("as_of"),
        row.getAs("run_id"));
  }
}
