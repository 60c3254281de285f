package io.bowtie.scoring;

import io.bowtie.model.PeerRate;
import java.util.Optional;

/**
 * One share of an explained value.
 *
 * @param position 0 the starting point, 1 to 5 the reasons by weight, 6 all other factors together
 * @param code of the feature, or of what it is
 * @param family the reason family's word
 * @param contribution signed; a score's contributions sum to its explained value
 * @param sentence in plain words
 * @param entityValue behind the reason; empty where there is none
 * @param typicalValue in training; empty where there is none
 * @param peers what became of training rows with a value like it; empty where too few had one
 */
record Reason(
    int position,
    String code,
    String family,
    double contribution,
    String sentence,
    String entityValue,
    String typicalValue,
    Optional<PeerRate> peers) {
  static final String STARTING_POINT = "STARTING_POINT";
  static final String OTHER_FACTORS = "OTHER_FACTORS";
  static final String NO_DOMINANT_REASON = "NO_DOMINANT_REASON";

  /** A share that no single value stands behind. */
  static Reason without(
      int position, String code, String family, double contribution, String sentence) {
    return new Reason(position, code, family, contribution, sentence, "", "", Optional.empty());
  }
}
