package io.bowtie.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;

/**
 * From log-odds to calibrated probability, fitted on a window later than the model's. Probabilities
 * are clipped to 0.5/n from 0 and 1, n being the calibration rows: fewer rows allow less certainty.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Calibrator.Platt.class, name = "platt"),
  @JsonSubTypes.Type(value = Calibrator.Isotonic.class, name = "isotonic")
})
public sealed interface Calibrator extends Serializable {

  /** The calibrated probability. */
  double probability(double logOdds);

  /** Rows that it was fitted on. */
  long rows();

  /** The same with every probability's log-odds so much higher: ranks stay as they are. */
  Calibrator moved(double by);

  /** Keeps a probability as far from 0 and 1 as so many rows demand. */
  private static double clipped(double probability, long rows) {
    double margin = 0.5 / rows;
    return Math.min(1 - margin, Math.max(margin, probability));
  }

  /**
   * A logistic line over the log-odds (Platt 1999).
   *
   * @param intercept of the line
   * @param slope of the line
   * @param rows it was fitted on
   */
  record Platt(double intercept, double slope, long rows) implements Calibrator {
    @Override
    public double probability(double logOdds) {
      return clipped(1 / (1 + Math.exp(-(intercept + slope * logOdds))), rows);
    }

    @Override
    public Calibrator moved(double by) {
      return new Platt(intercept + by, slope, rows);
    }
  }

  /**
   * A rising step function with straight lines between the steps (MLlib's isotonic regression).
   *
   * @param boundaries log-odds, rising
   * @param values probabilities at the boundaries
   * @param rows it was fitted on
   */
  record Isotonic(List<Double> boundaries, List<Double> values, long rows) implements Calibrator {
    public Isotonic {
      boundaries = List.copyOf(boundaries);
      values = List.copyOf(values);
    }

    @Override
    public Calibrator moved(double by) {
      double odds = Math.exp(by);
      return new Isotonic(
          boundaries,
          values.stream().map(value -> odds * value / (1 - value + odds * value)).toList(),
          rows);
    }

    @Override
    public double probability(double logOdds) {
      int found = Collections.binarySearch(boundaries, logOdds);
      if (found >= 0) {
        return clipped(values.get(found), rows);
      }
      int above = -found - 1;
      if (above == 0 || above == boundaries.size()) {
        return clipped(values.get(above == 0 ? 0 : above - 1), rows);
      }
      double low = boundaries.get(above - 1);
      double share = (logOdds - low) / (boundaries.get(above) - low);
      double from = values.get(above - 1);
      return clipped(from + share * (values.get(above) - from), rows);
    }
  }
}
