package io.bowtie.model;

import io.bowtie.feature.Feature;
import io.bowtie.feature.Feature.Kind;
import io.bowtie.feature.Feature.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/** Learns an encoding from the fit rows: one pass, bounded by features and levels. */
final class FitEncoding {
  private FitEncoding() {}

  /**
   * Learns from the rows.
   *
   * @param minimumRows categories and missing values seen less often get no column of their own
   */
  static FeatureEncoding of(JavaRDD<Row> rows, List<Feature> features, int minimumRows) {
    FitTally tally = FitTally.of(rows, features);
    List<EncodedFeature> encoded = new ArrayList<>();
    for (Feature feature : features) {
      Optional<EncodedFeature> fitted =
          feature.kind() == Kind.NUMBER
              ? number(feature, tally.moments(feature), tally.rows(), minimumRows)
              : category(feature, tally.levels(feature), tally.rows(), minimumRows);
      fitted.ifPresent(encoded::add);
    }
    return new FeatureEncoding(encoded);
  }

  private static Optional<EncodedFeature> number(
      Feature feature, Moments moments, long total, int minimumRows) {
    long filled = moments.filled();
    double deviation = moments.deviation();
    long missing = total - filled;
    boolean hasMissing = missing >= minimumRows && filled >= minimumRows;
    if (filled < minimumRows || (deviation < 1e-9 && !hasMissing)) {
      return Optional.empty();
    }
    double mean = moments.mean();
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
            moments.lowest(),
            moments.highest(),
            List.of(),
            means,
            false,
            hasMissing,
            typical(
                feature.scale() == Scale.LOG
                    ? Math.signum(mean) * Math.expm1(Math.abs(mean))
                    : mean)));
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
