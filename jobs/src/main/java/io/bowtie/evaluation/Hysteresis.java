package io.bowtie.evaluation;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps alerts from flapping: one is raised at the threshold, and clears only once the probability
 * has left it by a margin and the alert has stood for some nights.
 *
 * @param side on which alerts are raised
 * @param threshold at which
 * @param margin by which the probability has to leave it, at least 0
 * @param minimumNights that an alert stands
 */
public record Hysteresis(AlertSide side, double threshold, double margin, int minimumNights)
    implements Serializable {

  public Hysteresis {
    if (!(margin >= 0) || minimumNights < 0) {
      throw new IllegalArgumentException("margin " + margin + ", nights " + minimumNights);
    }
  }

  /**
   * Since when an alert stands tonight; empty where none does.
   *
   * @param raisedOn since when it stood on the night before; empty where it did not
   */
  public Optional<LocalDate> standsSince(
      double probability, LocalDate tonight, Optional<LocalDate> raisedOn) {
    if (side.isAlert(probability, threshold)) {
      return Optional.of(raisedOn.orElse(tonight));
    }
    return raisedOn.filter(since -> isHeld(probability, tonight, since));
  }

  /**
   * What the probability has to pass before an alert clears: the margin beyond the threshold, but
   * never past half the way to the end of the scale, or an alert of a rare event, whose threshold
   * may be less than the margin, could never clear.
   */
  public double clearsAt() {
    return side == AlertSide.BELOW
        ? Math.min(threshold + margin, (1 + threshold) / 2)
        : Math.max(threshold - margin, threshold / 2);
  }

  private boolean isHeld(double probability, LocalDate tonight, LocalDate since) {
    return side.isAlert(probability, clearsAt())
        || ChronoUnit.DAYS.between(since, tonight) < minimumNights;
  }
}
