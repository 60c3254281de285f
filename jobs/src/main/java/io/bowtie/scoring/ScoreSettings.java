package io.bowtie.scoring;

import io.bowtie.config.BandConf;
import io.bowtie.config.BowtieConf;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * What scoring a use case takes; travels to the executors.
 *
 * @param basis of the scores
 * @param bands edges
 * @param maximumAgeDays no older entity was trained on
 * @param isOnStaleData whether what the basis reads is late or was blocked tonight
 * @param words of the features, by name
 */
public record ScoreSettings(
    Basis basis,
    BandConf bands,
    int maximumAgeDays,
    boolean isOnStaleData,
    HashMap<String, ReasonWords> words)
    implements Serializable {

  /**
   * The settings of a use case.
   *
   * @param stale entities that are late or were blocked tonight
   */
  public static ScoreSettings of(UseCase useCase, Basis basis, BowtieConf conf, Set<String> stale) {
    HashMap<String, ReasonWords> words = new HashMap<>();
    OutcomeWords outcome = OutcomeWords.of(useCase.name());
    UseCases.features(useCase, conf.customFields())
        .forEach(feature -> words.put(feature.name(), ReasonWords.of(feature, outcome)));
    return new ScoreSettings(
        basis,
        conf.bands().get(useCase.name()),
        conf.useCases().get(useCase.name()).maximumAgeDays(),
        readEntities(useCase, basis, conf).stream().anyMatch(stale::contains),
        words);
  }

  /** What the use case looks at, and what the features read that the basis uses. */
  static Set<String> readEntities(UseCase useCase, Basis basis, BowtieConf conf) {
    Set<String> entities = new TreeSet<>(Set.of(useCase.entity()));
    basis
        .model()
        .ifPresent(
            model ->
                UseCases.features(useCase, conf.customFields()).stream()
                    .filter(feature -> model.encoding().uses(feature.name()))
                    .forEach(feature -> entities.addAll(feature.family().entities())));
    return entities;
  }
}
