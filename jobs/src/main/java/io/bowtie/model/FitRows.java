package io.bowtie.model;

import io.bowtie.model.LandmarkRows.Labels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;

/** The rows of one fit: those that a cut takes, divided; labels are held until they are closed. */
final class FitRows implements AutoCloseable {
  /** Rows that fit, events among them, and the others. */
  private static final int COUNTS = 3;

  private final JavaRDD<Labels> labels;
  private final JavaRDD<LabelledRow> all;
  private final Optional<Fitted.Window> window;

  private FitRows(
      JavaRDD<Labels> labels, JavaRDD<LabelledRow> all, Optional<Fitted.Window> window) {
    this.labels = labels;
    this.all = all;
    this.window = window;
  }

  /**
   * The rows of a fit.
   *
   * @param isIn whether the fit takes a row
   * @param isEvent the row's label
   */
  static FitRows of(LandmarkRows frame, Column isIn, Column isEvent, Division division) {
    JavaRDD<Labels> labels = LandmarkRows.held(frame.labels(isIn, isEvent, division.canFit()));
    JavaRDD<LabelledRow> all = frame.with(labels);
    return new FitRows(labels, all, window(all, division));
  }

  /** What the rows come to; empty without rows. */
  Optional<Fitted.Window> window() {
    return window;
  }

  JavaRDD<LabelledRow> all() {
    return all;
  }

  /** The rows that fit; none without rows. */
  JavaRDD<LabelledRow> fit() {
    LocalDate until = fitUntil();
    return all.filter(row -> isFit(row, until));
  }

  /** The rows that tune and calibrate; none without rows. */
  JavaRDD<LabelledRow> later() {
    LocalDate until = fitUntil();
    return all.filter(row -> !isFit(row, until));
  }

  @Override
  public void close() {
    labels.unpersist();
  }

  private LocalDate fitUntil() {
    return window.map(Fitted.Window::fitUntil).orElse(LocalDate.MIN);
  }

  private static boolean isFit(LabelledRow row, LocalDate until) {
    return row.canFit() && !landmark(row).isAfter(until);
  }

  private static LocalDate landmark(LabelledRow row) {
    return row.values().getAs("landmark");
  }

  private static Optional<Fitted.Window> window(JavaRDD<LabelledRow> all, Division division) {
    List<LocalDate> edges =
        all.mapPartitions(
                rows -> {
                  List<LocalDate> landmarks = new ArrayList<>();
                  rows.forEachRemaining(row -> landmarks.add(landmark(row)));
                  return landmarks.isEmpty()
                      ? landmarks.iterator()
                      : List.of(first(landmarks), last(landmarks)).iterator();
                })
            .collect();
    return edges.isEmpty()
        ? Optional.empty()
        : Optional.of(
            window(all, first(edges), division.fitUntil(first(edges), last(edges)), last(edges)));
  }

  private static Fitted.Window window(
      JavaRDD<LabelledRow> all, LocalDate from, LocalDate fitUntil, LocalDate until) {
    long[] total = new long[COUNTS];
    all.mapPartitions(
            rows -> {
              long[] part = new long[COUNTS];
              rows.forEachRemaining(
                  row -> {
                    boolean isFit = isFit(row, fitUntil);
                    part[isFit ? 0 : 2]++;
                    part[1] += isFit && row.isEvent() ? 1 : 0;
                  });
              return Stream.of(part).iterator();
            })
        .collect()
        .forEach(
            part -> {
              for (int i = 0; i < COUNTS; i++) {
                total[i] += part[i];
              }
            });
    return new Fitted.Window(from, fitUntil, until, total[0], total[1], total[2]);
  }

  private static LocalDate first(List<LocalDate> days) {
    return days.stream().min(Comparator.naturalOrder()).orElseThrow();
  }

  private static LocalDate last(List<LocalDate> days) {
    return days.stream().max(Comparator.naturalOrder()).orElseThrow();
  }
}
