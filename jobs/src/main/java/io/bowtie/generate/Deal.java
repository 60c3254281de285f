package io.bowtie.generate;

import io.bowtie.generate.ActivityLog.About;
import io.bowtie.generate.Odds.DealState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One deal as the simulation knows it. */
final class Deal {
  final String id;
  final Dice dice;
  final Account account;
  final boolean isLinked;
  final LeadSource source;
  final String type;
  final int integrations;
  final double trait;
  final LocalDate createdOn;
  final Instant createdAt;
  Roster.Owner owner;
  Stage stage = Stage.QUALIFICATION;
  LocalDate stageSince;
  LocalDate closeDate;
  String forecast = Stage.QUALIFICATION.forecast;
  String nextStep = "";
  String competitor = "";
  long amountCents;
  double discount;
  int pushes;
  double mood;
  Instant closedAt;
  final Deque<LocalDate> twoWay = new ArrayDeque<>();
  final Agenda<Meeting> meetings = new Agenda<>();
  final List<String> contactIds = new ArrayList<>();

  /** Chance in who takes part, which moves nothing else. */
  final Dice people;

  /** A meeting that is planned. */
  record Meeting(String id, Instant startsAt, int minutes) {}

  /** What a deal is when it is opened. */
  record Opening(
      String id, Account account, boolean isLinked, LeadSource source, String type, Instant at) {}

  Deal(Opening opening, LocalDate day, Dice dice, Dice people) {
    this.id = opening.id();
    this.dice = dice;
    this.people = people;
    this.account = opening.account();
    this.isLinked = opening.isLinked();
    this.source = opening.source();
    this.type = opening.type();
    this.createdAt = opening.at();
    this.createdOn = day;
    this.stageSince = day;
    this.owner = account.owner;
    this.integrations = dice.poisson(2);
    this.trait = 0.9 * dice.gaussian();
    this.closeDate = day.plusDays(dice.between(40, 90));
    this.amountCents = amount(account.segment, type, dice);
    this.competitor = dice.chance(0.3) ? dice.pick(List.of("Rival A", "Rival B")) : "";
  }

  int ageDays(LocalDate day) {
    return Days.between(createdOn, day);
  }

  DealState state(LocalDate day) {
    return new DealState(
        source,
        account.segment,
        stage.order,
        (double) Days.between(stageSince, day) / stage.usualDays,
        discount,
        pushes,
        twoWay14Days(day),
        integrations);
  }

  About about() {
    String contact = contactIds.isEmpty() ? "" : people.pick(contactIds);
    return new About(isLinked ? account.id : "", id, "", contact, owner.id());
  }

  /** Replies and meetings of the fourteen days before that day. */
  private int twoWay14Days(LocalDate day) {
    while (!twoWay.isEmpty() && twoWay.peekFirst().isBefore(day.minusDays(14))) {
      twoWay.removeFirst();
    }
    return twoWay.size();
  }

  private static long amount(Segment segment, String type, Dice dice) {
    double share = type.equals("New Business") ? 1.0 : type.equals("Renewal") ? 0.9 : 0.35;
    return 100 * Math.round(dice.lognormal(segment.medianDealAmount * share, 0.5));
  }
}
