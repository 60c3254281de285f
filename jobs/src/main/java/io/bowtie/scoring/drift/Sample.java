package io.bowtie.scoring.drift;

import io.bowtie.evaluation.FrozenBins;
import io.bowtie.evaluation.FrozenBins.Categories;
import io.bowtie.evaluation.FrozenBins.Ranges;
import io.bowtie.feature.Feature;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;

/**
 * Observations on the driver, bounded: what a training or a night looked like.
 *
 * @param rows of one use case
 * @param word of where they come from, as in tables
 */
record Sample(List<Row> rows, String word) {

  Sample {
    rows = List.copyOf(rows);
  }

  /** Accounts behind the rows; rows of one account are not independent. */
  long accounts() {
    return rows.stream().map(row -> row.<String>getAs("account_key")).distinct().count();
  }

  /** The bins that the feature's values make. */
  FrozenBins bins(Feature feature) {
    return feature.kind() == Feature.Kind.NUMBER
        ? Ranges.of(numbers(feature.name()))
        : Categories.of(words(feature.name()));
  }

  /** Rows of a feature in each bin; a column that is not there is missing throughout. */
  List<Long> counted(String feature, FrozenBins bins) {
    if (bins instanceof Ranges ranges) {
      double[] numbers = numbers(feature);
      return ranges.counted(numbers, rows.size() - numbers.length);
    }
    List<String> words = words(feature);
    return ((Categories) bins).counted(words, rows.size() - words.size());
  }

  double[] numbers(ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).toArray();
  }

  List<String> words(String column) {
    return rows.stream()
        .map(row -> (String) valueOf(row, column))
        .filter(Objects::nonNull)
        .toList();
  }

  private double[] numbers(String column) {
    return rows.stream()
        .map(row -> (Double) valueOf(row, column))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Object valueOf(Row row, String column) {
    return row.schema().getFieldIndex(column).isDefined() ? row.getAs(column) : null;
  }
}
