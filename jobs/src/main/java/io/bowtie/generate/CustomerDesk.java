package io.bowtie.generate;

import io.bowtie.generate.Customer.Plan;
import io.bowtie.generate.Customer.Subscription;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Customers begin with a won deal, live with the product, and some leave. */
final class CustomerDesk {
  private static final int OLD_CUSTOMERS = 95;

  private final Odds odds;
  private final AccountBook accounts;
  private final ActivityLog activities;
  private final CustomerNames names;
  private final UsageMeter usage;
  private final SupportDesk support;
  private final BillingDesk billing;
  private final Dice births;
  private final List<Customer> active = new ArrayList<>();
  private final Map<String, Customer> byAccount = new HashMap<>();
  private final Agenda<Runnable> starts = new Agenda<>();
  private int subscriptions;
  private int churned;
  private long customerDays;

  CustomerDesk(World world) {
    this.odds = world.odds();
    this.accounts = world.accounts();
    this.activities = world.activities();
    this.names = new CustomerNames(world.recorder());
    this.usage = new UsageMeter(world.settings(), world.recorder());
    this.support = new SupportDesk(world.recorder());
    this.billing = new BillingDesk(world.recorder());
    this.births = Dice.of(world.settings().seed(), "customers");
    int old = Math.min(world.settings().scaled(OLD_CUSTOMERS), accounts.all().size());
    for (Account account : List.copyOf(accounts.all().subList(0, old))) {
      startOld(account, world.settings().firstDay());
    }
  }

  void day(LocalDate day) {
    starts.take(day).forEach(Runnable::run);
    for (Iterator<Customer> customers = active.iterator(); customers.hasNext(); ) {
      Customer customer = customers.next();
      customerDays++;
      if (leaves(customer, day)) {
        customers.remove();
        end(customer, day);
      } else {
        live(customer, day);
      }
    }
    usage.orphans(day);
    support.day(day);
    billing.day(day);
  }

  /** Churned customers to customer months of thirty days. */
  double monthlyChurn() {
    return churned / Math.max(1, customerDays / 30.0);
  }

  /** What a won deal leads to: a start, more seats, or another term. */
  void win(Deal deal, LocalDate day) {
    LocalDate start = day.plusDays(deal.dice.between(1, 4));
    starts.put(start, () -> deliver(deal, start));
  }

  private void deliver(Deal deal, LocalDate day) {
    Account account = deal.account;
    Customer customer = byAccount.get(account.id);
    if (customer == null || !customer.isActive) {
      int seats = (int) Math.max(3, births.lognormal(account.segment.medianSeats, 0.5));
      start(account, day, seats, deal.amountCents / 12);
    } else if (deal.type.equals("Expansion")) {
      int more = Math.max(1, customer.subscription.seats * births.between(5, 25) / 100);
      customer.subscription.seats += more;
      customer.subscription.mrrCents += deal.amountCents / 12;
      billing.version(customer, Days.at(day, 7));
    }
  }

  private void startOld(Account account, LocalDate firstDay) {
    int seats = (int) Math.max(3, births.lognormal(account.segment.medianSeats, 0.5));
    long mrr = (long) (100.0 * account.segment.medianDealAmount / 12 * births.lognormal(1, 0.5));
    LocalDate opened = account.createdAt.atZone(ZoneOffset.UTC).toLocalDate();
    int age = Math.max(1, Days.between(opened, firstDay) - 10);
    start(account, firstDay.minusDays(births.between(1, age)), seats, mrr);
  }

  private void start(Account account, LocalDate day, int seats, long mrrCents) {
    Customer customer =
        byAccount.computeIfAbsent(account.id, id -> introduce(account, Days.at(day, 5)));
    Plan plan = customer.dice.pick(List.of(Plan.values()), choice -> choice.share);
    String id = Ids.of("sub_", 6, ++subscriptions);
    customer.subscription = new Subscription(id, day, plan, seats, mrrCents);
    customer.isActive = true;
    customer.adoption.restart();
    account.isCustomer = true;
    active.add(customer);
    billing.begin(customer);
  }

  private Customer introduce(Account account, Instant at) {
    Customer customer = new Customer(account, byAccount.size() + 1, births.split());
    names.record(customer, at);
    return customer;
  }

  /** Looked at once a week, on the customer's own weekday, from what was known the day before. */
  private boolean leaves(Customer customer, LocalDate day) {
    boolean isAsked = day.getDayOfWeek().getValue() == 1 + customer.number % 5;
    return isAsked && customer.dice.chance(odds.churns(customer.state(day)));
  }

  private void end(Customer customer, LocalDate day) {
    churned++;
    customer.isActive = false;
    customer.account.isCustomer = false;
    customer.subscription.endedAt = Days.at(day, 20);
    billing.version(customer, customer.subscription.endedAt);
  }

  private void live(Customer customer, LocalDate day) {
    if (Days.isMonday(day)) {
      customer.adoption.week();
    }
    if (!Days.isWeekend(day)) {
      usage.day(customer, day);
      support.day(customer, day);
      stayInTouch(customer, day);
    }
    billing.day(customer, day);
  }

  private void stayInTouch(Customer customer, LocalDate day) {
    if (customer.dice.chance(0.03)) {
      Instant at = Days.during(day, 9, 17, customer.dice);
      Account account = customer.account;
      ActivityLog.About about = new ActivityLog.About(account.id, "", "", "", account.owner.id());
      activities.task(about, customer.dice.chance(0.4), "Account review", at, customer.dice);
    }
  }
}
