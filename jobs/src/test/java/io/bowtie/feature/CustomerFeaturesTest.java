package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static io.bowtie.feature.Facts.aSubscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What use, support and billing tell of a customer. */
class CustomerFeaturesTest {
  private static final String DAY = "2026-04-30";

  @Test
  void shouldCompareAWeekOfUseWithTheFourBefore() {
    // 28 events in the last 7 days, 56 in the 28 before.
    Optional<?> trend =
        seen("usage_trend_7d", use("2026-04-29", "core", 28, 1), use("2026-04-10", "core", 56, 1));

    assertThat((Double) trend.orElseThrow())
        .isEqualTo((28 / 7.0 + 1) / (56 / 28.0 + 1), within(1e-12));
  }

  @Test
  void shouldCompareTheMostUsersOfADay() {
    assertThat(
            seen(
                "active_users_trend_28d",
                use("2026-04-29", "core", 1, 2),
                use("2026-04-28", "core", 1, 3),
                use("2026-03-01", "core", 1, 7)))
        .isEqualTo(Optional.of(0.5));
    assertThat(seen("active_users_trend_28d", use("2026-04-29", "core", 1, 2))).isEmpty();
  }

  @Test
  void shouldCountProductFeaturesThatAreNoLongerUsed() {
    assertThat(
            seen(
                "usage_features_dropped_count_28d",
                use("2026-03-01", "core", 5, 1),
                use("2026-03-01", "export", 5, 1),
                use("2026-03-05", "alerts", 5, 1),
                use("2026-04-20", "core", 5, 1),
                use("2026-04-20", "new", 5, 1)))
        .isEqualTo(Optional.of(2.0));
  }

  @Test
  void shouldTellTheMedianHoursUntilTheFirstAnswer() {
    assertThat(
            seen(
                "first_response_hours_90d",
                ticket("t1", "2026-04-01T08:00:00Z", "2026-04-01T10:00:00Z"),
                ticket("t2", "2026-04-02T08:00:00Z", "2026-04-02T12:30:00Z"),
                ticket("t3", "2026-04-03T08:00:00Z", "2026-04-20T08:00:00Z"),
                // Answered tomorrow, opened long ago: neither counts.
                ticket("t4", "2026-04-30T08:00:00Z", "2026-05-01T08:00:00Z"),
                ticket("t5", "2026-01-20T08:00:00Z", "2026-01-20T09:00:00Z")))
        .isEqualTo(Optional.of(4.5));
  }

  @Test
  void shouldTellTheBacklogByUrgencyAndAge() {
    Facts[] tickets = {
      ticket("t1", "2026-04-01T08:00:00Z", null).with("priority", "urgent"),
      ticket("t2", "2026-04-05T08:00:00Z", null).with("priority", "low"),
      ticket("t3", "2026-04-10T08:00:00Z", null).with("priority", "high"),
      ticket("t4", "2026-03-01T08:00:00Z", null)
          .with("priority", "urgent")
          .with("solved_at", "2026-03-05")
    };

    assertThat(seen("tickets_urgent_open_count", tickets)).isEqualTo(Optional.of(2.0));
    assertThat(seen("oldest_open_ticket_days", tickets)).isEqualTo(Optional.of(29.0));
    // 3 in the last 28 days (from 3 April on only 2), 2 in the 84 before.
    assertThat((Double) seen("tickets_trend_28d", tickets).orElseThrow())
        .isEqualTo((2 + 1.0) / (2 / 3.0 + 1), within(1e-12));
  }

  @Test
  void shouldCountTicketsThatHadToBeReopened() {
    assertThat(
            seen(
                "tickets_reopened_count_180d",
                ticket("t1", "2026-04-01T08:00:00Z", null).with("reopen_count", 2),
                ticket("t2", "2026-04-02T08:00:00Z", null).with("reopen_count", 0),
                ticket("t3", "2026-04-03T08:00:00Z", null)))
        .isEqualTo(Optional.of(1.0));
  }

