package io.bowtie.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The bins into which a model's training rows were sorted, kept so that later rows are sorted the
 * same way. Missing values have a bin of their own, the last one.
 */
public sealed interface FrozenBins {

  /** How many bins there are, that of missing values included. */
  int count();

  /** The bin of missing values. */
  default int missing() {
    return count() - 1;
  }

  /**
   * Ranges of a number. An edge belongs to the bin below it, so that a value that many rows share,
   * such as zero, keeps a bin of its own.
   *
   * @param edges rising, none twice
   */
  record Ranges(List<Double> edges) implements FrozenBins {
    static final int MOST = 10;

    public Ranges {
      edges = List.copyOf(edges);
      for (int next = 1; next < edges.size(); next++) {
        if (edges.get(next) <= edges.get(next - 1)) {
          throw new IllegalArgumentException("edges must rise: " + edges);
        }
      }
    }

    /**
     * Ten bins of about equal mass over the values that are there. Up to ten distinct values have a
     * bin each.
     *
     * @param values finite
     */
    public static Ranges of(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double[] distinct = Arrays.stream(sorted).distinct().toArray();
      double[] edges =
          distinct.length <= MOST
              ? Arrays.copyOf(distinct, Math.max(0, distinct.length - 1))
              : IntStream.range(1, MOST)
                  .mapToDouble(tenth -> Quantile.of(sorted, (double) tenth / MOST))
                  .distinct()
                  .toArray();
      return new Ranges(Arrays.stream(edges).boxed().toList());
    }

    @Override
    public int count() {
      return edges.size() + 2;
    }

    public int binOf(double value) {
      return (int) edges.stream().filter(edge -> edge < value).count();
    }

    /** Rows a bin. */
    public List<Long> counted(double[] values, long missing) {
      long[] counts = new long[count()];
      for (double value : values) {
        counts[binOf(value)]++;
      }
      counts[missing()] = missing;
      return Arrays.stream(counts).boxed().toList();
    }
  }

  /**
   * Words of a category: a bin for each of the most frequent, one for the other words that training
   * knew, one for words that it did not know.
   *
   * @param own words with a bin of their own, the most frequent first
   * @param others further words that training knew
   */
  record Categories(List<String> own, List<String> others) implements FrozenBins {
    static final int MOST = 20;

    public Categories {
      own = List.copyOf(own);
      others = List.copyOf(others);
    }

    public static Categories of(Collection<String> values) {
      Map<String, Long> counts = new TreeMap<>();
      values.forEach(value -> counts.merge(value, 1L, Long::sum));
      List<String> words =
          counts.entrySet().stream()
              .sorted(
                  Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue())
                      .thenComparing(Map.Entry::getKey))
              .map(Map.Entry::getKey)
              .toList();
      int own = Math.min(MOST, words.size());
      return new Categories(words.subList(0, own), words.subList(own, words.size()));
    }

    @Override
    public int count() {
      return own.size() + 3;
    }

    /** The bin of words that training knew and that have no bin of their own. */
    public int other() {
      return own.size();
    }

    /** The bin of words that training did not know. */
    public int unseen() {
      return own.size() + 1;
    }

    public int binOf(String value) {
      int bin = own.indexOf(value);
      return bin >= 0 ? bin : others.contains(value) ? other() : unseen();
    }

    /** Rows a bin. */
    public List<Long> counted(Collection<String> values, long missing) {
      Map<String, Long> counts = new TreeMap<>();
      values.forEach(value -> counts.merge(value, 1L, Long::sum));
      long[] rows = new long[count()];
      counts.forEach((value, count) -> rows[binOf(value)] += count);
      rows[missing()] = missing;
      return Arrays.stream(rows).boxed().toList();
    }
  }
}
