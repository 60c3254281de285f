package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static io.bowtie.feature.Facts.aLead;
import static io.bowtie.feature.Facts.aSubscription;
import static io.bowtie.feature.Facts.anAccount;

import io.bowtie.contract.BusinessZone;
import io.bowtie.silver.ExchangeRates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A random account history with every entity in it, many versions a row, in any order. */
final class RandomHistory {
  private static final List<String> STAGES = List.of("Discovery", "Proposal", "Contract");
  private static final List<String> SOURCES = List.of("fair", "referral", "webinar");
  private static final List<String> INDUSTRIES = List.of("retail", "health");
  private static final List<String> COUNTRIES = List.of("DE", "FR");
  private static final List<String> ROLES = List.of("Economic Buyer", "champion");

  private RandomHistory() {}

  static List<Facts> of(SplittableRandom random, LocalDate first, int days) {
    List<Facts> facts = new ArrayList<>();
    for (int i = 0; i < 170; i++) {
      facts.add(fact(random, first, first, days));
    }
    facts.add(anAccount("acme").with("segment", "smb").recordedOn(first.toString()));
    return facts;
  }

  /** The same history until the day; what was recorded later is dropped, changed or added to. */
  static List<Facts> changedAfter(
      LocalDate day, List<Facts> history, SplittableRandom random, LocalDate first, int days) {
    List<Facts> changed = new ArrayList<>();
    for (Facts fact : history) {
      boolean isLater = fact.build().recordedOn().isAfter(day);
      if (!isLater) {
        changed.add(fact);
      } else if (random.nextInt(3) == 0) {
        changed.add(fact(random, first, day.plusDays(1), days));
      }
    }
    for (int i = 0; i < 60; i++) {
      changed.add(fact(random, first, day.plusDays(1), days));
    }
    return changed;
  }

  /** Rates of a second currency, some of them corrected later. */
  static List<ExchangeRates.Rate> rates(SplittableRandom random, LocalDate first, int days) {
    return Stream.generate(() -> rate(random, first, first, days)).limit(80).toList();
  }

  /** The same rates until the day; what was recorded later is dropped or added to. */
  static List<ExchangeRates.Rate> ratesChangedAfter(
      LocalDate day,
      List<ExchangeRates.Rate> rates,
      SplittableRandom random,
      LocalDate first,
      int days) {
    return Stream.concat(
            rates.stream()
                .filter(
                    rate ->
                        !BusinessZone.UTC.dayOf(rate.recordedAt()).isAfter(day)
                            || random.nextBoolean()),
            Stream.generate(() -> rate(random, first, day.plusDays(1), days)).limit(40))
        .toList();
  }

  private static ExchangeRates.Rate rate(
      SplittableRandom random, LocalDate first, LocalDate recordedFrom, int days) {
    LocalDate recorded = between(random, recordedFrom, first.plusDays(days));
    LocalDate on = random.nextBoolean() ? recorded : between(random, first, recorded);
    return new ExchangeRates.Rate(
        "EUR", on, Facts.at(recorded.toString()), 0.5 + random.nextDouble());
  }

  /** One version, recorded on the given day or later, of something that may lie earlier. */
  private static Facts fact(
      SplittableRandom random, LocalDate first, LocalDate recordedFrom, int days) {
    LocalDate last = first.plusDays(days);
    LocalDate recorded = between(random, recordedFrom, last);
    LocalDate happened = between(random, first, recorded);
    return ofKind(random, happened, recorded)
        .with("row_hash", Long.toHexString(random.nextLong()))
        .with("is_deleted", random.nextInt(20) == 0)
        .recordedOn(recorded.toString());
  }