  @Test
  void shouldTellHowWhatIsPaidHasMoved() {
    Facts more = subscription("s1").with("mrr_amount", 150).recordedOn("2026-02-01");
    Facts less = subscription("s1").with("mrr_amount", 120).recordedOn("2026-03-01");

    // 100 and 100 at first; 120 and 100 now.
    Facts second = subscription("s2").recordedOn("2026-01-20");
    assertThat(seen("mrr_change_ratio", more, less, second)).isEqualTo(Optional.of(1.1));
    assertThat(seen("mrr_downgrades_count_365d", more, less, second)).isEqualTo(Optional.of(1.0));
  }

  @Test
  void shouldTrustTheMovementsThatBillingKeepsOverVersions() {
    assertThat(
            seen(
                "mrr_downgrades_count_365d",
                movement("2026-02-01", "contraction"),
                movement("2026-03-01", "contraction"),
                movement("2026-04-01", "expansion"),
                movement("2025-04-01", "contraction")))
        .isEqualTo(Optional.of(2.0));
  }

  @Test
  void shouldTellTheDiscountOfTheLastDealThatWasWon() {
    assertThat(
            seen(
                "last_won_discount_rate",
                won("d1", "2026-01-20", 0.3),
                won("d2", "2026-03-20", 0.1),
                aDeal("d3").with("discount_rate", 0.5).recordedOn("2026-04-01")))
        .isEqualTo(Optional.of(0.1));
  }

  @Test
  void shouldAddUpWhatIsOverdue() {
    assertThat(
            seen(
                "invoices_overdue_amount",
                invoice("i1", "2026-04-01", null),
                invoice("i2", "2026-04-10", null),
                invoice("i3", "2026-04-10", "2026-04-12"),
                invoice("i4", "2026-05-10", null)))
        .isEqualTo(Optional.of(400.0));
  }

  private static Optional<?> seen(String feature, Facts... around) {
    List<Facts> facts = new ArrayList<>(List.of(around));
    facts.add(subscription("s1").recordedOn("2026-01-10"));
    return Looks.value(
        feature, Looks.on(DAY, Looks.at("churn", Facts.timeline("acme", facts), DAY)), "churn");
  }

  private static Facts subscription(String id) {
    return aSubscription(id).with("started_at", "2026-01-10");
  }

  private static Facts use(String day, String feature, int events, int users) {
    return Facts.of("usage_daily")
        .with("source_account_id", "w1")
        .with("account_id", "acme")
        .with("usage_date", day)
        .with("feature", feature)
        .with("recorded_date", day)
        .with("event_count", events)
        .with("active_users", users)
        .recordedOn(day);
  }

  private static Facts ticket(String id, String created, String answered) {
    return Facts.of("tickets")
        .with("ticket_id", id)
        .with("account_id", "acme")
        .with("created_at", Instant.parse(created))
        .with("first_response_at", answered == null ? null : Instant.parse(answered))
        .recordedOn(created.substring(0, 10));
  }

  private static Facts movement(String on, String type) {
    return Facts.of("subscription_changes")
        .with("subscription_id", "s1")
        .with("changed_at", on)
        .with("mrr_before", 100)
        .with("mrr_after", 100)
        .with("change_type", type)
        .recordedOn(on);
  }

  private static Facts won(String id, String on, double discount) {
    return aDeal(id)
        .with("outcome", "won")
        .with("closed_at", on)
        .with("discount_rate", discount)
        .recordedOn(on);
  }

  private static Facts invoice(String id, String due, String paid) {
    return Facts.of("invoices")
        .with("invoice_id", id)
        .with("account_id", "acme")
        .with("issued_at", "2026-03-01")
        .with("amount", 200)
        .with("currency", "USD")
        .with("due_at", due)
        .with("paid_at", paid)
        .recordedOn("2026-03-01");
  }
}
