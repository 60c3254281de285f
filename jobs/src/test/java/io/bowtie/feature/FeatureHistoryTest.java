package io.bowtie.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.CustomField;
import io.bowtie.feature.Feature.History;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureHistoryTest {
  private static final LocalDate FIRST_NIGHT = LocalDate.parse("2026-06-28");
  private static final LocalDate FIRST_LANDMARK = LocalDate.parse("2024-01-31");
  private static final CustomField UNKNOWN_FIELD =
      new CustomField(
          "x_health",
          "fit",
          CustomField.Kind.NUMBER,
          CustomField.Known.UNKNOWN,
          false,
          "Health as somebody sees it");

  private final FeatureProbe probe = new FeatureProbe(Map.of("accounts", List.of(UNKNOWN_FIELD)));

  /** A company whose CRM is exported whole each night, and whose other systems keep events. */
  @Test
  void shouldLearnFromEventsAndNotFromWhatTheFirstSnapshotFound() {
    List<FeatureHistory> found = churn(snapshotsSince(FIRST_NIGHT, FIRST_NIGHT), FIRST_NIGHT);

    assertThat(named("segment", found).status()).isEqualTo(History.SNAPSHOT_ONLY);
    assertThat(named("segment", found).isTrainable()).isFalse();
    assertThat(named("segment", found).knownSince()).contains(FIRST_NIGHT);
    assertThat(named("segment", found).why())
        .isEqualTo(
            "Live only: known since 2026-06-28, while landmarks begin on 2024-01-31;"
                + " it counts once it is known from 2024-10-01 on");
    assertThat(found)
        .filteredOn(FeatureHistory::isTrainable)
        .extracting(each -> each.feature().name())
        .contains(
            "usage_events_count_28d",
            "usage_trend_28d",
            "meetings_count_90d",
            "tickets_count_90d",
            "invoices_overdue_count",
            "mrr_amount")
        .doesNotContain("industry", "employee_count", "segment_loss_rate");
    assertThat(named("usage_trend_28d", found).status()).isEqualTo(History.EVENT_LOG);
  }

  @Test
  void shouldLearnFromSnapshotsOnceTheyReachBack() {
    LocalDate later = FIRST_NIGHT.plusYears(5);

    FeatureHistory segment = named("segment", churn(snapshotsSince(FIRST_NIGHT, later), later));

    assertThat(segment.status()).isEqualTo(History.SNAPSHOT_ONLY);
    assertThat(segment.isTrainable()).isTrue();
    assertThat(segment.why()).startsWith("Known since 2026-06-28, over most of the landmarks");
  }

  @Test
  void shouldHoldAgainstNoFeatureWhatCameBeforeTheFirstLandmark() {
    assertThat(churn(snapshotsSince(FIRST_LANDMARK, FIRST_NIGHT), FIRST_NIGHT))
        .filteredOn(each -> each.feature().history() != History.LIVE_ONLY)
        .allMatch(FeatureHistory::isTrainable)
        .allMatch(each -> each.status() == each.feature().history());
  }

  /** A column that a mapping can only tell as of today, beside others that it dates. */
  @Test
  void shouldTellColumnsOfOneEntityApart() {
    List<ColumnHistory> columns = List.of(atOnce("tickets", "satisfaction_score", FIRST_NIGHT));

    List<FeatureHistory> found = churn(columns, FIRST_NIGHT);

    assertThat(found)
        .filteredOn(each -> each.status() == History.SNAPSHOT_ONLY)
        .extracting(each -> each.feature().name())
        .containsExactly("satisfaction_score_180d");
  }

  @Test
  void shouldNeverLearnFromWhatNobodyKnowsTheTimeOf() {
    FeatureHistory own = named("x_health", churn(List.of(), FIRST_NIGHT));

    assertThat(own.status()).isEqualTo(History.LIVE_ONLY);
    assertThat(own.isTrainable()).isFalse();
    assertThat(own.why())
        .isEqualTo("Live only: nobody knows since when its values hold; see the leakage ledger");
  }

  @ParameterizedTest
  @CsvSource({
    // first day, all, days since, at once
    "400, 400,   0, true",
    "400, 600, 100, true",
    // A stock of 400, and then 50 a day: an ordinary beginning of a busy table, or nearly.
    "400, 5400, 100, false",
    // Rare things begin with one, whatever comes later.
    "1, 3, 500, false",
    "9, 9, 0, false"
  })
  void shouldTellAStockFromAnOrdinaryBeginning(
      long firstDay, long all, long days, boolean isAtOnce) {
    ColumnHistory column =
        new ColumnHistory(
            "accounts", "segment", FIRST_NIGHT, firstDay, all, FIRST_NIGHT.plusDays(days));

    assertThat(column.isAtOnce()).isEqualTo(isAtOnce);
    assertThat(column.unknownBefore())
        .isEqualTo(isAtOnce ? Optional.of(FIRST_NIGHT) : Optional.empty());
  }

  private List<FeatureHistory> churn(List<ColumnHistory> columns, LocalDate tonight) {
    UseCase churn = Looks.useCase("churn");
    return FeatureHistory.of(
        churn,
        UseCases.features(churn, Map.of("accounts", List.of(UNKNOWN_FIELD))),
        columns,
        // Three months to see what comes, one of grace, six cuts of a month: twice the former.
        new FeatureHistory.Span(FIRST_LANDMARK, tonight.minusDays(2 * 105 + 6 * 30)),
        probe);
  }

  private static List<ColumnHistory> snapshotsSince(LocalDate first, LocalDate tonight) {
    return Stream.of("*", "account_name", "segment", "industry", "employee_count")
        .map(column -> new ColumnHistory("accounts", column, first, 500, 600, tonight))
        .toList();
  }

  private static ColumnHistory atOnce(String entity, String column, LocalDate day) {
    return new ColumnHistory(entity, column, day, 500, 500, day);
  }

  private static FeatureHistory named(String name, List<FeatureHistory> found) {
    return found.stream()
        .filter(each -> each.feature().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No feature " + name));
  }
}
