package io.bowtie.model;

import static org.apache.spark.sql.functions.col;

import io.bowtie.evaluation.FrozenBins;
import io.bowtie.evaluation.FrozenBins.Categories;
import io.bowtie.evaluation.FrozenBins.Ranges;
import io.bowtie.feature.Feature.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts outcomes by bins of every feature of a model, over what it was trained on. */
final class FitPeerRates {
  /** So many rows tell the rate of a tenth of them to two points, and fit any driver. */
  private static final int MOST_ROWS = 20_000;

  private FitPeerRates() {}

  /**
   * One job for all features: the rows come to the driver, thinned by entity above the limit.
   *
   * @param mature what the model was fitted, tuned and calibrated on, with {@code is_event}
   */
  static PeerRates of(Dataset<Row> mature, Fitted fitted) {
    FeatureEncoding encoding = fitted.chosen().model().encoding();
    long count = fitted.window().all().rows();
    Column[] columns =
        Stream.concat(Stream.of("is_event"), encoding.features().stream().map(EncodedFeature::name))
            .map(name -> col(name))
            .toArray(Column[]::new);
    return of(
        Thinning.byEntity(mature, count, MOST_ROWS).select(columns).collectAsList(), encoding);
  }

  static PeerRates of(List<Row> rows, FeatureEncoding encoding) {
    Map<String, PeerRates.Bins> byFeature = new HashMap<>();
    encoding.features().forEach(feature -> byFeature.put(feature.name(), bins(rows, feature)));
    return new PeerRates(byFeature);
  }

  private static PeerRates.Bins bins(List<Row> rows, EncodedFeature feature) {
    if (feature.kind() == Kind.NUMBER) {
      Ranges bins =
          Ranges.of(values(rows, feature, Double.class).mapToDouble(Double::doubleValue).toArray());
      return counted(rows, feature, bins, value -> bins.binOf((Double) value));
    }
    Categories all = Categories.of(values(rows, feature, String.class).toList());
    // The others are in one bin whichever they are: their words would only be carried along.
    Categories bins = new Categories(all.own(), List.of());
    return counted(rows, feature, bins, value -> bins.binOf((String) value));
  }

  private static PeerRates.Bins counted(
      List<Row> rows, EncodedFeature feature, FrozenBins bins, BinOf binOf) {
    List<Long> counts = new ArrayList<>(Collections.nCopies(bins.count(), 0L));
    List<Long> events = new ArrayList<>(counts);
    for (Row row : rows) {
      Object value = row.getAs(feature.name());
      int bin = value == null ? bins.missing() : binOf.value(value);
      counts.set(bin, counts.get(bin) + 1);
      if (row.<Boolean>getAs("is_event")) {
        events.set(bin, events.get(bin) + 1);
      }
    }
    return new PeerRates.Bins(
        feature.kind(),
        bins instanceof Ranges ranges ? ranges.edges() : List.of(),
        bins instanceof Categories words ? words.own() : List.of(),
        counts,
        events);
  }

  private static <T> Stream<T> values(List<Row> rows, EncodedFeature feature, Class<T> type) {
    return rows.stream()
        .map(row -> row.getAs(feature.name()))
        .filter(Objects::nonNull)
        .map(type::cast);
  }

  private interface BinOf {
    int value(Object value);
  }
}
