package io.bowtie.generate;

import io.bowtie.generate.Customer.Invoice;
import io.bowtie.generate.Customer.Plan;
import io.bowtie.generate.Customer.Subscription;
import java.time.Instant;
import java.time.LocalDate;

/** Subscriptions and their invoices, in cents and epoch seconds as billing systems keep them. */
final class BillingDesk {
  private final Recorder recorder;
  private final Agenda<Payment> payments = new Agenda<>();
  private int invoices;

  private record Payment(Customer customer, Invoice invoice) {}

  BillingDesk(Recorder recorder) {
    this.recorder = recorder;
  }

  /** Records a subscription that has just begun. */
  void begin(Customer customer) {
    Subscription subscription = customer.subscription;
    if (subscription.plan == Plan.YEARLY) {
      subscription.termEnd = subscription.startedOn.plusYears(1);
    }
    version(customer, subscription.startedAt);
  }

  /** A day of one customer: an invoice when a period begins, a new term when one ends. */
  void day(Customer customer, LocalDate day) {
    Subscription subscription = customer.subscription;
    if (day.equals(subscription.termEnd)) {
      subscription.termEnd = day.plusYears(1);
      version(customer, Days.at(day, 4));
    }
    if (beginsPeriod(subscription, day)) {
      issue(customer, day);
    }
    if (customer.dice.chance(0.0006) && subscription.seats > 5) {
      subscription.seats = subscription.seats * 4 / 5;
      subscription.mrrCents = subscription.mrrCents * 4 / 5;
      version(customer, Days.at(day, 9));
    }
  }

  /** A day of the desk: payments that come in. */
  void day(LocalDate day) {
    for (Payment payment : payments.take(day)) {
      Instant paidAt = Days.during(day, 10, 16, payment.customer().dice);
      payment.customer().unpaid.remove(payment.invoice());
      record(payment.customer(), payment.invoice(), paidAt, paidAt);
    }
  }

  private static boolean beginsPeriod(Subscription subscription, LocalDate day) {
    int dayOfMonth = Math.min(28, subscription.startedOn.getDayOfMonth());
    int months =
        (day.getYear() - subscription.startedOn.getYear()) * 12
            + day.getMonthValue()
            - subscription.startedOn.getMonthValue();
    return day.getDayOfMonth() == dayOfMonth && months % subscription.plan.months == 0;
  }

  private void issue(Customer customer, LocalDate day) {
    Subscription subscription = customer.subscription;
    Invoice invoice =
        new Invoice(
            Ids.of("in_", 7, ++invoices),
            subscription.mrrCents * subscription.plan.months,
            Days.at(day, 5),
            day.plusDays(30));
    customer.unpaid.add(invoice);
    record(customer, invoice, null, invoice.issuedAt());
    payLater(customer, invoice, day);
  }

  /** Most pay in time; trouble lasts for several invoices; one in a hundred is never paid. */
  private void payLater(Customer customer, Invoice invoice, LocalDate day) {
    Dice dice = customer.dice;
    if (customer.latePayments == 0 && dice.chance(0.035)) {
      customer.latePayments = 3;
    }
    boolean isLate = customer.latePayments > 0;
    customer.latePayments = Math.max(0, customer.latePayments - 1);
    if (!dice.chance(0.01)) {
      int days = isLate ? dice.between(50, 130) : dice.between(3, 29);
      payments.put(day.plusDays(days), new Payment(customer, invoice));
    }
  }

  private void record(Customer customer, Invoice invoice, Instant paidAt, Instant at) {
    recorder
        .row(RawShapes.INVOICE, at)
        .set("id", invoice.id())
        .set("customer", customer.billingId)
        .set("total_cents", invoice.cents())
        .set("currency", "usd")
        .epoch("created", invoice.issuedAt())
        .epoch("due_date", Days.at(invoice.dueOn(), 0))
        .epoch("paid_at", paidAt)
        .set("status", paidAt == null ? "open" : "paid")
        .epoch("updated", at)
        .keep();
  }

  /** Records the customer's subscription as it is now. */
  void version(Customer customer, Instant at) {
    Subscription subscription = customer.subscription;
    recorder
        .row(RawShapes.SUBSCRIPTION, at)
        .set("id", subscription.id)
        .set("customer", customer.billingId)
        .set("plan", subscription.plan.label)
        .set("quantity", subscription.seats)
        .set("mrr_cents", subscription.mrrCents)
        .set("currency", "usd")
        .set("interval", subscription.plan.interval)
        .set("auto_renew", true)
        .set("trial", false)
        .epoch("start_date", subscription.startedAt)
        .epoch(
            "current_term_end",
            subscription.termEnd == null ? null : Days.at(subscription.termEnd, 0))
        .epoch("canceled_at", subscription.endedAt)
        .epoch("ended_at", subscription.endedAt)
        .set("status", subscription.endedAt == null ? "active" : "canceled")
        .epoch("updated", at)
        .keep();
  }
}
