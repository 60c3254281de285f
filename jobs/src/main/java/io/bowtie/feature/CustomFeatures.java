package io.bowtie.feature;

import io.bowtie.config.CustomField;
import io.bowtie.config.CustomField.Known;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.feature.Feature.History;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A company's own columns as features. One whose time of knowledge is unknown is looked at like the
 * others; whether it may train is for the leakage ledger to say.
 */
final class CustomFeatures {
  /** Use case to the entities whose own fields it may use. */
  private static final Map<String, List<String>> ENTITIES =
      Map.of(
          "lead", List.of("leads", "accounts"),
          "deal", List.of("deals", "accounts"),
          "churn", List.of("subscriptions", "accounts"));

  private CustomFeatures() {}

  static List<Feature> of(String useCase, Map<String, List<CustomField>> fields) {
    return ENTITIES.get(useCase).stream()
        .flatMap(entity -> ofEntity(entity, fields.getOrDefault(entity, List.of())))
        .toList();
  }

  private static Stream<Feature> ofEntity(String entity, List<CustomField> fields) {
    return fields.stream().map(field -> feature(entity, field));
  }

  private static Feature feature(String entity, CustomField field) {
    Function<Subject, Optional<Fact>> carrier = carrier(entity, field);
    String sentence = field.sentence().replace("%", "%%") + ": %s";
    return field.kind() == CustomField.Kind.NUMBER
        ? Feature.number(
            field.name(),
            family(field),
            field.isLogarithmic() ? Feature.Scale.LOG : Feature.Scale.LINEAR,
            "number",
            history(field),
            sentence,
            subject ->
                carrier
                    .apply(subject)
                    .map(fact -> fact.number(field.name()))
                    .orElse(java.util.OptionalDouble.empty()))
        : Feature.category(
            field.name(),
            family(field),
            history(field),
            sentence,
            subject -> carrier.apply(subject).flatMap(fact -> fact.text(field.name())));
  }

  /** What never changes once the entity is there is as good as an event. */
  private static History history(CustomField field) {
    return switch (field.known()) {
      case AT_CREATION -> History.EVENT_LOG;
      case WITH_VERSION -> History.VERSIONED;
      case UNKNOWN -> History.LIVE_ONLY;
    };
  }

  /**
   * The row that carries the value; what is known at creation is read from the first version. In
   * hindsight it is read like the others, so that a value that was set later shows.
   */
  private static Function<Subject, Optional<Fact>> carrier(String entity, CustomField field) {
    if (entity.equals("accounts")) {
      return Subject::accountOfTheDay;
    }
    if (entity.equals("subscriptions")) {
      return subject -> Subscribed.of(subject).stream().findFirst();
    }
    return field.known() == Known.AT_CREATION
        ? subject ->
            subject.known().isHindsight()
                ? subject.self()
                : subject.known().versions(entity, subject.entityId()).stream().findFirst()
        : Subject::self;
  }

  private static Family family(CustomField field) {
    return Stream.of(Family.values())
        .filter(family -> family.word().equals(field.family()))
        .findFirst()
        .orElseThrow(() -> unknownFamily(field));
  }

  private static OperatorError unknownFamily(CustomField field) {
    List<String> known = Stream.of(Family.values()).map(Family::word).toList();
    return OperatorError.configuration("'" + field.family() + "' is not a reason family")
        .where("custom-fields, " + field.name() + ".family")
        .remedy(
            NearestWord.to(field.family(), known)
                    .map(word -> "Did you mean '" + word + "'? ")
                    .orElse("")
                + "Use one of "
                + String.join(", ", known)
                + ".");
  }
}
