package io.bowtie.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Kind;
import io.bowtie.silver.Silver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every feature's declaration says all that is to be said of it, and the page of features says the
 * same. {@code -Dbowtie.write-docs=true} writes the page instead of comparing it.
 */
class FeatureCatalogueTest {
  private static final Path PAGE = Path.of("..", "docs", "generated", "features.md");
  private static final Pattern WINDOW = Pattern.compile(".*_(\\d+)d");
  private static final List<String> USE_CASES = List.of("lead", "deal", "churn");

  private static final String HEAD =
      """
      # Features

      Written from their declarations by `mvn test -Dtest=FeatureCatalogueTest -Dbowtie.write-docs=true
      -Dsurefire.failIfNoSpecifiedTests=false`; the same test without the property compares. A company's own
      columns (`custom-fields` in its conf) come to these.

      - **window**: how many days it looks back; none where it looks at the state of the day, or at all that is known.
      - **history**: how far back its values can be trusted at best. `event_log`: from events that never change once
        known. `versioned`: from versions with the time of knowledge. What a company's sources make of it is measured
        on each night that trains, see `feature.feature_history`: a column that came all at once, as by a first snapshot,
        has no past before that day. What rests on it is `snapshot_only`, and trains once that day lies far enough back.
      - **missing**: `own_value`: a model gives it an indicator, and no number stands for it. `nought`: finding nothing
        counts as 0 or "no", once anything at all is known of what it counts; before that it is missing too.
      - **sensitivity**: `confidential` is what a customer pays, earns or was granted; `about_a_person` what a single
        person is or did at work, never who it is.

      """;

  @Test
  void shouldHaveAPageThatSaysWhatTheDeclarationsSay() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (String useCase : USE_CASES) {
      List<Feature> features = Looks.useCase(useCase).features();
      page.append("## ").append(useCase).append(": ").append(features.size());
      page.append(" features\n\n");
      page.append(
          "| family | name | unit | window | history | missing | sensitivity | sentence |\n");
      page.append("|---|---|---|---|---|---|---|---|\n");
      features.forEach(feature -> page.append(row(feature)));
      page.append("\n");
    }
    String text = page.toString().stripTrailing() + "\n";
    if (Boolean.getBoolean("bowtie.write-docs")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, text);
    }
    assertThat(text).isEqualTo(Files.readString(PAGE));
  }

  private static String row(Feature feature) {
    return "| "
        + String.join(
            " | ",
            feature.family().word(),
            "`" + feature.name() + "`",
            feature.unit(),
            feature.windowDays().stream()
                .mapToObj(days -> days + " days")
                .findFirst()
                .orElse("none"),
            feature.history().word(),
            feature.missing().word(),
            feature.sensitivity().word(),
            feature.sentence().replace("%s", "…"))
        + " |\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead", "deal", "churn"})
  void shouldNameEachFeatureOnceAndSayItInOneSentenceWithItsValue(String useCase) {
    List<Feature> features = Looks.useCase(useCase).features();

    assertThat(features).extracting(Feature::name).doesNotHaveDuplicates();
    assertThat(features).extracting(Feature::sentence).doesNotHaveDuplicates();
    assertThat(features)
        .allSatisfy(
            feature -> {
              assertThat(feature.sentence()).containsOnlyOnce("%s").doesNotEndWith(".");
              assertThat(String.format(feature.sentence(), "7")).contains("7");
              assertThat(feature.unit()).isNotBlank();
              assertThat(feature.kind() == Kind.CATEGORY)
                  .as(feature.name() + " has the unit of a category")
                  .isEqualTo(feature.unit().equals("category"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead", "deal", "churn"})
  void shouldSayTheWindowThatItsNameSays(String useCase) {
    assertThat(Looks.useCase(useCase).features())
        .allSatisfy(
            feature -> {
              Matcher window = WINDOW.matcher(feature.name());
              assertThat(feature.windowDays())
                  .as(feature.name())
                  .isEqualTo(
                      window.matches()
                          ? OptionalInt.of(Integer.parseInt(window.group(1)))
                          : OptionalInt.empty());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead", "deal", "churn"})
  void shouldCountRowsOfEntitiesThatAreLookedAt(String useCase) {
    assertThat(Looks.useCase(useCase).features())
        .flatExtracting(feature -> feature.counted().stream().toList())
        .allSatisfy(
            entity ->
                assertThat(Silver.ENTITIES.stream().map(known -> known.name()).toList())
                    .contains(entity))
        .isSubsetOf(Observe.ENTITIES);
  }

  /** What no source could ever know is no feature; what is known live only is measured. */
  @ParameterizedTest
  @ValueSource(strings = {"lead", "deal", "churn"})
  void shouldDeclareAtBestWhatASourceCanGive(String useCase) {
    assertThat(Looks.useCase(useCase).features())
        .extracting(Feature::history)
        .containsOnly(History.EVENT_LOG, History.VERSIONED);
  }

  @Test
  void shouldMeanTheSameByTheSameNameInEveryUseCase() {
    Map<String, Feature> byName = new HashMap<>();
    for (String useCase : USE_CASES) {
      for (Feature feature : Looks.useCase(useCase).features()) {
        Feature other = byName.putIfAbsent(feature.name(), feature);
        if (other != null) {
          assertThat(feature).isSameAs(other);
        }
      }
    }
  }
}
