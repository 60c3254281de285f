package io.bowtie.model;

import io.bowtie.evaluation.FrozenBins;
import io.bowtie.feature.Feature.Kind;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of the rows that a model learned from, by bins of each feature's values: the rate
 * behind a reason. A model keeps its own, so that reasons of a night say the same whenever they are
 * asked for. A rate is what was seen beside the value, not what the value brings about.
 *
 * @param byFeature bins of each feature that the model looks at
 */
public record PeerRates(Map<String, Bins> byFeature) implements Serializable {
  /** Where nothing was counted. */
  public static final PeerRates NONE = new PeerRates(Map.of());

  /** Below so many rows a rate may be off by more than ten points either way, and is not said. */
  static final int FEWEST_ROWS = 50;

  public PeerRates {
    // Sorted, since a model's version is named after how this is written.
    byFeature = Collections.unmodifiableMap(new TreeMap<>(byFeature));
  }

  /**
   * Rows and events of one feature by bin, in the bins' order; missing values come last.
   *
   * @param kind number or category
   * @param edges of a number, as of {@link FrozenBins.Ranges}
   * @param words of a category with a bin of their own, as of {@link FrozenBins.Categories}
   * @param rows by bin
   * @param events among them
   */
  public record Bins(
      Kind kind, List<Double> edges, List<String> words, List<Long> rows, List<Long> events)
      implements Serializable {

    public Bins {
      edges = List.copyOf(edges);
      words = List.copyOf(words);
      rows = List.copyOf(rows);
      events = List.copyOf(events);
    }

    private Optional<PeerRate> of(Optional<Object> value) {
      int bin = value.map(this::binOf).orElse(rows.size() - 1);
      long here = rows.get(bin);
      long others = sum(rows) - here;
      if (isMixed(bin) || here < FEWEST_ROWS || others < FEWEST_ROWS) {
        return Optional.empty();
      }
      return Optional.of(
          new PeerRate(
              (double) events.get(bin) / here,
              (double) (sum(events) - events.get(bin)) / others,
              here));
    }

    private int binOf(Object value) {
      return kind == Kind.NUMBER
          ? new FrozenBins.Ranges(edges).binOf((Double) value)
          : new FrozenBins.Categories(words, List.of()).binOf((String) value);
    }

    /** Rare and new words share a bin; they are not like each other. */
    private boolean isMixed(int bin) {
      return kind == Kind.CATEGORY && bin >= words.size() && bin < rows.size() - 1;
    }

    private static long sum(List<Long> counts) {
      return counts.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The rate behind a value; empty where too few rows had one like it.
   *
   * @param value of the feature, a number or text; empty where it is missing
   */
  public Optional<PeerRate> of(String feature, Optional<Object> value) {
    return Optional.ofNullable(byFeature.get(feature)).flatMap(bins -> bins.of(value));
  }
}
