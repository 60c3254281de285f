package io.bowtie.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bowtie.feature.Feature.Kind;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Everything needed to score and explain: what the registry keeps of a model.
 *
 * @param model the chosen candidate
 * @param calibrator to its probabilities
 * @param modelBins what became of such probabilities in the backtest
 * @param baseline the strongest one
 * @param baselineBins what became of its probabilities
 * @param peers what became of training rows by their values
 */
public record ModelArtifact(
    Model model,
    Calibrator calibrator,
    List<Bin> modelBins,
    Baseline baseline,
    List<Bin> baselineBins,
    PeerRates peers)
    implements Serializable {
  private static final ObjectMapper JSON = new ObjectMapper();

  public ModelArtifact {
    modelBins = List.copyOf(modelBins);
    baselineBins = List.copyOf(baselineBins);
    // Artifacts of before peers were counted have none, and still score.
    peers = peers == null ? PeerRates.NONE : peers;
  }

  /**
   * A calibration bin's range and what was observed in it.
   *
   * @param highest probability in the bin
   * @param low Wilson limit of the observed rate
   * @param high Wilson limit of the observed rate
   */
  public record Bin(double highest, double low, double high) implements Serializable {}

  /** The bin that a probability falls into; the last one above all. Not without bins. */
  public static Bin binOf(double probability, List<Bin> bins) {
    return bins.stream()
        .filter(bin -> probability <= bin.highest())
        .findFirst()
        .orElseGet(() -> bins.get(bins.size() - 1));
  }

  /**
   * What became of training rows with a value like a row's; empty where too few had one, and for a
   * number outside the range that was seen, which is like none of them.
   *
   * @param value of the feature; empty where it is missing
   */
  public Optional<PeerRate> peersOf(EncodedFeature feature, Optional<Object> value) {
    boolean isOutside =
        feature.kind() == Kind.NUMBER
            && value.filter(number -> feature.isOutside((Double) number)).isPresent();
    return isOutside ? Optional.empty() : peers.of(feature.name(), value);
  }

  /** As the registry keeps it. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Records of numbers and texts become JSON", impossible);
    }
  }

  /** Reads what {@link #toJson} wrote. */
  public static ModelArtifact fromJson(String json) {
    try {
      return JSON.readValue(json, ModelArtifact.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("The registry holds an artifact that does not read", broken);
    }
  }
}
