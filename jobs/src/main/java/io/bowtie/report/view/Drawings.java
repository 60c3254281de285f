package io.bowtie.report.view;

import io.bowtie.report.gold.BinRow;
import io.bowtie.report.gold.DecileRow;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.MatrixRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The data that the page's script draws, one function a kind of chart. */
public final class Drawings {
  /** Limits within which a group's ratio to the rest counts as parity. */
  private static final List<Double> PARITY = List.of(0.8, 1.25);

  private Drawings() {}

  /** Predicted against observed, with intervals and the diagonal. */
  public static Map<String, Object> reliability(List<BinRow> bins) {
    List<Map<String, Object>> points = new ArrayList<>();
    for (BinRow bin : bins) {
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("x", bin.meanProbability());
      putEstimate(point, bin.observed());
      point.put("tone", bin.isInside() ? "good" : "bad");
      points.add(point);
    }
    return drawing("reliability", Numbers.SHARE, "points", points);
  }

  /** The four counts of a confusion matrix. */
  public static Map<String, Object> matrix(MatrixRow matrix) {
    Map<String, Object> drawing = new LinkedHashMap<>();
    drawing.put("kind", "matrix");
    drawing.put("hits", matrix.truePositives());
    drawing.put("falseAlerts", matrix.falsePositives());
    drawing.put("misses", matrix.falseNegatives());
    drawing.put("quiet", matrix.trueNegatives());
    return drawing;
  }

  /** Values over time, with intervals. */
  public static Map<String, Object> trend(List<Dot> dots, Numbers numbers) {
    return drawing("trend", numbers, "points", points(dots));
  }

  /** Values over time beside the value of all of them together. */
  public static Map<String, Object> trend(List<Dot> dots, Estimate pooled, Numbers numbers) {
    Map<String, Object> drawing = trend(dots, numbers);
    Map<String, Object> together = new LinkedHashMap<>();
    putEstimate(together, pooled);
    if (pooled.isKnown()) {
      drawing.put("pooled", together);
    }
    return drawing;
  }

  /** Named values below each other, with intervals. */
  public static Map<String, Object> intervals(List<Dot> dots, Numbers numbers) {
    return drawing("intervals", numbers, "points", points(dots));
  }

  /** Named values below each other, each drawn from zero. */
  public static Map<String, Object> bars(List<Dot> dots, Numbers numbers) {
    return drawing("bars", numbers, "points", points(dots));
  }

  /** Ratios on a logarithmic axis, with the parity band. */
  public static Map<String, Object> parity(List<Dot> dots) {
    Map<String, Object> drawing = intervals(dots, Numbers.RATIO);
    drawing.put("band", PARITY);
    drawing.put("log", true);
    return drawing;
  }

  /** Event rate by tenth, with intervals. */
  public static Map<String, Object> deciles(List<DecileRow> deciles, Estimate baseRate) {
    List<Dot> dots =
        deciles.stream()
            .map(row -> new Dot(Integer.toString(row.decile()), row.rate(), Tone.PLAIN))
            .toList();
    Map<String, Object> drawing = drawing("deciles", Numbers.SHARE, "points", points(dots));
    baseRate.value().ifPresent(rate -> drawing.put("base", rate));
    return drawing;
  }

  /**
   * Bars made of parts.
   *
   * @param categories the bars
   * @param parts per part its name, its colour's name and its value in each bar
   */
  public static Map<String, Object> stacked(List<String> categories, List<Stack> parts) {
    Map<String, Object> drawing = new LinkedHashMap<>();
    drawing.put("kind", "stacked");
    drawing.put("categories", categories);
    drawing.put(
        "series",
        parts.stream()
            .map(
                part -> {
                  Map<String, Object> series = new LinkedHashMap<>();
                  series.put("name", part.name());
                  series.put("colour", part.colour());
                  series.put("values", part.values());
                  return series;
                })
            .toList());
    return drawing;
  }

  /**
   * A named value.
   *
   * @param tone what its colour means
   */
  public record Dot(String name, Estimate estimate, Tone tone) {}

  /**
   * A part of stacked bars.
   *
   * @param colour its colour's name in the page's script
   * @param values one for each bar
   */
  public record Stack(String name, String colour, List<Long> values) {

    public Stack {
      values = List.copyOf(values);
    }
  }

  private static List<Map<String, Object>> points(List<Dot> dots) {
    List<Map<String, Object>> points = new ArrayList<>();
    for (Dot dot : dots) {
      if (dot.estimate().isKnown()) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("name", dot.name());
        putEstimate(point, dot.estimate());
        point.put("tone", dot.tone().name().toLowerCase(Locale.ROOT));
        points.add(point);
      }
    }
    return points;
  }

  private static void putEstimate(Map<String, Object> point, Estimate estimate) {
    estimate.value().ifPresent(value -> point.put("value", value));
    estimate
        .range()
        .ifPresent(
            range -> {
              point.put("low", range.low());
              point.put("high", range.high());
            });
    if (estimate.support() != Estimate.UNKNOWN_SUPPORT) {
      point.put("n", estimate.support());
    }
  }

  private static Map<String, Object> drawing(
      String kind, Numbers numbers, String name, List<Map<String, Object>> values) {
    Map<String, Object> drawing = new LinkedHashMap<>();
    drawing.put("kind", kind);
    drawing.put("format", numbers.name().toLowerCase(Locale.ROOT));
    drawing.put(name, values);
    return drawing;
  }
}
