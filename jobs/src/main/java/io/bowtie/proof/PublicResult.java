package io.bowtie.proof;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an example showed.
 *
 * @param set which
 * @param verdict of the evidence gate
 * @param algorithm that was chosen inside the training window
 * @param metrics of the model over all test rows
 * @param columns what became of the set's own columns
 */
record PublicResult(
    PublicSet set, String verdict, String algorithm, List<Value> metrics, List<Column> columns) {

  PublicResult {
    metrics = List.copyOf(metrics);
    columns = List.copyOf(columns);
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
   * @param known as the example declares it
   * @param verdict of the ledger
   * @param caughtBy who noticed; null for nobody
   * @param isByNumbers whether its numbers alone would have caught it, had it been declared as
   *     known in time
   */
  record Column(String name, String known, String verdict, String caughtBy, boolean isByNumbers) {
    Column believed(boolean isCaught) {
      return new Column(name, known, verdict, caughtBy, isCaught);
    }
  }

  /** The same with what numbers alone have caught, by column. */
  PublicResult believed(List<Column> all) {
    Map<String, Boolean> caught =
        all.stream().collect(Collectors.toMap(Column::name, Column::isByNumbers));
    return new PublicResult(
        set,
        verdict,
        algorithm,
        metrics,
        columns.stream()
            .map(
                column -> column.believed(caught.getOrDefault(column.name(), column.isByNumbers())))
            .toList());
  }
}
