package io.bowtie.model.leakage;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names of what a person is and no decision may rest on: age, gender, marital status, ethnicity,
 * religion, health and the like. Words are whole words of a snake_case name: {@code x_stage} and
 * {@code x_package} hold no age.
 *
 * <p>Things have an age and a health too: {@code x_deal_age_days} and {@code x_account_health}
 * speak of no person and pass; {@code x_age} and {@code x_contact_age} do not. Only the company's
 * own fields are asked.
 *
 * @param further words that the conf adds; a word of several parts, such as {@code trade_union}, is
 *     met by the parts in a row
 */
record ProtectedNames(List<String> further) {
  private static final List<String> WORDS =
      List.of(
          "gender",
          "sex",
          "marital",
          "marital_status",
          "married",
          "ethnicity",
          "ethnic",
          "race",
          "racial",
          "religion",
          "religious",
          "disability",
          "disabled",
          "pregnancy",
          "pregnant",
          "sexual",
          "sexual_orientation",
          "birthday",
          "birthdate",
          "birth",
          "dob");

  /** Words that a thing may have as well. */
  private static final Set<String> OF_PERSONS_OR_THINGS = Set.of("age", "health");

  private static final Set<String> THINGS =
      Set.of(
          "account",
          "company",
          "deal",
          "opportunity",
          "stage",
          "ticket",
          "case",
          "subscription",
          "contract",
          "invoice",
          "quote",
          "product",
          "pipeline",
          "domain",
          "relationship",
          "score",
          "system",
          "hours",
          "days",
          "weeks",
          "months");

  ProtectedNames {
    further = List.copyOf(further);
  }

  /** The protected word in a field's name; empty if there is none. */
  Optional<String> in(String field) {
    List<String> parts = Arrays.asList(DeniedNames.plain(field).split("_"));
    Set<String> all = new HashSet<>(parts);
    boolean isOfAThing = all.stream().anyMatch(THINGS::contains);
    for (String word : further) {
      if (isIn(parts, word)) {
        return Optional.of(word);
      }
    }
    for (String word : WORDS) {
      if (isIn(parts, word)) {
        return Optional.of(word);
      }
    }
    return isOfAThing
        ? Optional.empty()
        : parts.stream().filter(OF_PERSONS_OR_THINGS::contains).findFirst();
  }

  private static boolean isIn(List<String> parts, String word) {
    List<String> wanted = Arrays.asList(DeniedNames.plain(word).split("_"));
    for (int from = 0; from + wanted.size() <= parts.size(); from++) {
      if (parts.subList(from, from + wanted.size()).equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
