package io.bowtie.proof;

import java.util.List;

/**
 * What an example showed.
 *
 * @param set which
 * @param verdict of the evidence gate
 * @param algorithm that was chosen inside the training window
 * @param metrics of the model over all test rows
 * @param leaks what became of own columns that the example's leaks.conf offers
 */
record PublicResult(
    PublicSet set, String verdict, String algorithm, List<Value> metrics, List<Column> leaks) {

  PublicResult {
    metrics = List.copyOf(metrics);
    leaks = List.copyOf(leaks);
  }

  /**
   * A metric with its interval.
   *
   * @param value null where undefined
   * @param low null where there is no interval
   * @param high null where there is no interval
   */
  record Value(String metric, Double value, Double low, Double high, long support) {}

  /**
   * An own column.
   *
   * @param verdict of the ledger
   * @param caughtBy who noticed; null for nobody
   * @param isByNumbers whether its numbers alone would have caught it
   */
  record Column(String name, String verdict, String caughtBy, boolean isByNumbers) {}
}
