package io.bowtie.generate;

import io.bowtie.generate.Odds.LeadState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One lead as the simulation knows it; a recycled lead begins its next cycle in the same object.
 */
final class Lead {
  final String id;
  final Dice dice;
  final Person person;
  final LeadSource originalSource;
  LeadSource source;
  int cycle = 1;
  LocalDate startedOn;
  Instant startedAt;
  Roster.Owner owner;
  String status = "Open";
  Optional<Account> account;
  boolean askedForDemo;
  int inboundFirstWeek;
  Instant mqlAt;
  Instant routedAt;
  Instant firstTouchAt;
  Instant convertedAt;
  String convertedDealId;
  Instant disqualifiedAt;

  /**
   * Who the lead is.
   *
   * @param company the company as typed; empty where nobody typed it
   * @param formScore 0 to 100, or below zero where no form was filled in
   */
  record Person(
      Profile profile,
      String company,
      String mailbox,
      Seniority seniority,
      String title,
      int formScore) {}

  Lead(String id, Dice dice, Person person, LeadSource source, Optional<Account> account) {
    this.id = id;
    this.dice = dice;
    this.person = person;
    this.originalSource = source;
    this.source = source;
    this.account = account;
  }

  void beginCycle(int number, LeadSource from, Instant at, LocalDate day) {
    cycle = number;
    source = from;
    startedAt = at;
    startedOn = day;
    status = "Open";
    askedForDemo = false;
    inboundFirstWeek = 0;
    mqlAt = null;
    routedAt = null;
    firstTouchAt = null;
    disqualifiedAt = null;
  }

  int ageDays(LocalDate day) {
    return Days.between(startedOn, day);
  }

  LeadState state(LocalDate day) {
    return new LeadState(
        source,
        person.profile().employees(),
        person.seniority(),
        person.formScore() < 0 ? 50 : person.formScore(),
        askedForDemo,
        inboundFirstWeek,
        ageDays(day));
  }

  /** The rule of this company: a demo request, or a form score of 70 and a reply. */
  boolean meetsMqlRule() {
    return askedForDemo || (person.formScore() >= 70 && inboundFirstWeek > 0);
  }
}
