package io.bowtie.model;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What was final at a cut, and what each part of it was used for. Grid points are fitted on the
 * earlier part; the later one chooses among them and calibrates; the model is then fitted on all.
 *
 * @param from first landmark
 * @param earlierUntil last landmark of the earlier part
 * @param until last landmark
 * @param earlier what grid points were fitted on
 * @param later what they were compared by and calibrated on
 */
public record Window(
    LocalDate from, LocalDate earlierUntil, LocalDate until, Part earlier, Part later)
    implements Serializable {

  /**
   * Some of the rows.
   *
   * @param rows looks
   * @param events looks with an event
   */
  public record Part(long rows, long events) implements Serializable {

    Part and(Part other) {
      return new Part(rows + other.rows, events + other.events);
    }

    /** Looks without an event. */
    long others() {
      return rows - events;
    }
  }

  /** What the model was fitted on. */
  public Part all() {
    return earlier.and(later);
  }
}
