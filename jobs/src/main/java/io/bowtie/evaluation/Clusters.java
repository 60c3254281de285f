package io.bowtie.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The accounts behind a list of rows, numbered from 0 in the order of their names, so that the
 * order of the rows does not matter to a seeded resample.
 */
final class Clusters {
  private final int[] numberOfRow;
  private final int count;

  private Clusters(int[] numberOfRow, int count) {
    this.numberOfRow = numberOfRow;
    this.count = count;
  }

  static <T> Clusters of(List<T> rows, Function<T, String> name) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String cluster : new TreeSet<>(rows.stream().map(name).toList())) {
      numbers.put(cluster, numbers.size());
    }
    int[] numberOfRow = rows.stream().map(name).mapToInt(numbers::get).toArray();
    return new Clusters(numberOfRow, numbers.size());
  }

  int count() {
    return count;
  }

  int ofRow(int row) {
    return numberOfRow[row];
  }

  /** Every cluster as often as it was observed: once. */
  int[] once() {
    int[] copies = new int[count];
    Arrays.fill(copies, 1);
    return copies;
  }
}
