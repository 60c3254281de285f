package io.bowtie.report.view;

import io.bowtie.report.gold.Estimate;
import java.util.Objects;

/**
 * A table cell.
 *
 * @param text what it says
 * @param note smaller, below it: an interval, a support or a reason; empty for none
 * @param tone what its colour means
 */
public record Cell(String text, String note, Tone tone) {

  public Cell {
    Objects.requireNonNull(text);
    Objects.requireNonNull(note);
    Objects.requireNonNull(tone);
  }

  public static Cell of(String text) {
    return new Cell(text, "", Tone.PLAIN);
  }

  public static Cell of(long count) {
    return of(Numbers.count(count));
  }

  /** A number with its interval and support, or with the reason why there is none. */
  public static Cell of(Estimate estimate, Numbers numbers) {
    return new Cell(
        numbers.value(estimate),
        numbers.basis(estimate),
        estimate.isKnown() ? Tone.PLAIN : Tone.MUTED);
  }

  public static Cell toned(String text, Tone tone) {
    return new Cell(text, "", tone);
  }

  public Cell note(String further) {
    return new Cell(text, further, tone);
  }
}
