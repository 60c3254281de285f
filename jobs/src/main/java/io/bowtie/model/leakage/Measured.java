package io.bowtie.model.leakage;

import io.bowtie.evaluation.Wilson;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the numbers say of a candidate, over rows whose label is final. A figure that too few
 * outcomes carry is empty.
 *
 * @param rows looked at
 * @param filledRows with a value
 * @param distinctValues different ones; of numbers, those that are told apart in counting
 * @param auc how well the column alone ranks the label, missing values included; 0.5 is chance
 * @param missingCorrelation phi between being missing and the label; empty too when a value is
 *     never, or always, missing
 * @param after what was recorded of it after the outcome; empty where versions do not show it
 * @param latest what later values would have gained; empty where versions do not show it
 * @param others what a model of all the other columns is worth; empty where that was not asked
 */
public record Measured(
    long rows,
    long filledRows,
    long distinctValues,
    OptionalDouble auc,
    OptionalDouble missingCorrelation,
    Optional<After> after,
    Optional<Latest> latest,
    Optional<Others> others) {

  /** Nothing was looked at. */
  static final Measured NOTHING =
      new Measured(
          0,
          0,
          0,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The same beside a model of all the other columns. */
  Measured beside(Others model) {
    return new Measured(
        rows,
        filledRows,
        distinctValues,
        auc,
        missingCorrelation,
        after,
        latest,
        Optional.of(model));
  }

  /** Whether all rows say the same: all one value, or none at all. */
  boolean isAlwaysTheSame() {
    return rows > 0 && (distinctValues == 0 || (distinctValues == 1 && filledRows == rows));
  }

  /** Whether no value differs from another, though some may be missing. */
  boolean hasOneValue() {
    return rows > 0 && distinctValues <= 1;
  }

  /** Share of rows with a value; empty without rows. */
  public OptionalDouble filledShare() {
    return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) filledRows / rows);
  }

  /**
   * Whether values were seen to change over time, so that the time of knowledge is no mere claim.
   */
  boolean isMeasured() {
    return latest.filter(values -> values.changedShare() > 0).isPresent()
        || after.filter(values -> values.filledShare() + values.editedShare() > 0).isPresent();
  }

  /**
   * A plain model of all the other columns that may train.
   *
   * @param auc on looks that came after those it was fitted on
   * @param high upper end of its 95 % interval
   * @param rows looks that it was tested on
   */
  public record Others(double auc, double high, long rows) {}

  /**
   * What was recorded after the outcome was known. Each outcome counts once, however often its
   * entity was looked at: the looks tell the same.
   *
   * @param outcomes compared: the column as known on the last day before, and tonight
   * @param filled of them with a value tonight that was not there the day before
   * @param edited of them with another value than the day before
   */
  public record After(long outcomes, long filled, long edited) {
    /** Share that was filled in afterwards. */
    public double filledShare() {
      return (double) filled / outcomes;
    }

    /** Share that was changed afterwards. */
    public double editedShare() {
      return (double) edited / outcomes;
    }

    /** The lower end of the 95 % interval of the share that was filled in. */
    double filledShareLow() {
      return Wilson.interval(filled, outcomes).low();
    }
  }

  /**
   * The same looks told twice: with what was known on the day, and with what is known tonight.
   *
   * @param rows looks compared
   * @param withEvent entities behind them that had the event at some look
   * @param without entities behind them that had not, at some look
   * @param changedShare of the looks with another value tonight
   * @param asOfAuc of the values as of the day
   * @param latestAuc of the values as of tonight
   */
  public record Latest(
      long rows,
      long withEvent,
      long without,
      double changedShare,
      double asOfAuc,
      double latestAuc) {

    /** AUC that values of tonight would have gained; below 0 they rank worse. */
    public double gain() {
      return latestAuc - asOfAuc;
    }

    /**
     * The gain less what chance may add to it at so many entities: two standard errors or so of the
     * AUC of a column that tells nothing (Mann and Whitney, 1947), for the changed part of the
     * rows, before and after. Looks at one entity are alike, so entities count, not rows.
     */
    public double gainLow() {
      double variance = (withEvent + without + 1.0) / (12.0 * withEvent * without);
      return gain() - Wilson.Z * Math.sqrt(2 * changedShare * variance);
    }
  }
}
