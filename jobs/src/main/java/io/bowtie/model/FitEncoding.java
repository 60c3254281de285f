package io.bowtie.model;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.signum;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.struct;

import io.bowtie.feature.Feature;
import io.bowtie.feature.Feature.Kind;
import io.bowtie.feature.Feature.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Learns an encoding from the fit rows: two aggregations, bounded by features and levels. */
final class FitEncoding {
  private FitEncoding() {}

  /**
   * Learns from the rows.
   *
   * @param minimumRows categories and missing values seen less often get no column of their own
   */
  static FeatureEncoding of(Dataset<Row> rows, List<Feature> features, int minimumRows) {
    List<Feature> numbers = ofKind(features, Kind.NUMBER);
    List<Feature> categories = ofKind(features, Kind.CATEGORY);
    Row moments = moments(rows, numbers);
    Map<String, Map<String, Long>> levels = levels(rows, categories);
    long total = moments.getLong(0);
    List<EncodedFeature> encoded = new ArrayList<>();
    for (Feature feature : features) {
      Optional<EncodedFeature> fitted =
          feature.kind() == Kind.NUMBER
              ? number(feature, moments, 1 + 5 * numbers.indexOf(feature), total, minimumRows)
              : category(
                  feature, levels.getOrDefault(feature.name(), Map.of()), total, minimumRows);
      fitted.ifPresent(encoded::add);
    }
    return new FeatureEncoding(encoded);
  }

  private static List<Feature> ofKind(List<Feature> features, Kind kind) {
    return features.stream().filter(feature -> feature.kind() == kind).toList();
  }

  private static Row moments(Dataset<Row> rows, List<Feature> numbers) {
    List<Column> columns = new ArrayList<>();
    for (Feature feature : numbers) {
      Column raw = col(feature.name());
      Column scaled =
          feature.scale() == Scale.LOG ? signum(raw).multiply(log1p(functions.abs(raw))) : raw;
      columns.addAll(List.of(count(raw), avg(scaled), stddev_pop(scaled), min(raw), max(raw)));
    }
    return rows.agg(count(lit(1)), columns.toArray(Column[]::new)).first();
  }

  private static Optional<EncodedFeature> number(
      Feature feature, Row moments, int at, long total, int minimumRows) {
    long filled = moments.getLong(at);
    double deviation = filled == 0 ? 0 : moments.getDouble(at + 2);
    long missing = total - filled;
    boolean hasMissing = missing >= minimumRows && filled >= minimumRows;
    if (filled < minimumRows || (deviation < 1e-9 && !hasMissing)) {
      return Optional.empty();
    }
    double mean = moments.getDouble(at + 1);
    List<Double> means = new ArrayList<>(List.of(0.0));
    if (hasMissing) {
      means.add((double) missing / total);
    }
    return Optional.of(
        new EncodedFeature(
            feature.name(),
            Kind.NUMBER,
            feature.scale(),
            mean,
            Math.max(deviation, 1e-9),
            moments.getDouble(at + 3),
            moments.getDouble(at + 4),
            List.of(),
            means,
            false,
            hasMissing,
            typical(
                feature.scale() == Scale.LOG
                    ? Math.signum(mean) * Math.expm1(Math.abs(mean))
                    : mean)));
  }

  /** Levels and their counts, in the order of the levels. */
  private static Map<String, Map<String, Long>> levels(
      Dataset<Row> rows, List<Feature> categories) {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    if (categories.isEmpty()) {
      return counts;
    }
    Column pairs =
        functions.array(
            categories.stream()
                .map(
                    feature ->
                        struct(lit(feature.name()).as("name"), col(feature.name()).as("level")))
                .toArray(Column[]::new));
    rows.select(explode(pairs).as("pair"))
        .where(col("pair.level").isNotNull())
        .groupBy(col("pair.name"), col("pair.level"))
        .count()
        .collectAsList()
        .forEach(
            row ->
                counts
                    .computeIfAbsent(row.getString(0), name -> new TreeMap<>())
                    .put(row.getString(1), row.getLong(2)));
    return counts;
  }

  private static Optional<EncodedFeature> category(
      Feature feature, Map<String, Long> counts, long total, int minimumRows) {
    List<String> kept =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= minimumRows)
            .map(Map.Entry::getKey)
            .toList();
    long filled = counts.values().stream().mapToLong(Long::longValue).sum();
    long rare = filled - kept.stream().mapToLong(counts::get).sum();
    long missing = total - filled;
    List<Double> means =
        new ArrayList<>(kept.stream().map(level -> (double) counts.get(level) / total).toList());
    if (rare > 0) {
      means.add((double) rare / total);
    }
    boolean hasMissing = missing >= minimumRows;
    if (hasMissing) {
      means.add((double) missing / total);
    }
    if (kept.isEmpty() || means.size() < 2) {
      return Optional.empty();
    }
    String mode = kept.stream().max(Comparator.comparingLong(counts::get)).orElseThrow();
    return Optional.of(
        new EncodedFeature(
            feature.name(),
            Kind.CATEGORY,
            Scale.LINEAR,
            0,
            1,
            0,
            0,
            kept,
            means,
            rare > 0,
            hasMissing,
            mode));
  }

  private static String typical(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.2f", value);
  }
}
