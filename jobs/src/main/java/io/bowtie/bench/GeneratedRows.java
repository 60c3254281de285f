package io.bowtie.bench;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rand;
import static org.apache.spark.sql.functions.randn;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.TableContract;
import io.bowtie.feature.Feature;
import io.bowtie.feature.Feature.Kind;
import io.bowtie.feature.Feature.Scale;
import io.bowtie.feature.Observations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Observations by lot, in the shape of those that a night scores. */
final class GeneratedRows {
  private static final int PARTITIONS = 4;
  private static final int LEVELS = 5;
  private static final double MISSING = 0.1;
  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  private GeneratedRows() {}

  /**
   * Rows with {@code is_event}, which depends on some of the numbers.
   *
   * @param useCase whose features have values
   */
  static Dataset<Row> of(
      SparkSession spark, String useCase, List<Feature> features, long rows, long seed) {
    TableContract table = Observations.table(features);
    Dataset<Row> generated = spark.range(0, rows, 1, PARTITIONS).toDF();
    List<Column> columns = new ArrayList<>();
    for (io.bowtie.contract.Column column : table.columns()) {
      columns.add(spine(column, useCase).as(column.name()));
    }
    generated = generated.select(columns.toArray(Column[]::new));
    for (int i = 0; i < features.size(); i++) {
      Column value = value(features.get(i), seed + i);
      generated =
          generated.withColumn(
              features.get(i).name(), i % 3 == 0 ? sometimes(value, seed + i) : value);
    }
    return generated.withColumn("is_event", rand(seed - 1).lt(chance(features)));
  }

  private static Column spine(io.bowtie.contract.Column column, String useCase) {
    return switch (column.name()) {
      case "use_case" -> lit(useCase);
      case "is_tonight" -> lit(true);
      default ->
          switch (column.type()) {
            case TEXT -> concat(lit("made-up-"), col("id").cast("string"));
            case BOOLEAN -> lit(false);
            case DATE -> lit(DAY);
            default -> lit(100.0);
          };
    };
  }

  private static Column value(Feature feature, long seed) {
    if (feature.kind() == Kind.CATEGORY) {
      return level(seed);
    }
    return feature.scale() == Scale.LOG ? exp(randn(seed)) : randn(seed);
  }

  private static Column sometimes(Column value, long seed) {
    return when(rand(seed + 1_000).geq(MISSING), value);
  }

  private static Column level(long seed) {
    Column[] levels =
        IntStream.range(0, LEVELS).mapToObj(i -> lit("level " + i)).toArray(Column[]::new);
    return element_at(array(levels), rand(seed).multiply(LEVELS).cast("int").plus(1));
  }

  /** Of every third number by itself, and of neighbours together: something for trees to find. */
  private static Column chance(List<Feature> features) {
    List<Column> numbers =
        features.stream()
            .filter(feature -> feature.kind() == Kind.NUMBER)
            .map(feature -> coalesce(col(feature.name()), lit(0.0)))
            .toList();
    Column logOdds = lit(-1.0);
    for (int i = 0; i + 1 < numbers.size(); i += 3) {
      Column together = when(numbers.get(i + 1).gt(0.5), 0.4).otherwise(-0.2);
      logOdds = logOdds.plus(numbers.get(i).multiply(together));
    }
    return lit(1).divide(exp(logOdds.multiply(-1)).plus(1));
  }
}
