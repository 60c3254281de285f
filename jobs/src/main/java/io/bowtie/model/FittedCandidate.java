package io.bowtie.model;

import java.io.Serializable;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A fitted algorithm at its best grid point.
 *
 * @param learner the grid point
 * @param model that it fitted
 * @param calibrator fitted on a later window than the model
 */
public record FittedCandidate(Learner learner, Model model, Calibrator calibrator)
    implements Serializable {

  /** The calibrated probability. */
  double probability(Row row) {
    return calibrator.probability(model.logOdds(row));
  }

  /** The grid point, by name. */
  public Map<String, Number> hyperparameters() {
    return learner.hyperparameters();
  }
}
