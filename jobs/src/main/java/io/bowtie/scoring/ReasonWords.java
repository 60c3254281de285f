package io.bowtie.scoring;

import io.bowtie.feature.Feature;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/**
 * How a feature speaks in reasons.
 *
 * @param family the reason family's word
 * @param sentence with {@code %s} for the value
 * @param unit of the value
 */
record ReasonWords(String family, String sentence, String unit) implements Serializable {

  static ReasonWords of(Feature feature) {
    return new ReasonWords(feature.family().word(), feature.sentence(), feature.unit());
  }

  /** The sentence with the entity's value, and what is typical beside it. */
  String say(Optional<Object> value, String typical) {
    return String.format(Locale.ROOT, sentence, show(value))
        + (unit.equals("category") ? "" : " (typical: " + typical + ")");
  }

  /** The value as people write it. */
  String show(Optional<Object> value) {
    return value.map(this::shown).orElse("unknown");
  }

  private String shown(Object value) {
    if (!(value instanceof Double number)) {
      return String.valueOf(value);
    }
    if (unit.equals("rate")) {
      return String.format(Locale.ROOT, "%.0f %%", 100 * number);
    }
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.format(Locale.ROOT, "%.2f", number);
  }
}
