package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.feature.Feature.Missing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What it means that a feature finds nothing. */
class MissingTest {
  private static final Facts DEAL =
      aDeal("d1").with("created_at", "2026-01-05").recordedOn("2026-01-05");
  private static final Facts MEETING =
      Facts.of("activities")
          .with("activity_id", "m1")
          .with("activity_type", "meeting")
          .with("deal_id", "another deal")
          .with("occurred_at", "2026-01-10")
          .recordedOn("2026-01-10");

  @Test
  void shouldCountNoughtOnceAnythingIsKnownOfWhatItCounts() {
    List<Observed> looks = Looks.at("deal", Facts.timeline("acme", DEAL, MEETING), "2026-01-20");

    assertThat(meetingsOn("2026-01-15", looks)).isEqualTo(Optional.of(0.0));
  }

  @Test
  void shouldBeMissingBeforeAnythingIsKnownOfWhatItCounts() {
    List<Observed> looks = Looks.at("deal", Facts.timeline("acme", DEAL, MEETING), "2026-01-20");

    assertThat(meetingsOn("2026-01-08", looks)).isEmpty();
  }

  @Test
  void shouldBeMissingWhereNobodyDeliversWhatItCounts() {
    List<Observed> looks = Looks.at("deal", Facts.timeline("acme", DEAL), "2026-01-20");

    assertThat(meetingsOn("2026-01-20", looks)).isEmpty();
  }

  @Test
  void shouldDeclareIt() {
    List<Feature> features = Looks.useCase("deal").features();

    assertThat(features)
        .filteredOn(feature -> feature.missing() == Missing.NOUGHT)
        .extracting(Feature::name)
        .contains("meetings_count_14d")
        .doesNotContain("amount", "stage");
  }

  private static Optional<?> meetingsOn(String day, List<Observed> looks) {
    return Looks.value("meetings_count_14d", Looks.on(day, looks), "deal");
  }
}
