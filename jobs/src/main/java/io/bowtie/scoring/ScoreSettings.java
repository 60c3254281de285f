package io.bowtie.scoring;

import io.bowtie.config.BandConf;
import io.bowtie.config.BowtieConf;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import java.io.Serializable;
import java.util.HashMap;

/**
 * What scoring a use case takes; travels to the executors.
 *
 * @param basis of the scores
 * @param bands edges
 * @param maximumAgeDays no older entity was trained on
 * @param words of the features, by name
 */
public record ScoreSettings(
    Basis basis, BandConf bands, int maximumAgeDays, HashMap<String, ReasonWords> words)
    implements Serializable {

  /** The settings of a use case. */
  public static ScoreSettings of(UseCase useCase, Basis basis, BowtieConf conf) {
    HashMap<String, ReasonWords> words = new HashMap<>();
    UseCases.features(useCase, conf.customFields())
        .forEach(feature -> words.put(feature.name(), ReasonWords.of(feature)));
    return new ScoreSettings(
        basis,
        conf.bands().get(useCase.name()),
        conf.useCases().get(useCase.name()).maximumAgeDays(),
        words);
  }
}
