package io.bowtie.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * The candidates, and the baselines beside them, fitted on what was mature at a cut.
 *
 * @param chosen the model: best of the candidates on the later part of the window
 * @param candidates one an algorithm, in the order of {@link io.bowtie.config.Algorithm}
 * @param baselines base rate first, fitted on both windows
 * @param window what they were fitted on
 */
public record Fitted(
    FittedCandidate chosen,
    List<FittedCandidate> candidates,
    List<Baseline> baselines,
    Window window)
    implements Serializable {

  public Fitted {
    candidates = List.copyOf(candidates);
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
