package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import io.bowtie.feature.Feature.Sensitivity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** What the customer pays, how, and until when. */
final class BillingFeatures {
  static final Feature MRR_AMOUNT =
      Feature.number(
              "mrr_amount",
              Family.BILLING,
              Scale.LOG,
              "amount a month",
              History.VERSIONED,
              "Pays %s a month",
              s -> s.money(Subscribed.of(s), "mrr_amount"))
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature SEATS_COUNT =
      Feature.number(
              "seats_count",
              Family.BILLING,
              Scale.LOG,
              "seats",
              History.VERSIONED,
              "Pays for %s seats",
              s -> OptionalDouble.of(sum(Subscribed.of(s), "seats")))
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature PLAN =
      Feature.category(
              "plan", Family.BILLING, History.VERSIONED, "Is on plan %s", s -> first(s, "plan"))
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature BILLING_PERIOD =
      Feature.category(
              "billing_period",
              Family.BILLING,
              History.VERSIONED,
              "Is billed %s",
              s -> first(s, "billing_period"))
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature AUTO_RENEWS =
      Feature.category(
              "auto_renews",
              Family.BILLING,
              History.VERSIONED,
              "Whether it renews by itself: %s",
              s -> first(s, "auto_renews"))
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature TENURE_DAYS =
      Feature.number(
          "tenure_days",
          Family.BILLING,
          Scale.LOG,
          "days",
          History.VERSIONED,
          "Customer for %s days",
          Subject::ageDays);
  static final Feature TERM_END_DISTANCE_DAYS =
      Feature.number(
              "term_end_distance_days",
              Family.BILLING,
              Scale.LINEAR,
              "days",
              History.VERSIONED,
              "The paid term ends in %s days",
              BillingFeatures::termEnd)
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature CANCEL_REQUESTED_COUNT =
      Feature.number(
              "cancel_requested_count",
              Family.BILLING,
              Scale.LINEAR,
              "subscriptions",
              History.VERSIONED,
              "Notice was given for %s subscriptions",
              s ->
                  OptionalDouble.of(
                      (double)
                          Subscribed.of(s).stream()
                              .filter(
                                  x ->
                                      x.day("cancel_requested_at")
                                          .filter(s.known()::isPast)
                                          .isPresent())
                              .count()))
          .counting("subscriptions")
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature INVOICES_OVERDUE_COUNT =
      Feature.number(
              "invoices_overdue_count",
              Family.BILLING,
              Scale.LOG,
              "invoices",
              History.VERSIONED,
              "%s invoices overdue",
              s -> OptionalDouble.of(overdue(s).size()))
          .counting("invoices")
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature INVOICES_OVERDUE_DAYS =
      Feature.number(
              "invoices_overdue_days",
              Family.BILLING,
              Scale.LOG,
              "days",
              History.VERSIONED,
              "The oldest unpaid invoice is overdue by %s days",
              BillingFeatures::longestOverdue)
          .counting("invoices")
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature INVOICES_PAID_LATE_RATE_365D =
      Feature.number(
              "invoices_paid_late_rate_365d",
              Family.BILLING,
              Scale.LINEAR,
              "rate",
              History.VERSIONED,
              "Share of invoices paid late in the last year: %s",
              BillingFeatures::paidLate)
          .over(365)
          .showing(Sensitivity.CONFIDENTIAL);

  static final Feature INVOICES_OVERDUE_AMOUNT =
      Feature.number(
              "invoices_overdue_amount",
              Family.BILLING,
              Scale.LOG,
              "amount",
              History.VERSIONED,
              "Invoices of %s are overdue",
              s -> s.money(overdue(s), "amount"))
          .counting("invoices")
          .showing(Sensitivity.CONFIDENTIAL);

  static final List<Feature> ALL =
      List.of(
          MRR_AMOUNT,
          SEATS_COUNT,
          PLAN,
          BILLING_PERIOD,
          AUTO_RENEWS,
          TENURE_DAYS,
          TERM_END_DISTANCE_DAYS,
          CANCEL_REQUESTED_COUNT,
          INVOICES_OVERDUE_COUNT,
          INVOICES_OVERDUE_DAYS,
          INVOICES_PAID_LATE_RATE_365D,
          INVOICES_OVERDUE_AMOUNT);

  private BillingFeatures() {}

  private static double sum(List<Fact> rows, String column) {
    return rows.stream().mapToDouble(row -> row.number(column).orElse(0)).sum();
  }

  private static Optional<String> first(Subject subject, String column) {
    return Subscribed.of(subject).stream()
        .max(Comparator.comparingDouble(row -> subject.money(row, "mrr_amount").orElse(0)))
        .flatMap(row -> row.text(column));
  }

  private static OptionalDouble termEnd(Subject subject) {
    return Subscribed.of(subject).stream()
        .flatMap(row -> row.day("term_ends_at").stream())
        .min(Comparator.naturalOrder())
        .map(subject::daysUntil)
        .orElse(OptionalDouble.empty());
  }

  private static List<Fact> overdue(Subject subject) {
    return subject.known().rows("invoices").stream()
        .filter(
            invoice ->
                invoice
                    .day("due_at")
                    .filter(due -> due.isBefore(subject.known().date()))
                    .isPresent())
        .filter(invoice -> invoice.day("paid_at").filter(subject.known()::isPast).isEmpty())
        .toList();
  }

  private static OptionalDouble longestOverdue(Subject subject) {
    return DoubleStream.concat(
            DoubleStream.of(0),
            overdue(subject).stream()
                .flatMap(invoice -> invoice.day("due_at").stream())
                .flatMapToDouble(due -> subject.daysSince(due).stream()))
        .max();
  }

  private static OptionalDouble paidLate(Subject subject) {
    return subject.known().happened("invoices", "due_at", 365).stream()
        .mapToDouble(
            invoice -> {
              Optional<LocalDate> paid = invoice.day("paid_at");
              LocalDate due = invoice.day("due_at").orElseThrow();
              return paid.map(day -> day.isAfter(due)).orElse(due.isBefore(subject.known().date()))
                  ? 1
                  : 0;
            })
        .average();
  }
}
