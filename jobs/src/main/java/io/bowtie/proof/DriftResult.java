package io.bowtie.proof;

import java.util.List;

/**
 * What a drifting company showed.
 *
 * @param seed of the company
 * @param size of the company
 * @param columns what became of each planted one
 * @param others further features that were watched
 * @param flagged of these
 */
record DriftResult(long seed, double size, List<Seen> columns, int others, List<String> flagged) {

  DriftResult {
    columns = List.copyOf(columns);
    flagged = List.copyOf(flagged);
  }

  /**
   * A planted column.
   *
   * @param drift what it is
   * @param verdict of the night; unwatched where the model does not use it
   * @param psi null where unwatched
   * @param isRaised whether it also weighs enough to alert somebody
   */
  record Seen(PlantedDrift drift, String verdict, Double psi, boolean isRaised) {
    boolean isFlagged() {
      return DriftResult.isFlagged(verdict);
    }
  }

  /** Whether a verdict asks somebody to look, now or soon. */
  static boolean isFlagged(String verdict) {
    return verdict.equals("watch") || verdict.equals("alert");
  }
}
