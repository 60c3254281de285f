package io.bowtie.generate;

import io.bowtie.generate.Odds.CustomerState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One customer as the simulation knows it: an account with a subscription, or one that had one. */
final class Customer {
  private static final int URGENT_DAYS = 90;

  final Account account;
  final Dice dice;
  final int number;
  final String workspaceId;
  final int organizationId;
  final String billingId;
  final Adoption adoption;
  final List<LocalDate> urgentTickets = new ArrayList<>();
  final List<Invoice> unpaid = new ArrayList<>();
  Subscription subscription;
  boolean isActive;
  LocalDate incidentUntil = LocalDate.MIN;
  int latePayments;

  /** A running or ended subscription; each new one after a churn has its own id. */
  static final class Subscription {
    final String id;
    final LocalDate startedOn;
    final Instant startedAt;
    final Plan plan;
    int seats;
    long mrrCents;
    Instant endedAt;
    LocalDate termEnd;

    Subscription(String id, LocalDate startedOn, Plan plan, int seats, long mrrCents) {
      this.id = id;
      this.startedOn = startedOn;
      this.startedAt = Days.at(startedOn, 6);
      this.plan = plan;
      this.seats = seats;
      this.mrrCents = mrrCents;
    }
  }

  /** How a subscription is billed. */
  enum Plan {
    MONTHLY("Team", "month", 1, 0.75),
    QUARTERLY("Business", "quarter", 3, 0.15),
    YEARLY("Enterprise", "year", 12, 0.10);

    final String label;
    final String interval;
    final int months;
    final double share;

    Plan(String label, String interval, int months, double share) {
      this.label = label;
      this.interval = interval;
      this.months = months;
      this.share = share;
    }
  }

  /** An issued invoice. */
  record Invoice(String id, long cents, Instant issuedAt, LocalDate dueOn) {}

  Customer(Account account, int number, Dice dice) {
    this.account = account;
    this.number = number;
    this.dice = dice;
    this.workspaceId = Ids.of("ws_", 5, number);
    this.organizationId = 7000 + number;
    this.billingId = Ids.of("cus_", 6, 310 * number + 17);
    this.adoption = new Adoption(dice.split());
  }

  CustomerState state(LocalDate day) {
    urgentTickets.removeIf(opened -> opened.isBefore(day.minusDays(URGENT_DAYS)));
    long overdue = unpaid.stream().filter(invoice -> invoice.dueOn().isBefore(day)).count();
    return new CustomerState(
        adoption.drop(), urgentTickets.size(), (int) overdue, 1 - adoption.seatsUsed());
  }
}
