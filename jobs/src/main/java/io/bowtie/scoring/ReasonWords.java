package io.bowtie.scoring;

import io.bowtie.feature.Feature;
import io.bowtie.model.PeerRate;
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
 * @param outcome what is said of those with a value like it
 */
record ReasonWords(String family, String sentence, String unit, OutcomeWords outcome)
    implements Serializable {

  static ReasonWords of(Feature feature, OutcomeWords outcome) {
    return new ReasonWords(feature.family().word(), feature.sentence(), feature.unit(), outcome);
  }

  /**
   * The sentence with the entity's value, what is typical beside it, and what became of those with
   * a value like it.
   */
  String say(Optional<Object> value, String typical, Optional<PeerRate> peers) {
    // Not by String.format, which takes longer than everything else about a score.
    int place = sentence.lastIndexOf("%s");
    return plain(sentence.substring(0, place))
        + show(value)
        + plain(sentence.substring(place + 2))
        + (unit.equals("category") ? "" : " (typical: " + typical + ")")
        + peers.map(this::said).orElse("");
  }

  private String said(PeerRate peers) {
    return "; "
        + share(peers.rate())
        + " of "
        + outcome.cases()
        + " like this "
        + outcome.happened()
        + ", "
        + share(peers.othersRate())
        + " of the others";
  }

  /** Of rare events a whole percent says too little. */
  private static String share(double rate) {
    return rounded(100 * rate, rate > 0 && rate < 0.1 ? 1 : 0) + " %";
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
