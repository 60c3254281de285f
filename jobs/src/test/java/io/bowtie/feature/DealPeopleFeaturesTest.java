package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DealPeopleFeaturesTest {
  private static final Facts DEAL =
      aDeal("d1").with("created_at", "2026-01-05").recordedOn("2026-01-05");

  @Test
  void shouldCountPeopleAndTheRolesThatTheyCover() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            DEAL,
            takesPart("d1", "c1", "Champion").recordedOn("2026-01-10"),
            takesPart("d1", "c2", "champion").recordedOn("2026-01-10"),
            takesPart("d1", "c3", "Technical Buyer").recordedOn("2026-01-10"),
            takesPart("d2", "c4", "Economic Buyer").recordedOn("2026-01-10"));

    assertThat(on("2026-01-15", timeline, "deal_contacts_count")).isEqualTo(Optional.of(3.0));
    assertThat(on("2026-01-15", timeline, "buying_roles_count")).isEqualTo(Optional.of(2.0));
    assertThat(on("2026-01-15", timeline, "has_economic_buyer"))
        .as("the one of another deal does not count")
        .isEqualTo(Optional.of("no"));
  }

  @Test
  void shouldTakeTheRoleThatTheContactHasInGeneralWhereTheDealNamesNone() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            DEAL,
            takesPart("d1", "c1", null).recordedOn("2026-01-06"),
            Facts.of("contacts")
                .with("contact_id", "c1")
                .with("account_id", "acme")
                .with("buying_role", "economic_buyer")
                .recordedOn("2026-01-12"));

    assertThat(on("2026-01-08", timeline, "has_economic_buyer")).isEqualTo(Optional.of("no"));
    assertThat(on("2026-01-15", timeline, "has_economic_buyer")).isEqualTo(Optional.of("yes"));
  }

  @Test
  void shouldKnowTheOtherWordsForTheOneWhoDecides() {
    Timeline timeline =
        Facts.timeline(
            "acme", DEAL, takesPart("d1", "c1", "Decision Maker").recordedOn("2026-01-06"));

    assertThat(on("2026-01-08", timeline, "has_economic_buyer")).isEqualTo(Optional.of("yes"));
  }

  @Test
  void shouldBeMissingWhereNobodyKeepsWhoTakesPart() {
    Timeline timeline = Facts.timeline("acme", DEAL);

    assertThat(on("2026-01-08", timeline, "deal_contacts_count")).isEmpty();
    assertThat(on("2026-01-08", timeline, "has_economic_buyer")).isEmpty();
  }

  private static Optional<?> on(String day, Timeline timeline, String feature) {
    return Looks.value(feature, Looks.on(day, Looks.at("deal", timeline, "2026-01-31")), "deal");
  }

  private static Facts takesPart(String deal, String contact, String role) {
    return Facts.of("deal_contacts")
        .with("deal_id", deal)
        .with("contact_id", contact)
        .with("buying_role", role);
  }
}
