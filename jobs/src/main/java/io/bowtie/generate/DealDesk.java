package io.bowtie.generate;

import io.bowtie.generate.Deal.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Deals are opened, worked day by day, and close; some lost ones are opened again. */
final class DealDesk {
  private static final double PER_WORKDAY = 3.3;
  private static final double EXISTING_CUSTOMERS = 0.82;

  private final Settings settings;
  private final Odds odds;
  private final AccountBook accounts;
  private final Recorder recorder;
  private final CustomerDesk customers;
  private final DealPeople committees;
  private final DealWork work;
  private final DealRecord record;
  private final Dice arrivals;
  private final List<Deal> open = new ArrayList<>();
  private final List<Deal> opening = new ArrayList<>();
  private final Agenda<Deal> reopening = new Agenda<>();
  private int count;
  private int won;
  private int closed;

  DealDesk(World world, CustomerDesk customers) {
    this.settings = world.settings();
    this.odds = world.odds();
    this.accounts = world.accounts();
    this.recorder = world.recorder();
    this.customers = customers;
    this.record = new DealRecord(recorder);
    this.committees = new DealPeople(recorder);
    this.work = new DealWork(record, world.activities(), committees, world.roster());
    this.arrivals = Dice.of(settings.seed(), "deals");
  }

  void day(LocalDate day) {
    if (Days.isWeekend(day)) {
      return;
    }
    for (Iterator<Deal> deals = open.iterator(); deals.hasNext(); ) {
      Deal deal = deals.next();
      if (deal.dice.chance(odds.dealCloses(deal.ageDays(day)))) {
        deals.remove();
        close(deal, day);
      } else {
        work.day(deal, day);
      }
    }
    reopening.take(day).forEach(deal -> reopen(deal, day));
    int arriving = arrivals.poisson(PER_WORKDAY * settings.size());
    for (int number = 0; number < arriving; number++) {
      arrive(day);
    }
    open.addAll(opening);
    opening.clear();
  }

  /** Share won of the deals that closed so far. */
  double wonShare() {
    return (double) won / Math.max(1, closed);
  }

  /** Opens a deal that is worked from the next day on, and says its id. */
  String open(Account account, LeadSource source, LocalDate day, Instant at) {
    Dice dice = arrivals.split();
    String id = Ids.of("006", 9, ++count);
    boolean isLinked = !dice.chance(0.04);
    if (!isLinked) {
      recorder.count(RawShapes.OPPORTUNITY, "without_account", id);
    }
    String type = !account.isCustomer ? "New Business" : dice.chance(0.3) ? "Renewal" : "Expansion";
    Dice people = Dice.of(settings.seed(), "people of deal " + id);
    Deal deal = new Deal(new Opening(id, account, isLinked, source, type, at), day, dice, people);
    account.openDeals++;
    opening.add(deal);
    record.version(deal, at);
    committees.begin(deal, at);
    return id;
  }

  private void arrive(LocalDate day) {
    Instant at = Days.during(day, 8, 14, arrivals);
    boolean isCustomer = arrivals.chance(EXISTING_CUSTOMERS);
    LeadSource source = arrivals.pick(List.of(LeadSource.values()), choice -> choice.dealShare);
    Optional<Account> account =
        accounts.any(
            found ->
                found.isCustomer == isCustomer
                    && (isCustomer || found.openDeals == 0)
                    && found.createdAt.isBefore(at),
            arrivals);
    account.ifPresent(found -> open(found, source, day, at));
  }

  private void close(Deal deal, LocalDate day) {
    boolean isWon = deal.dice.chance(odds.dealWon(deal.state(day)));
    Instant closedAt = Days.during(day, 15, 17, deal.dice);
    int delay = deal.dice.chance(0.06) ? deal.dice.between(1, 3) : 0;
    Instant recordedAt = Days.during(day.plusDays(delay), 18, 20, deal.dice);
    closed++;
    won += isWon ? 1 : 0;
    deal.closedAt = closedAt;
    deal.account.openDeals--;
    record.moved(deal, isWon ? Stage.CLOSED_WON : Stage.CLOSED_LOST, recordedAt, day);
    record.forecast(deal, deal.stage.forecast, recordedAt);
    record.closeDate(deal, day, recordedAt);
    record.version(deal, recordedAt);
    if (delay > 0 && !day.plusDays(delay).isAfter(settings.lastDay())) {
      recorder.count(RawShapes.OPPORTUNITY, "late_close", deal.id);
    }
    if (isWon) {
      customers.win(deal, day);
    } else if (deal.dice.chance(0.03)) {
      reopening.put(Days.workday(day.plusDays(deal.dice.between(10, 40))), deal);
    }
  }

  private void reopen(Deal deal, LocalDate day) {
    Instant at = Days.during(day, 9, 12, deal.dice);
    recorder.count(RawShapes.OPPORTUNITY, "reopened", deal.id);
    closed--;
    deal.closedAt = null;
    deal.account.openDeals++;
    record.moved(deal, Stage.DISCOVERY, at, day);
    record.forecast(deal, deal.stage.forecast, at);
    record.closeDate(deal, day.plusDays(deal.dice.between(20, 50)), at);
    record.version(deal, at);
    opening.add(deal);
  }
}
