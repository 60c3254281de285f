package io.bowtie.model;

import io.bowtie.feature.Feature;
import io.bowtie.feature.Feature.Kind;
import io.bowtie.feature.Feature.Scale;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * What an encoding is learned from, in one pass over the fit rows: moments of the numbers, counts
 * of the levels. One job of plain arithmetic; the same as SQL, some 350 aggregates, is more code
 * than the JVM compiles and runs many times longer.
 *
 * <p>Partitions are merged on the driver in their order, so that the same rows give the same sums
 * to the last bit.
 */
final class FitTally implements Serializable {
  private long rows;
  private final Map<String, Moments> moments = new HashMap<>();
  private final Map<String, Map<String, Long>> levels = new HashMap<>();

  private FitTally(Map<String, Scale> numbers, List<String> categories) {
    numbers.forEach((name, scale) -> moments.put(name, new Moments(scale)));
    categories.forEach(name -> levels.put(name, new TreeMap<>()));
  }

  static FitTally of(JavaRDD<Row> rows, List<Feature> features) {
    Map<String, Scale> numbers = new TreeMap<>();
    List<String> categories = new ArrayList<>();
    for (Feature feature : features) {
      if (feature.kind() == Kind.NUMBER) {
        numbers.put(feature.name(), feature.scale());
      } else {
        categories.add(feature.name());
      }
    }
    FitTally all = new FitTally(numbers, categories);
    rows.mapPartitions(some -> Stream.of(ofPartition(some, numbers, categories)).iterator())
        .collect()
        .forEach(all::merge);
    return all;
  }

  private static FitTally ofPartition(
      Iterator<Row> rows, Map<String, Scale> numbers, List<String> categories) {
    FitTally tally = new FitTally(numbers, categories);
    rows.forEachRemaining(tally::add);
    return tally;
  }

  private void add(Row row) {
    rows++;
    moments.forEach(
        (name, number) -> {
          int index = row.fieldIndex(name);
          if (!row.isNullAt(index)) {
            number.add(row.getDouble(index));
          }
        });
    levels.forEach(
        (name, counts) -> {
          String level = row.getAs(name);
          if (level != null) {
            counts.merge(level, 1L, Long::sum);
          }
        });
  }

  private void merge(FitTally other) {
    rows += other.rows;
    moments.forEach((name, number) -> number.merge(other.moments.get(name)));
    levels.forEach(
        (name, counts) ->
            other.levels.get(name).forEach((level, n) -> counts.merge(level, n, Long::sum)));
  }

  long rows() {
    return rows;
  }

  Moments moments(Feature number) {
    return moments.get(number.name());
  }

  /** Counts by level, in the order of the levels; missing values are not among them. */
  Map<String, Long> levels(Feature category) {
    return levels.get(category.name());
  }
}
