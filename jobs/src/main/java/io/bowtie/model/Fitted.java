package io.bowtie.model;

import java.io.Serializable;
import java.util.List;

/**
 * The candidates, and the baselines beside them, fitted on what was mature at a cut.
 *
 * @param chosen the model: best of the candidates on the later part of the window, fitted on all
 * @param candidates one an algorithm, in the order of {@link io.bowtie.config.Algorithm}, fitted on
 *     the earlier part
 * @param baselines base rate first, fitted on all
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
}
