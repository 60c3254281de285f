package io.bowtie.generate;

import io.bowtie.generate.Deal.Meeting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A working day of an open deal: stages move, close dates are pushed, people talk. None of it looks
 * at the outcome, which is not drawn yet.
 */
final class DealWork {
  private static final List<String> STEPS =
      List.of("Send proposal", "Call the buyer", "Security review", "Agree on terms");

  private static final List<String> FORECASTS = List.of("Pipeline", "Best Case", "Commit");

  private final DealRecord record;
  private final ActivityLog activities;
  private final DealPeople people;
  private final Roster roster;

  DealWork(DealRecord record, ActivityLog activities, DealPeople people, Roster roster) {
    this.record = record;
    this.activities = activities;
    this.people = people;
    this.roster = roster;
  }

  void day(Deal deal, LocalDate day) {
    Instant at = Days.during(day, 18, 19, deal.dice);
    boolean changed = advance(deal, day, at);
    changed |= push(deal, day, at);
    changed |= tidy(deal, at);
    if (changed) {
      record.version(deal, at);
    }
    people.day(deal, at);
    meet(deal, day);
    talk(deal, day);
  }

  private boolean advance(Deal deal, LocalDate day, Instant at) {
    Stage next = deal.stage.next();
    if (next == deal.stage || !deal.dice.chance(1.4 / deal.stage.usualDays)) {
      return false;
    }
    record.moved(deal, next, at, day);
    record.forecast(deal, deal.dice.chance(0.15) ? deal.dice.pick(FORECASTS) : next.forecast, at);
    if (next == Stage.PROPOSAL && deal.dice.chance(0.5)) {
      deal.discount = deal.dice.between(1, 6) * 0.05;
    }
    if (deal.dice.chance(0.3)) {
      double resized = deal.amountCents / 100.0 * deal.dice.lognormal(0.98, 0.2);
      record.amount(deal, 100 * Math.round(resized), at);
    }
    return true;
  }

  private boolean push(Deal deal, LocalDate day, Instant at) {
    boolean isDue = deal.closeDate.isBefore(day.plusDays(3));
    if (!deal.dice.chance(isDue ? 0.3 : 0.006)) {
      return false;
    }
    LocalDate from = deal.closeDate.isBefore(day) ? day : deal.closeDate;
    deal.pushes++;
    record.closeDate(deal, from.plusDays(deal.dice.between(14, 45)), at);
    return true;
  }

  private boolean tidy(Deal deal, Instant at) {
    boolean changed = false;
    if (deal.dice.chance(0.03)) {
      record.nextStep(deal, deal.dice.pick(STEPS), at);
      changed = true;
    }
    if (deal.dice.chance(0.0008)) {
      record.owner(deal, roster.of(deal.account.region, deal.dice), at);
      changed = true;
    }
    return changed;
  }

  private void talk(Deal deal, LocalDate day) {
    if (Days.isMonday(day)) {
      deal.mood = 0.8 * deal.mood + 0.4 * deal.dice.gaussian();
    }
    if (deal.dice.chance(0.045)) {
      Instant at = Days.during(day, 9, 17, deal.dice);
      activities.task(deal.about(), false, "Check-in", at, deal.dice);
    }
    if (!deal.dice.chance(Math.min(0.6, 0.066 * StrictMath.exp(deal.trait + deal.mood)))) {
      return;
    }
    Instant at = Days.during(day, 9, 17, deal.dice);
    if (deal.dice.chance(0.65)) {
      deal.twoWay.addLast(day);
      activities.task(deal.about(), true, "Reply", at, deal.dice);
    } else {
      plan(deal, day, at);
    }
  }

  private void plan(Deal deal, LocalDate day, Instant at) {
    LocalDate on = Days.workday(day.plusDays(deal.dice.between(2, 7)));
    Instant startsAt = Days.during(on, 9, 16, deal.dice);
    Meeting meeting = new Meeting(activities.newEvent(), startsAt, 15 * deal.dice.between(2, 6));
    deal.meetings.put(on, meeting);
    activities.event(meeting.id(), deal.about(), startsAt, meeting.minutes(), false, at);
  }

  /** Holds most meetings of the day; those of a deal that has closed are never held. */
  private void meet(Deal deal, LocalDate day) {
    for (Meeting meeting : deal.meetings.take(day)) {
      if (deal.dice.chance(0.9)) {
        deal.twoWay.addLast(day);
        Instant endsAt = meeting.startsAt().plusSeconds(60L * meeting.minutes());
        activities.event(
            meeting.id(), deal.about(), meeting.startsAt(), meeting.minutes(), true, endsAt);
      }
    }
  }
}