  private static Facts ofKind(SplittableRandom random, LocalDate happened, LocalDate recorded) {
    String id = String.valueOf(random.nextInt(5));
    String on = happened.toString();
    String soon = recorded.plusDays(random.nextInt(60)).toString();
    return switch (random.nextInt(13)) {
      case 0 ->
          anAccount("acme")
              .with("segment", pick(random, List.of("smb", "enterprise")))
              .with("industry", pick(random, INDUSTRIES))
              .with("acquisition_source", pick(random, SOURCES))
              .with("is_strategic", random.nextBoolean())
              .with("country", pick(random, COUNTRIES))
              .with("region", pick(random, COUNTRIES))
              .with("annual_revenue_amount", random.nextInt(1000))
              .with("created_at", on)
              .with("employee_count", random.nextInt(1000));
      case 1 -> lead(random, id, on);
      case 2, 3 -> deal(random, id, on, soon);
      case 4 ->
          Facts.of("activities")
              .with("activity_id", String.valueOf(random.nextInt(60)))
              .with("activity_type", pick(random, List.of("meeting", "call", "email")))
              .with("direction", pick(random, List.of("inbound", "outbound")))
              .with("occurred_at", random.nextInt(4) == 0 ? soon : on)
              .with("contact_id", String.valueOf(random.nextInt(4)))
              .with("account_id", "acme")
              .with("deal_id", id)
              .with("lead_id", id);
      case 5 ->
          Facts.of("usage_daily")
              .with("source_account_id", "w1")
              .with("account_id", "acme")
              .with("usage_date", on)
              .with("recorded_date", recorded.toString())
              .with("feature", pick(random, List.of("core", "extra")))
              .with("event_count", random.nextInt(50))
              .with("active_users", random.nextInt(9))
              .with("error_count", random.nextInt(3));
      case 6 ->
          aSubscription(id)
              .with("started_at", on)
              .with("ended_at", random.nextInt(3) == 0 ? recorded.toString() : null)
              .with("currency", pick(random, List.of("USD", "EUR")))
              .with("mrr_amount", 50 + random.nextInt(3))
              .with("seats", 1 + random.nextInt(20))
              .with("plan", pick(random, List.of("team", "business")))
              .with("billing_period", pick(random, List.of("monthly", "yearly")))
              .with("auto_renews", random.nextBoolean())
              .with("cancel_requested_at", random.nextInt(4) == 0 ? on : null)
              .with("term_ends_at", soon);
      case 7 ->
          Facts.of("churn_events")
              .with("source_account_id", "acme")
              .with("account_id", "acme")
              .with("churned_at", on)
              .with("is_reactivation", random.nextInt(4) == 0);
      case 8 ->
          Facts.of("deal_history")
              .with("deal_id", id)
              .with("field", "stage")
              .with("changed_at", on)
              .with("old_value", pick(random, STAGES))
              .with("new_value", pick(random, STAGES));
      case 9 ->
          random.nextBoolean()
              ? Facts.of("deal_contacts")
                  .with("deal_id", id)
                  .with("contact_id", String.valueOf(random.nextInt(4)))
                  .with("buying_role", random.nextBoolean() ? pick(random, ROLES) : null)
              : Facts.of("contacts")
                  .with("contact_id", String.valueOf(random.nextInt(4)))
                  .with("account_id", "acme")
                  .with("buying_role", pick(random, ROLES));
      case 10 ->
          Facts.of("owners")
              .with("owner_id", String.valueOf(random.nextInt(3)))
              .with("owner_name", "somebody")
              .with("team", pick(random, List.of("east", "west")));
      case 11 ->
          Facts.of("subscription_changes")
              .with("subscription_id", id)
              .with("changed_at", on)
              .with("mrr_before", 100)
              .with("mrr_after", random.nextInt(200))
              .with("change_type", pick(random, List.of("expansion", "contraction")));
      default ->
          random.nextBoolean()
              ? Facts.of("tickets")
                  .with("ticket_id", id)
                  .with("account_id", "acme")
                  .with("created_at", on)
                  .with("priority", pick(random, List.of("low", "urgent")))
                  .with("is_escalated", random.nextBoolean())
                  .with("satisfaction_score", random.nextInt(2) / 1.0)
                  .with("first_response_at", random.nextBoolean() ? on : soon)
                  .with("reopen_count", random.nextInt(2))
                  .with("solved_at", random.nextBoolean() ? recorded.toString() : null)
              : Facts.of("invoices")
                  .with("invoice_id", id)
                  .with("account_id", "acme")
                  .with("issued_at", on)
                  .with("amount", random.nextInt(500))
                  .with("currency", "USD")
                  .with("due_at", on)
                  .with("paid_at", random.nextBoolean() ? recorded.toString() : null);
    };
  }

  private static Facts lead(SplittableRandom random, String id, String on) {
    return aLead(id)
        .with("account_id", "acme")
        .with("created_at", on)
        .with("lead_source", pick(random, SOURCES))
        .with("industry", pick(random, INDUSTRIES))
        .with("employee_count", random.nextInt(1000))
        .with("owner_id", String.valueOf(random.nextInt(3)))
        .with("title", pick(random, List.of("head", "buyer")))
        .with("country", pick(random, COUNTRIES))
        .with("original_source", pick(random, SOURCES))
        .with("cycle_number", 1 + random.nextInt(2))
        .with("mql_at", random.nextBoolean() ? on : null)
        .with("routed_at", random.nextBoolean() ? on : null)
        .with("first_touch_at", random.nextBoolean() ? on : null)
        .with("converted_at", random.nextInt(4) == 0 ? on : null);
  }

  private static Facts deal(SplittableRandom random, String id, String on, String soon) {
    String outcome = pick(random, List.of("open", "open", "open", "won", "lost"));
    return aDeal(id)
        .with("created_at", on)
        .with("stage", pick(random, STAGES))
        .with("lead_source", pick(random, SOURCES))
        .with("product", pick(random, List.of("core", "plus")))
        .with("outcome", outcome)
        .with("closed_at", outcome.equals("open") ? null : on)
        .with("close_date", soon)
        .with("owner_id", String.valueOf(random.nextInt(3)))
        .with("next_step_at", soon)
        .with("deal_type", pick(random, List.of("new", "renewal")))
        .with("forecast_category", pick(random, List.of("commit", "pipeline")))
        .with("competitor", random.nextBoolean() ? "rival" : null)
        .with("next_step", pick(random, List.of("call", "send")))
        .with("discount_rate", random.nextInt(3) / 10.0)
        .with("amount", random.nextInt(10_000))
        .with("currency", pick(random, List.of("USD", "EUR")));
  }

  private static LocalDate between(SplittableRandom random, LocalDate from, LocalDate to) {
    long days = to.toEpochDay() - from.toEpochDay();
    return days <= 0 ? to : from.plusDays(random.nextLong(days + 1));
  }

  private static <T> T pick(SplittableRandom random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
