package io.bowtie.feature;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One thing known of a subject at a landmark: a pure function of what was known then, and all that
 * is to be said of it.
 *
 * @param name snake_case, measure then window; also the column and the reason code
 * @param family what it speaks of
 * @param kind number or category
 * @param scale how a model should look at a number
 * @param unit of the number; {@code category} otherwise
 * @param windowDays how many days it looks back; empty when it looks at the state of the day or at
 *     everything known
 * @param history how far back its values can be trusted at best; what a company's sources make of
 *     it is measured
 * @param counted the entity of which finding nothing is a finding; empty where it is not
 * @param sensitivity how carefully its values are shown
 * @param sentence plain words for reasons; {@code %s} is the value
 * @param reader from subject to Double or String; empty when missing
 */
public record Feature(
    String name,
    Family family,
    Kind kind,
    Scale scale,
    String unit,
    OptionalInt windowDays,
    History history,
    Optional<String> counted,
    Sensitivity sensitivity,
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
    /** From events that never change once they are known. */
    EVENT_LOG,
    /** From versions with the time of knowledge. */
    VERSIONED,
    /** Known from the first night that saw it; of use in training once nights reach back. */
    SNAPSHOT_ONLY,
    /** Nobody knows since when a value holds: of use tonight, never at a past landmark. */
    LIVE_ONLY;

    /** As tables and pages write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What it means that a feature finds nothing. */
  public enum Missing {
    /** A value of its own: a model gives it an indicator, and no number stands for it. */
    OWN_VALUE,
    /** Nought, or "no"; a value of its own as long as nothing at all is known of what it counts. */
    NOUGHT;

    /** As pages write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How carefully a feature's values are shown. */
  public enum Sensitivity {
    OPEN,
    /** What a customer pays, earns or was granted. */
    CONFIDENTIAL,
    /** What a single person is or did at work; never who it is. */
    ABOUT_A_PERSON;

    /** As pages write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
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
        OptionalInt.empty(),
        history,
        Optional.empty(),
        Sensitivity.OPEN,
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
        name,
        family,
        Kind.CATEGORY,
        Scale.LINEAR,
        "category",
        OptionalInt.empty(),
        history,
        Optional.empty(),
        Sensitivity.OPEN,
        sentence,
        reader::apply);
  }

  /** The same, looking back so many days. */
  Feature over(int days) {
    return new Feature(
        name,
        family,
        kind,
        scale,
        unit,
        OptionalInt.of(days),
        history,
        counted,
        sensitivity,
        sentence,
        reader);
  }

  /** The same, for which finding no row of an entity is a finding, once the entity is known. */
  Feature counting(String entity) {
    return new Feature(
        name,
        family,
        kind,
        scale,
        unit,
        windowDays,
        history,
        Optional.of(entity),
        sensitivity,
        sentence,
        reader);
  }

  /** The same, to be shown with more care. */
  Feature showing(Sensitivity other) {
    return new Feature(
        name, family, kind, scale, unit, windowDays, history, counted, other, sentence, reader);
  }

  /** What it means that the feature finds nothing. */
  public Missing missing() {
    return counted.isPresent() ? Missing.NOUGHT : Missing.OWN_VALUE;
  }

  /** The feature's value for a subject; empty when missing. */
  public Optional<?> valueFor(Subject subject) {
    return counted.filter(entity -> !subject.hasBegun(entity)).isPresent()
        ? Optional.empty()
        : reader.apply(subject);
  }
}
