package io.bowtie.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.bowtie.model.Contribution;
import io.bowtie.model.Explanation;
import io.bowtie.model.Model;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Scores from ready vectors, each with the five reasons that weigh most, as codes. */
final class TopReasons {
  private static final int SHOWN = 5;
  private static final StructType REASONED =
      new StructType()
          .add("log_odds", DataTypes.DoubleType)
          .add("explained_value", DataTypes.DoubleType)
          .add("codes", DataTypes.createArrayType(DataTypes.StringType))
          .add("contributions", DataTypes.createArrayType(DataTypes.DoubleType));

  private TopReasons() {}

  /** What a model says of the column {@code features}. */
  static Dataset<Row> of(Dataset<Row> rows, Model model) {
    Broadcast<Model> shared =
        JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext()).broadcast(model);
    UDF1<Vector, Row> reasoned = vector -> row(shared.value().explain(vector.toArray()));
    return rows.select(
        col("entity_id"), udf(reasoned, REASONED).apply(col("features")).as("reasoned"));
  }

  private static Row row(Explanation explanation) {
    List<Contribution> largest = explanation.largest(SHOWN, 0);
    String[] codes = new String[largest.size()];
    Double[] contributions = new Double[largest.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = largest.get(i).feature().name();
      contributions[i] = largest.get(i).value();
    }
    return RowFactory.create(explanation.logOdds(), explanation.value(), codes, contributions);
  }
}
