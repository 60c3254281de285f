package io.bowtie.scoring.threshold;

import io.bowtie.config.ThresholdConf;
import io.bowtie.contract.OperatorError;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Law 6 for thresholds: what has been decided counts for nights to come, never for past ones. */
public final class ThresholdHistory {
  private ThresholdHistory() {}

  /**
   * Refuses a threshold under which nights fall that were scored with another one.
   *
   * @param set in effect tonight
   * @param earlier rows of {@link ThresholdTables#THRESHOLDS} of the use case, of nights before
   * @throws OperatorError of governance, naming the last such night
   */
  public static void refuseRewriting(String useCase, ThresholdConf set, List<Row> earlier) {
    Optional<LocalDate> contradicted =
        earlier.stream()
            .filter(row -> !night(row).isBefore(set.effectiveFrom().date()))
            .filter(row -> !isOf(row, set))
            .map(ThresholdHistory::night)
            .max(Comparator.naturalOrder());
    if (contradicted.isPresent()) {
      LocalDate last = contradicted.get();
      throw OperatorError.governance(
              "The threshold '"
                  + set.name()
                  + "' would count for nights that were scored with another one")
          .where("thresholds." + useCase + "." + set.name())
          .why(
              "It says effective-from-as-of "
                  + set.effectiveFrom()
                  + ", and the night of "
                  + last
                  + " was scored otherwise. What people have seen is not rewritten.")
          .remedy(
              "Give it an effective-from-as-of after "
                  + last
                  + "; to change one that is in effect, declare another one beside it.");
    }
  }

  private static LocalDate night(Row row) {
    return row.getAs("as_of");
  }

  private static boolean isOf(Row row, ThresholdConf set) {
    return Objects.equals(row.getAs("effective_from_as_of"), set.effectiveFrom().date())
        && Objects.equals(row.getAs("cost_of_false_alert"), set.costOfFalseAlert())
        && Objects.equals(row.getAs("cost_of_miss"), set.costOfMiss())
        && Objects.equals(row.getAs("capacity_per_week"), set.capacityPerWeek())
        && Objects.equals(row.getAs("author"), set.author())
        && Objects.equals(row.getAs("approver"), set.approver());
  }
}
