package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import io.bowtie.feature.Feature.Sensitivity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Who takes part in the deal on the buying side, by role and never by name. */
final class DealPeopleFeatures {
  private static final String DEAL_CONTACTS = "deal_contacts";

  static final Feature DEAL_CONTACTS_COUNT =
      Feature.number(
              "deal_contacts_count",
              Family.PROGRESS,
              Scale.LOG,
              "contacts",
              History.VERSIONED,
              "%s contacts take part in the deal",
              s -> OptionalDouble.of(contacts(s).size()))
          .counting(DEAL_CONTACTS);
  static final Feature BUYING_ROLES_COUNT =
      Feature.number(
              "buying_roles_count",
              Family.PROGRESS,
              Scale.LINEAR,
              "roles",
              History.VERSIONED,
              "%s different buying roles are covered",
              s -> OptionalDouble.of(roles(s).size()))
          .counting(DEAL_CONTACTS)
          .showing(Sensitivity.ABOUT_A_PERSON);
  static final Feature HAS_ECONOMIC_BUYER =
      Feature.category(
              "has_economic_buyer",
              Family.PROGRESS,
              History.VERSIONED,
              "Whether the one who decides on the money takes part: %s",
              s ->
                  Optional.of(
                      roles(s).stream().anyMatch(DealPeopleFeatures::decides) ? "yes" : "no"))
          .counting(DEAL_CONTACTS)
          .showing(Sensitivity.ABOUT_A_PERSON);

  static final List<Feature> ALL =
      List.of(DEAL_CONTACTS_COUNT, BUYING_ROLES_COUNT, HAS_ECONOMIC_BUYER);

  private DealPeopleFeatures() {}

  /** The business key of a deal's contact begins with the deal. */
  private static List<Fact> contacts(Subject subject) {
    return subject.known().rowsUnder(DEAL_CONTACTS, subject.entityId() + "|");
  }

  /** The role in this deal; where none is named, the one that the contact has in general. */
  private static Set<String> roles(Subject subject) {
    return contacts(subject).stream()
        .flatMap(
            contact ->
                contact
                    .text("buying_role")
                    .or(
                        () ->
                            contact
                                .text("contact_id")
                                .flatMap(id -> subject.known().row("contacts", id))
                                .flatMap(person -> person.text("buying_role")))
                    .stream())
        .map(role -> role.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"))
        .collect(Collectors.toSet());
  }

  /** Economic buyer, economic decision maker, decision maker: the words that CRMs have for it. */
  private static boolean decides(String role) {
    return role.contains("economic") || role.contains("decision_maker");
  }
}
