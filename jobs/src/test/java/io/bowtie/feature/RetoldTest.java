package io.bowtie.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.CustomField;
import io.bowtie.contract.AsOf;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looks told again see what was recorded later, and the look itself never does. */
class RetoldTest {
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");
  private static final Timeline TIMELINE =
      Facts.timeline(
          "acme",
          Facts.aDeal("D1").with("created_at", "2025-01-06").recordedOn("2025-01-06"),
          Facts.aDeal("D1")
              .with("created_at", "2025-01-06")
              .with("product", "Gold")
              .recordedOn("2026-06-10"),
          Facts.aDeal("D1")
              .with("created_at", "2025-01-06")
              .with("product", "Silver")
              .with("outcome", "won")
              .with("closed_at", "2026-06-20")
              .recordedOn("2026-06-20"));

  @Test
  void shouldTellTheSameDayWithWhatWasKnownBeforeTheOutcomeAndTonight() {
    List<Observed> told = someRetoldLook();

    assertThat(told).hasSize(3);
    assertThat(told.stream().map(look -> look.subject().at()).distinct()).hasSize(1);
    assertThat(told.stream().map(look -> look.subject().known().knownUntil()).skip(1))
        .containsExactly(AsOf.parse("2026-06-19"), TONIGHT);
    assertThat(product(told.get(0))).isEmpty();
    assertThat(product(told.get(1))).contains("Gold");
    assertThat(product(told.get(2))).contains("Silver");
    assertThat(told.stream().map(look -> Looks.value("deal_age_days", look, "deal")).distinct())
        .hasSize(1);
  }

  @Test
  void shouldMakeNoLandmarkOfALookThatIsToldAgain() {
    assertThat(someRetoldLook().stream().map(look -> look.look().isLandmark()))
        .containsExactly(true, false, false);
    assertThat(someRetoldLook().stream().map(look -> look.look().isTonight()))
        .containsExactly(false, false, false);
    assertThat(someRetoldLook()).allSatisfy(look -> assertThat(Retold.isWanted(look)).isTrue());
  }

  @Test
  void shouldTellAboutOneLookInTenAgain() {
    List<Observed> looks = Looks.at("deal", TIMELINE, TONIGHT.toString());
    long retold = looks.stream().filter(Retold::isWanted).count();
    assertThat(looks.size()).isGreaterThan(70);
    assertThat(retold).isBetween(2L, 18L);
  }

  @Test
  void shouldReadWhatIsDeclaredAsKnownAtCreationAsItIsNowInHindsight() {
    CustomField field =
        new CustomField(
            "product",
            "fit",
            CustomField.Kind.CATEGORY,
            CustomField.Known.AT_CREATION,
            false,
            "Product");
    Feature feature = CustomFeatures.of("deal", Map.of("deals", List.of(field))).get(0);
    List<Observed> told = someRetoldLook();

    assertThat(feature.valueFor(told.get(0).subject())).isEmpty();
    assertThat(feature.valueFor(told.get(2).subject())).isEqualTo(Optional.of("Silver"));
  }

  @Test
  void shouldHoldALaterAccountAgainstNoFieldOfTheAccount() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            Facts.anAccount("acme").with("industry", "Steel").recordedOn("2025-01-01"),
            Facts.aLead("L1").with("created_at", "2026-03-02").recordedOn("2026-03-02"),
            Facts.aLead("L1")
                .with("created_at", "2026-03-02")
                .with("account_id", "acme")
                .recordedOn("2026-05-02"));
    Observed look = Looks.at("lead", timeline, TONIGHT.toString()).get(0);
    Subject tonight = look.subject().knowing("leads", TONIGHT).orElseThrow();

    assertThat(look.subject().account()).isEmpty();
    assertThat(tonight.account()).isPresent();
    assertThat(tonight.accountOfTheDay()).isEmpty();
  }

  /** The last of those chosen from before the product was named. */
  private static List<Observed> someRetoldLook() {
    UseCase deal = Looks.useCase("deal");
    return Looks.at("deal", TIMELINE, TONIGHT.toString()).stream()
        .filter(look -> look.subject().at().date().isBefore(LocalDate.parse("2026-06-10")))
        .map(look -> Retold.withLater(look, deal, TONIGHT).toList())
        .filter(told -> told.size() > 1)
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private static Optional<Object> product(Observed look) {
    return Looks.value("product", look, "deal").map(value -> (Object) value);
  }
}
