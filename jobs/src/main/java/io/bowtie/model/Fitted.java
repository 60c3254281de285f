package io.bowtie.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * A model, its calibrator and the baselines beside it, fitted on what was mature at a cut.
 *
 * @param model the chosen candidate
 * @param calibrator fitted on a later window than the model
 * @param baselines base rate first, fitted on both windows
 * @param penalty the grid point that was chosen
 * @param window what it was fitted on
 */
public record Fitted(
    LinearModel model,
    Calibrator calibrator,
    List<Baseline> baselines,
    Penalty penalty,
    Window window)
    implements Serializable {

  public Fitted {
    baselines = List.copyOf(baselines);
  }

  /** The baseline of that name. */
  public Baseline baseline(String name) {
    return baselines.stream()
        .filter(baseline -> baseline.spec().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * A grid point of the logistic regression.
   *
   * @param regularisation strength
   * @param elasticNet 0 ridge to 1 lasso
   */
  public record Penalty(double regularisation, double elasticNet) implements Serializable {}

  /**
   * What a model was fitted on.
   *
   * @param from first landmark
   * @param fitUntil last landmark of the fit rows; later ones calibrate
   * @param until last landmark
   * @param fitRows rows that fitted the model
   * @param fitEvents events among them
   * @param calibrationRows rows that tuned and calibrated it
   */
  public record Window(
      LocalDate from,
      LocalDate fitUntil,
      LocalDate until,
      long fitRows,
      long fitEvents,
      long calibrationRows)
      implements Serializable {}
}
