package io.bowtie.source;

import io.bowtie.contract.OperatorError;
import java.util.function.Supplier;
import org.apache.spark.SparkThrowable;

/** Says in a person's words that a cast inside a mapping met a value which it cannot read. */
public final class CastFault {
  private CastFault() {}

  /**
   * The outcome of a first look at mapped rows: only here does a cast meet the value.
   *
   * @throws OperatorError of data when a cast fails
   */
  public static <T> T explained(String entity, Supplier<T> look) {
    try {
      return look.get();
    } catch (OperatorError said) {
      throw said;
    } catch (Exception failed) {
      String condition = conditionOf(failed);
      if (condition.startsWith("CAST_INVALID_INPUT") || condition.startsWith("CANNOT_PARSE")) {
        throw OperatorError.data(
                "The mapping of entity '" + entity + "' converts a value that it cannot")
            .where(entity + ".sql")
            .why("A cast in the mapping met a value of another kind (" + condition + ").")
            .remedy(
                "Select the column as it is: Bowtie converts it and sets only the rows aside that"
                    + " do not fit. Or use try_cast.")
            .causedBy(failed);
      }
      throw failed;
    }
  }

  private static String conditionOf(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark && spark.getCondition() != null) {
        return spark.getCondition();
      }
    }
    return "";
  }
}
