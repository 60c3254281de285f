package io.bowtie.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a person probably meant, for messages about words that are not known. */
public final class NearestWord {
  private NearestWord() {}

  /** The known word with the fewest edits to the given one, if at most a third of it differs. */
  public static Optional<String> to(String given, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(word -> edits(given, word))
                .thenComparing(Comparator.naturalOrder()))
        .filter(word -> edits(given, word) <= Math.max(2, given.length() / 3));
  }

  /** Levenshtein's distance: insertions, deletions and substitutions. */
  static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int substitution = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                Math.min(current[column - 1], previous[column]) + 1,
                previous[column - 1] + substitution);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
