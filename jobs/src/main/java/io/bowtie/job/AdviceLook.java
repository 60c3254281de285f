package io.bowtie.job;

import io.bowtie.contract.Tables;
import io.bowtie.recommendation.RecommendationTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a piece of advice looked at: an entity of a use case on a night.
 *
 * @param useCase lead, deal or churn
 * @param entityId whose
 * @param on the night that first gave the advice
 */
record AdviceLook(String useCase, String entityId, LocalDate on) {
  private static final StructType TABLE =
      new StructType().add("entity_id", DataTypes.StringType).add("landmark", DataTypes.DateType);

  static AdviceLook of(AdviceGiven advice) {
    return new AdviceLook(advice.useCase(), advice.entityId(), advice.advisedOn());
  }

  /** What advice looked at as a table of entity_id and landmark, each once a use case. */
  static Dataset<Row> table(Tables tables, List<AdviceGiven> advice) {
    List<Row> rows = new ArrayList<>();
    advice.stream()
        .map(AdviceLook::of)
        .distinct()
        .forEach(look -> rows.add(RowFactory.create(look.entityId(), look.on())));
    return tables
        .read(RecommendationTables.RECOMMENDATIONS)
        .sparkSession()
        .createDataFrame(rows, TABLE);
  }
}
