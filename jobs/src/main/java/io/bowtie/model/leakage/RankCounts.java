package io.bowtie.model.leakage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Events and others by the order of a number: all that an AUC needs, in bounded memory.
 *
 * <p>A number is counted under a key that orders as it does. Are there more than so many distinct
 * keys, the lowest bits of all are dropped, one after the other, until there are not: numbers that
 * differ in the last digits then count as tied. How many bits that takes depends on the set of
 * numbers alone, so the counts are the same however the rows were divided and in whatever order
 * they came.
 */
final class RankCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int MOST_KEYS = 2048;

  private final Map<Long, Counts> counts = new HashMap<>();
  private int droppedBits;

  void add(double number, boolean isEvent) {
    // Adding 0 makes the two zeros one.
    long bits = Double.doubleToLongBits(number + 0.0);
    long ordered = bits ^ ((bits >> 63) & Long.MAX_VALUE);
    countsOf(ordered >> droppedBits).add(isEvent);
    fit();
  }

  void merge(RankCounts other) {
    coarsen(Math.max(droppedBits, other.droppedBits));
    other.counts.forEach(
        (key, some) -> countsOf(key >> (droppedBits - other.droppedBits)).add(some));
    fit();
  }

  /** The counts from the lowest number to the highest. */
  List<Counts> inOrder() {
    return new ArrayList<>(new TreeMap<>(counts).values());
  }

  private Counts countsOf(long key) {
    return counts.computeIfAbsent(key, none -> new Counts());
  }

  private void fit() {
    while (counts.size() > MOST_KEYS) {
      coarsen(droppedBits + 1);
    }
  }

  private void coarsen(int bits) {
    if (bits > droppedBits) {
      Map<Long, Counts> finer = new HashMap<>(counts);
      counts.clear();
      int further = bits - droppedBits;
      finer.forEach((key, some) -> countsOf(key >> further).add(some));
      droppedBits = bits;
    }
  }
}
