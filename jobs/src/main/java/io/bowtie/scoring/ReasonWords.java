package io.bowtie.scoring;

import io.bowtie.feature.Feature;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
    // Not by String.format, which takes longer than everything else about a score.
    int place = sentence.lastIndexOf("%s");
    return plain(sentence.substring(0, place))
        + show(value)
        + plain(sentence.substring(place + 2))
        + (unit.equals("category") ? "" : " (typical: " + typical + ")");
  }

  private static String plain(String format) {
    return format.replace("%%", "%");
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
      return rounded(100 * number, 0) + " %";
    }
    return rounded(number, number == Math.rint(number) ? 0 : 2);
  }

  private static String rounded(double number, int digits) {
    return !Double.isFinite(number)
        ? String.valueOf(number)
        : BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }
}
