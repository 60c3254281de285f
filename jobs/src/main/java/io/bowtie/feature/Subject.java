package io.bowtie.feature;

import io.bowtie.contract.AsOf;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * An entity looked at on a day: a lead, a deal or a customer, and around it what was known of its
 * account.
 */
public final class Subject {
  private final String entityId;
  private final Known known;
  private final Optional<Fact> self;
  private final Optional<Fact> account;
  private final Optional<Fact> accountOfTheDay;
  private final Optional<LocalDate> since;
  private final Predicate<Fact> concernsIt;
  private final Around around;
  private List<Fact> activities;

  private Subject(
      String entityId,
      Known known,
      Optional<Fact> self,
      Optional<Fact> account,
      Optional<LocalDate> since,
      Predicate<Fact> concernsIt,
      Around around) {
    this(entityId, known, self, account, account, since, concernsIt, around);
  }

  private Subject(
      String entityId,
      Known known,
      Optional<Fact> self,
      Optional<Fact> account,
      Optional<Fact> accountOfTheDay,
      Optional<LocalDate> since,
      Predicate<Fact> concernsIt,
      Around around) {
    this.entityId = entityId;
    this.known = known;
    this.self = self;
    this.account = account;
    this.accountOfTheDay = accountOfTheDay;
    this.since = since;
    this.concernsIt = concernsIt;
    this.around = around;
  }

  /**
   * A lead or deal.
   *
   * @param self its version known on the day
   * @param idColumn the column by which activities name it
   */
  static Subject ofRow(
      String entityId, Known known, Fact self, String idColumn, String timelineKey, Around around) {
    String id = self.text(idColumn).orElse(entityId);
    return new Subject(
        entityId,
        known,
        Optional.of(self),
        // A row that has moved to another account keeps the timeline of its first one; the facts of
        // the other account are not here, so they are missing rather than wrong.
        self.text("account_id")
            .filter(timelineKey::equals)
            .flatMap(accountId -> known.row("accounts", accountId)),
        self.day("created_at"),
        fact -> fact.text(idColumn).filter(id::equals).isPresent(),
        around);
  }

  /**
   * The same look, told with what was known at the end of a later day; empty when the lead or deal
   * was gone by then.
   *
   * @param entity of the lead or deal
   */
  Optional<Subject> knowing(String entity, AsOf until) {
    Known later = known.until(until);
    if (self.isEmpty()) {
      return Optional.of(told(later, self, later.row("accounts", entityId)));
    }
    return later
        .row(entity, entityId)
        .map(
            row ->
                told(
                    later,
                    Optional.of(row),
                    row.text("account_id")
                        .filter(known.timelineKey()::equals)
                        .flatMap(id -> later.row("accounts", id))));
  }

  private Subject told(Known later, Optional<Fact> laterSelf, Optional<Fact> laterAccount) {
    return new Subject(
        entityId,
        later,
        laterSelf,
        laterAccount,
        account.flatMap(fact -> fact.text("account_id")).flatMap(id -> later.row("accounts", id)),
        since,
        concernsIt,
        around);
  }

  /** An account as a customer since a day. */
  static Subject ofAccount(String accountId, Known known, LocalDate since, Around around) {
    return new Subject(
        accountId,
        known,
        Optional.empty(),
        known.row("accounts", accountId),
        Optional.of(since),
        fact -> true,
        around);
  }

  /**
   * What surrounds the subjects of a timeline.
   *
   * @param all what surrounds every account alike
   * @param ownEvents this timeline's share in the rates of past outcomes, to be left out
   */
  record Around(Surroundings all, List<RateEvent> ownEvents) {}

  public String entityId() {
    return entityId;
  }

  public AsOf at() {
    return known.asOf();
  }

  Known known() {
    return known;
  }

  /** The lead or deal as known on the day; empty for a customer. */
  Optional<Fact> self() {
    return self;
  }

  Optional<Fact> account() {
    return account;
  }

  /**
   * The account that it had on the day. In hindsight a lead may have another, or one at last: that
   * is nothing that a field of the account can be held to.
   */
  Optional<Fact> accountOfTheDay() {
    return accountOfTheDay;
  }

  /** Days since the entity began; empty when nobody knows when that was. */
  OptionalDouble ageDays() {
    return since.map(this::daysSince).orElse(OptionalDouble.empty());
  }

  OptionalDouble daysSince(LocalDate day) {
    return OptionalDouble.of(ChronoUnit.DAYS.between(day, known.date()));
  }

  /** Days from the day until then; negative when past. */
  OptionalDouble daysUntil(LocalDate day) {
    return OptionalDouble.of(ChronoUnit.DAYS.between(known.date(), day));
  }

  /**
   * An amount in the reporting currency, at the rate of the day; empty without an amount or a rate.
   *
   * @param fact with a currency; where it has none, the reporting currency counts
   */
  OptionalDouble money(Fact fact, String column) {
    OptionalDouble amount = fact.number(column);
    OptionalDouble rate =
        around.all().exchange().rate(fact.text("currency"), known.date(), known.asOf());
    return amount.isPresent() && rate.isPresent()
        ? OptionalDouble.of(amount.getAsDouble() * rate.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The sum of amounts in the reporting currency; empty when a part of it cannot be told. */
  OptionalDouble money(List<Fact> facts, String column) {
    double sum = 0;
    for (Fact fact : facts) {
      OptionalDouble part = money(fact, column);
      if (part.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += part.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  /** Whether anything at all was known of an entity, of this account or another. */
  boolean hasBegun(String entity) {
    return around.all().beginnings().hasBegun(entity, known.knownUntil().date());
  }

  /** Activities that concern the subject and had happened, at most so many days ago. */
  List<Fact> activities(int withinDays) {
    LocalDate after = known.date().minusDays(withinDays);
    List<Fact> all = activities();
    int first = all.size();
    while (first > 0 && all.get(first - 1).day("occurred_at").orElseThrow().isAfter(after)) {
      first--;
    }
    return all.subList(first, all.size());
  }

  /** All activities that concern the subject and had happened, by the day. */
  List<Fact> activities() {
    if (activities == null) {
      activities = known.happened("activities", "occurred_at").stream().filter(concernsIt).toList();
    }
    return activities;
  }

  /** Activities that concern the subject and are planned for later, as known on the day. */
  List<Fact> plannedActivities() {
    return known.rows("activities").stream()
        .filter(fact -> plannedFor(fact).filter(day -> day.isAfter(known.date())).isPresent())
        .filter(concernsIt)
        .toList();
  }

  /** The day on which an activity happened, or is to. */
  static Optional<LocalDate> plannedFor(Fact activity) {
    return activity.day("occurred_at").or(() -> activity.day("due_at"));
  }

  /** The smoothed rate of past outcomes of the same value, without this account's own. */
  OptionalDouble outcomeRate(String dimension, Optional<String> value) {
    return value
        .map(word -> around.all().rates().rate(dimension, word, known.date(), around.ownEvents()))
        .orElse(OptionalDouble.empty());
  }

  /** The median of days after which deals had left a stage; empty while few had. */
  OptionalDouble usualStageDays(String stage) {
    return around.all().stageTimes().median(stage, known.date());
  }

  /** The team of the lead's or deal's owner, as known on the day. */
  Optional<String> ownerTeam() {
    return around.all().teams().of(self.flatMap(fact -> fact.text("owner_id")), known.date());
  }
}
