package io.bowtie.feature;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.Feature.History;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * How far back a feature's values reach in a company's data, and whether that suffices to learn
 * from it. A feature that is missing at all past landmarks and there tonight would teach a model
 * that the past differs from today, and nothing else.
 *
 * @param feature of a use case
 * @param status as declared, or snapshot_only where the data say so
 * @param knownSince when that which it rests on came all at once; empty where it has all the past
 *     that the use case has
 * @param isTrainable whether a model may learn from it
 * @param why in plain words
 */
public record FeatureHistory(
    Feature feature,
    History status,
    Optional<LocalDate> knownSince,
    boolean isTrainable,
    String why) {

  /** Of each training night, what was found of each feature. */
  public static final TableContract TABLE =
      new TableContract(
          Layer.FEATURE,
          "feature_history",
          "One row per use case, feature and as-of of a night that trains.",
          List.of("use_case", "feature", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("feature", TEXT, "The feature."),
              Column.required("status", TEXT, "How far back it can be trusted.")
                  .oneOf("event_log", "versioned", "snapshot_only", "live_only"),
              Column.nullable(
                  "known_since",
                  DATE,
                  "When what it rests on came all at once; null where it has all the past."),
              Column.required("is_trainable", BOOLEAN, "Whether a model may learn from it."),
              Column.required("why", TEXT, "Why, in plain words."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /**
   * The time that a model learns from.
   *
   * @param from the first landmark
   * @param until the last landmark, about, that the oldest cut of the backtest learns from
   */
  public record Span(LocalDate from, LocalDate until) {
    /** A feature counts where it is known over the later half, which has most of the landmarks. */
    LocalDate middle() {
      return from.plusDays(Math.max(0, ChronoUnit.DAYS.between(from, until)) / 2);
    }
  }

  /**
   * What the data say of each feature.
   *
   * @param columns since when each column of silver has values
   * @param span of the use case
   * @param probe that tells which features rest on a column
   */
  public static List<FeatureHistory> of(
      UseCase useCase,
      List<Feature> features,
      List<ColumnHistory> columns,
      Span span,
      FeatureProbe probe) {
    Map<LocalDate, Set<String>> late = new TreeMap<>(Comparator.reverseOrder());
    for (ColumnHistory column : columns) {
      column
          .unknownBefore()
          .filter(since -> since.isAfter(span.from()))
          .ifPresent(since -> late.computeIfAbsent(since, day -> new HashSet<>()).add(column.id()));
    }
    Map<String, LocalDate> since = new HashMap<>();
    // The latest first: a feature begins with the last column that it rests on.
    late.forEach(
        (day, some) ->
            probe.restingOn(useCase, features, some).forEach(name -> since.putIfAbsent(name, day)));
    List<FeatureHistory> histories = new ArrayList<>();
    for (Feature feature : features) {
      histories.add(of(feature, Optional.ofNullable(since.get(feature.name())), span));
    }
    return histories;
  }

  private static FeatureHistory of(Feature feature, Optional<LocalDate> since, Span span) {
    if (feature.history() == History.LIVE_ONLY) {
      return new FeatureHistory(
          feature,
          History.LIVE_ONLY,
          since,
          false,
          "Live only: nobody knows since when its values hold; see the leakage ledger");
    }
    if (since.isEmpty()) {
      return new FeatureHistory(
          feature, feature.history(), since, true, "Known over all landmarks");
    }
    boolean isLongKnown = !since.get().isAfter(span.middle());
    return new FeatureHistory(
        feature,
        History.SNAPSHOT_ONLY,
        since,
        isLongKnown,
        isLongKnown
            ? "Known since " + since.get() + ", over most of the landmarks from " + span.from()
            : "Live only: known since "
                + since.get()
                + ", while landmarks begin on "
                + span.from()
                + "; it counts once it is known from "
                + span.middle()
                + " on");
  }

  /** The history as a row of its table. */
  public Row row(String useCase, AsOf asOf, String runId) {
    return RowFactory.create(
        useCase,
        feature.name(),
        status.word(),
        knownSince.orElse(null),
        isTrainable,
        why,
        asOf.date(),
        runId);
  }
}
