package io.bowtie.generate;

import java.time.Instant;
import java.time.LocalDate;

/** Tickets are opened, answered, solved and rated; an incident brings many, and urgent ones. */
final class SupportDesk {
  private static final double PER_DAY = 0.045;

  private final Recorder recorder;
  private final Agenda<Ticket> answers = new Agenda<>();
  private final Agenda<Ticket> solutions = new Agenda<>();
  private int count = 100_000;

  private static final class Ticket {
    final int id;
    final Customer customer;
    final String priority;
    final Instant createdAt;
    String status = "New";
    String satisfaction = "unoffered";
    boolean isEscalated;
    int reopens;
    Instant answeredAt;
    Instant solvedAt;

    Ticket(int id, Customer customer, String priority, Instant createdAt) {
      this.id = id;
      this.customer = customer;
      this.priority = priority;
      this.createdAt = createdAt;
    }
  }

  SupportDesk(Recorder recorder) {
    this.recorder = recorder;
  }

  /** A working day of one customer. */
  void day(Customer customer, LocalDate day) {
    if (customer.dice.chance(0.0008)) {
      customer.incidentUntil = day.plusDays(70);
    }
    boolean inIncident = !customer.incidentUntil.isBefore(day);
    int opened = customer.dice.poisson(PER_DAY * (inIncident ? 4 : 1));
    for (int number = 0; number < opened; number++) {
      open(customer, day, inIncident);
    }
  }

  /** A day of the desk: answers and solutions that are due. */
  void day(LocalDate day) {
    answers.take(day).forEach(ticket -> answer(ticket, day));
    solutions.take(day).forEach(ticket -> solve(ticket, day));
  }

  private void open(Customer customer, LocalDate day, boolean inIncident) {
    Dice dice = customer.dice;
    String priority = priority(dice, inIncident ? 0.35 : 0.04);
    Ticket ticket = new Ticket(++count, customer, priority, Days.during(day, 7, 16, dice));
    if (priority.equals("URGENT")) {
      customer.urgentTickets.add(day);
    }
    record(ticket, ticket.createdAt);
    LocalDate answered = day.plusDays(dice.between(0, 2));
    answers.put(answered, ticket);
    solutions.put(answered.plusDays(dice.between(1, 10)), ticket);
  }

  private void answer(Ticket ticket, LocalDate day) {
    Dice dice = ticket.customer.dice;
    ticket.answeredAt = Days.during(day, 17, 18, dice);
    ticket.status = "Open";
    if (dice.chance(ticket.priority.equals("HIGH") ? 0.2 : 0.01)) {
      ticket.isEscalated = true;
      ticket.customer.urgentTickets.add(day);
    }
    record(ticket, ticket.answeredAt);
  }

  private void solve(Ticket ticket, LocalDate day) {
    Dice dice = ticket.customer.dice;
    ticket.solvedAt = Days.during(day, 18, 19, dice);
    ticket.status = "Solved";
    ticket.reopens = dice.chance(0.06) ? 1 : 0;
    if (dice.chance(0.35)) {
      ticket.satisfaction = dice.chance(ticket.isEscalated ? 0.4 : 0.85) ? "good" : "bad";
    }
    record(ticket, ticket.solvedAt);
  }

  private static String priority(Dice dice, double urgent) {
    double point = dice.uniform();
    if (point < urgent) {
      return "URGENT";
    }
    return point < urgent + 0.15 ? "HIGH" : point < urgent + 0.65 ? "NORMAL" : "LOW";
  }

  private void record(Ticket ticket, Instant at) {
    recorder
        .row(RawShapes.TICKET, at)
        .set("id", ticket.id)
        .set("organization_id", ticket.customer.organizationId)
        .set("subject", "Request " + ticket.id)
        .set("priority", ticket.priority)
        .set("via", ticket.id % 3 == 0 ? "Email" : "Web")
        .set("status", ticket.status)
        .set("created_at", ticket.createdAt)
        .set("first_response_at", ticket.answeredAt)
        .set("solved_at", ticket.solvedAt)
        .set("satisfaction", ticket.satisfaction)
        .set("escalated", ticket.isEscalated)
        .set("reopens", ticket.reopens)
        .set("updated_at", at)
        .keep();
  }
}
