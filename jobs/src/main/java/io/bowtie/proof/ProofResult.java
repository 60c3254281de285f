package io.bowtie.proof;

import java.util.List;

/**
 * What one company showed. Kept as a file, from which the page is written.
 *
 * @param kind what was known of it
 * @param seed of the company
 * @param size of the company
 * @param useCases what was found of each
 */
record ProofResult(ProofKind kind, long seed, double size, List<UseCaseResult> useCases) {

  ProofResult {
    useCases = List.copyOf(useCases);
  }

  /**
   * What one use case of it showed.
   *
   * @param verdict of the evidence gate
   * @param auc pooled over the backtest
   * @param low of its 95 % interval
   * @param high of its 95 % interval
   * @param support test rows behind it
   * @param canaries that failed
   * @param leaks what became of each planted column
   * @param columns candidates that nobody planted
   * @param alarms what the ledger held against these
   * @param effects what the model found of each planted effect
   * @param artifact of the model, as the registry keeps it; empty where nothing could be fitted
   */
  record UseCaseResult(
      String useCase,
      String verdict,
      Double auc,
      Double low,
      Double high,
      long support,
      List<String> canaries,
      List<Leak> leaks,
      int columns,
      List<String> alarms,
      List<Found> effects,
      String artifact) {

    UseCaseResult {
      canaries = List.copyOf(canaries);
      leaks = List.copyOf(leaks);
      alarms = List.copyOf(alarms);
      effects = List.copyOf(effects);
    }

    /** Whether the levels stand in the order in which they were planted. */
    boolean areLevelsInOrder() {
      return Found.areLevelsInOrder(effects);
    }
  }

  /**
   * A planted column.
   *
   * @param leak what it is
   * @param verdict of the ledger
   * @param isByNumbers whether its numbers alone would have caught it
   */
  record Leak(PlantedLeak leak, String verdict, boolean isByNumbers) {
    boolean isCaught() {
      return !verdict.equals("kept");
    }
  }

  /**
   * A planted effect.
   *
   * @param words what carries it
   * @param isLevel whether it is a level of a category
   * @param planted log-odds, a unit and a day
   * @param found log-odds within the horizon, a standard deviation or a level
   */
  record Found(String words, boolean isLevel, double planted, double found) {
    boolean hasItsSign() {
      return Math.signum(planted) == Math.signum(found);
    }

    /** Whether the levels among them stand in the order in which they were planted. */
    static boolean areLevelsInOrder(List<Found> effects) {
      List<Found> levels = effects.stream().filter(Found::isLevel).toList();
      return levels.stream()
          .noneMatch(
              one ->
                  levels.stream()
                      .anyMatch(other -> one.planted > other.planted && one.found <= other.found));
    }
  }
}
