package io.bowtie.feature;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One thing known of a subject at a landmark: a pure function of what was known then.
 *
 * @param name snake_case, measure then window; also the column and the reason code
 * @param family what it speaks of
 * @param kind number or category
 * @param scale how a model should look at a number
 * @param unit of the number; {@code category} otherwise
 * @param history how far back its values can be trusted
 * @param sentence plain words for reasons; {@code %s} is the value
 * @param reader from subject to Double or String; empty when missing, which is a value of its own
 */
public record Feature(
    String name,
    Family family,
    Kind kind,
    Scale scale,
    String unit,
    History history,
    String sentence,
    Function<Subject, Optional<?>> reader) {

  /** What a feature's values are. */
  public enum Kind {
    NUMBER,
    CATEGORY
  }

  /** How a model should look at a number. */
  public enum Scale {
    LINEAR,
    /** By orders of magnitude: amounts and counts with long tails. */
    LOG
  }

  /** How far back a feature's values can be trusted. */
  public enum History {
    /** From immutable events. */
    EVENT_LOG,
    /** From versions with the time of knowledge. */
    VERSIONED
  }

  public Feature {
    Objects.requireNonNull(reader);
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("Feature name is not snake_case: " + name);
    }
  }

  static Feature number(
      String name,
      Family family,
      Scale scale,
      String unit,
      History history,
      String sentence,
      Function<Subject, OptionalDouble> reader) {
    return new Feature(
        name,
        family,
        Kind.NUMBER,
        scale,
        unit,
        history,
        sentence,
        subject -> {
          OptionalDouble value = reader.apply(subject);
          return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
        });
  }

  static Feature category(
      String name,
      Family family,
      History history,
      String sentence,
      Function<Subject, Optional<String>> reader) {
    return new Feature(
        name, family, Kind.CATEGORY, Scale.LINEAR, "category", history, sentence, reader::apply);
  }

  /** The feature's value for a subject; empty when missing. */
  public Optional<?> valueFor(Subject subject) {
    return reader.apply(subject);
  }
}
