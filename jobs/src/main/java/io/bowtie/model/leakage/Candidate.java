package io.bowtie.model.leakage;

import io.bowtie.config.CustomField;
import io.bowtie.feature.Feature;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column that would like to train.
 *
 * @param name of the feature and of its column
 * @param family word of what it speaks of
 * @param isNumber otherwise a category
 * @param known word for when it is known: of a built-in feature its history, of an own field what
 *     conf declares
 * @param declared of a field of the company's own; empty for a built-in feature
 */
public record Candidate(
    String name,
    String family,
    boolean isNumber,
    String known,
    Optional<CustomField.Known> declared) {

  /** The features of a use case, told apart from the company's own fields. */
  static List<Candidate> of(List<Feature> features, Map<String, List<CustomField>> fields) {
    Map<String, CustomField> own =
        fields.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(CustomField::name, Function.identity(), (one, other) -> one));
    return features.stream()
        .map(feature -> of(feature, Optional.ofNullable(own.get(feature.name()))))
        .toList();
  }

  private static Candidate of(Feature feature, Optional<CustomField> own) {
    return new Candidate(
        feature.name(),
        feature.family().word(),
        feature.kind() == Feature.Kind.NUMBER,
        own.map(field -> word(field.known())).orElseGet(() -> word(feature.history())),
        own.map(CustomField::known));
  }

  /** Whether it is a field of the company's own. */
  public boolean isOwn() {
    return declared.isPresent();
  }

  /** What has to travel to the executors to measure it. */
  Measure measure() {
    return new Measure(name, isNumber);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A column to be measured.
   *
   * @param name of the column
   * @param isNumber otherwise a category
   */
  record Measure(String name, boolean isNumber) implements Serializable {}
}
