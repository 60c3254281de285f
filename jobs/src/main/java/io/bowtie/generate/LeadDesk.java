package io.bowtie.generate;

import io.bowtie.generate.ActivityLog.About;
import io.bowtie.generate.Lead.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Leads arrive, are worked, convert into deals or are given up, and some come back. */
final class LeadDesk {
  private static final double PER_WORKDAY = 12.2;
  private static final double PER_WEEKEND_DAY = 3.2;

  private final Settings settings;
  private final Recorder recorder;
  private final Odds odds;
  private final AccountBook accounts;
  private final Roster roster;
  private final ActivityLog activities;
  private final DealDesk deals;
  private final Dice arrivals;
  private final List<Lead> open = new ArrayList<>();
  private final Agenda<Lead> recycled = new Agenda<>();
  private int count;
  private int cycles;
  private int conversions;

  LeadDesk(World world, DealDesk deals) {
    this.settings = world.settings();
    this.recorder = world.recorder();
    this.odds = world.odds();
    this.accounts = world.accounts();
    this.roster = world.roster();
    this.activities = world.activities();
    this.deals = deals;
    this.arrivals = Dice.of(settings.seed(), "leads");
  }

  void day(LocalDate day) {
    for (Iterator<Lead> leads = open.iterator(); leads.hasNext(); ) {
      if (isDone(leads.next(), day)) {
        leads.remove();
      }
    }
    recycled.take(day).forEach(lead -> comeBack(lead, day));
    double mean = Days.isWeekend(day) ? PER_WEEKEND_DAY : PER_WORKDAY;
    int arriving = arrivals.poisson(mean * settings.size());
    for (int number = 0; number < arriving; number++) {
      arrive(day);
    }
  }

  /** Share of lead cycles that converted so far. */
  double convertedShare() {
    return (double) conversions / Math.max(1, cycles);
  }

  private void arrive(LocalDate day) {
    Dice dice = arrivals.split();
    Instant at = Days.during(day, 7, 12, dice);
    LeadSource source = dice.pick(List.of(LeadSource.values()), choice -> choice.leadShare);
    Optional<Account> account =
        dice.chance(0.5)
            ? accounts.any(found -> found.createdAt.isBefore(at), dice)
            : Optional.empty();
    Profile profile = account.map(LeadDesk::profileOf).orElseGet(accounts::newProfile);
    String id = Ids.of("00Q", 9, ++count);
    Lead lead = new Lead(id, dice, person(profile, dice), source, account);
    if (lead.person.company().isEmpty()) {
      recorder.count(RawShapes.LEAD, "without_company", id);
    }
    begin(lead, 1, source, at, day);
  }

  private void comeBack(Lead lead, LocalDate day) {
    recorder.count(RawShapes.LEAD, "recycled", lead.id);
    LeadSource source = lead.dice.pick(List.of(LeadSource.WEB, LeadSource.EVENT, lead.source));
    begin(lead, lead.cycle + 1, source, Days.during(day, 7, 12, lead.dice), day);
  }

  private void begin(Lead lead, int cycle, LeadSource source, Instant at, LocalDate day) {
    lead.beginCycle(cycle, source, at, day);
    lead.owner = roster.of(lead.person.profile().region(), lead.dice);
    cycles++;
    open.add(lead);
    record(lead, at);
  }

  private Person person(Profile profile, Dice dice) {
    Seniority seniority = dice.pick(List.of(Seniority.values()), level -> level.share);
    return new Person(
        profile,
        dice.chance(0.04) ? "" : profile.name(),
        "lead" + count,
        seniority,
        dice.pick(seniority.titles),
        dice.chance(0.8) ? (int) Math.max(0, Math.min(100, 50 + 20 * dice.gaussian())) : -1);
  }

  private boolean isDone(Lead lead, LocalDate day) {
    if (!Days.isWeekend(day)) {
      double converts = odds.leadConverts(lead.state(day));
      double point = lead.dice.uniform();
      if (point < converts) {
        convert(lead, day);
        return true;
      }
      if (point < converts + Odds.LEAD_GIVEN_UP) {
        giveUp(lead, day);
        return true;
      }
    }
    work(lead, day);
    return false;
  }

  private void convert(Lead lead, LocalDate day) {
    Instant at = Days.during(day, 15, 18, lead.dice);
    conversions++;
    Account account =
        lead.account.orElseGet(
            () -> accounts.open(lead.person.profile(), lead.source.label, at.minusSeconds(600)));
    lead.account = Optional.of(account);
    lead.convertedAt = at;
    lead.convertedDealId = deals.open(account, lead.source, day, at.plusSeconds(60));
    lead.status = "Converted";
    record(lead, at);
  }

  private void giveUp(Lead lead, LocalDate day) {
    Instant at = Days.during(day, 15, 18, lead.dice);
    lead.disqualifiedAt = at;
    lead.status = "Disqualified";
    record(lead, at);
    if (lead.cycle == 1 && lead.dice.chance(0.04)) {
      recycled.put(Days.workday(day.plusDays(lead.dice.between(60, 180))), lead);
    }
  }

  /** A day in the life of an open lead: it reacts in its first week, we in its first three. */
  private void work(Lead lead, LocalDate day) {
    int age = lead.ageDays(day);
    boolean changed = false;
    if (age <= 7) {
      changed = hear(lead, day, age);
    }
    if (age >= 1 && age <= 21 && !Days.isWeekend(day)) {
      changed |= reachOut(lead, day);
    }
    if (changed) {
      record(lead, Days.during(day, 18, 19, lead.dice));
    }
  }

  private boolean hear(Lead lead, LocalDate day, int age) {
    if (age >= 1 && lead.dice.chance(0.055)) {
      lead.inboundFirstWeek++;
      inbound(lead, "Question about the product", day);
    }
    if (age >= 1 && age <= 4 && !lead.askedForDemo && lead.dice.chance(0.03)) {
      lead.askedForDemo = true;
      lead.inboundFirstWeek++;
      inbound(lead, "Demo request", day);
    }
    if (lead.mqlAt == null && lead.meetsMqlRule()) {
      lead.mqlAt = Days.at(day, 17);
      lead.status = "MQL";
      return true;
    }
    return false;
  }

  private void inbound(Lead lead, String subject, LocalDate day) {
    activities.task(about(lead), true, subject, Days.during(day, 8, 16, lead.dice), lead.dice);
  }

  private boolean reachOut(Lead lead, LocalDate day) {
    boolean routedNow = lead.routedAt == null;
    if (routedNow) {
      lead.routedAt = Days.at(day, 8);
    }
    if (!lead.dice.chance(0.045)) {
      return routedNow;
    }
    Instant at = Days.during(day, 9, 17, lead.dice);
    activities.task(about(lead), false, "Follow-up", at, lead.dice);
    if (lead.firstTouchAt != null) {
      return routedNow;
    }
    lead.firstTouchAt = at;
    lead.status = lead.mqlAt == null ? "Working" : lead.status;
    return true;
  }

  private static About about(Lead lead) {
    return new About(
        lead.account.map(found -> found.id).orElse(""), "", lead.id, "", lead.owner.id());
  }

  private static Profile profileOf(Account account) {
    return new Profile(
        account.name,
        account.domain,
        account.website,
        account.segment,
        account.employees,
        account.industry,
        account.country,
        account.region,
        account.techStack);
  }

  private void record(Lead lead, Instant at) {
    Profile profile = lead.person.profile();
    recorder
        .row(RawShapes.LEAD, at)
        .set("Id", lead.id)
        .set("Cycle__c", lead.cycle)
        .set("Matched_Account__c", lead.account.map(found -> found.id).orElse(""))
        .set("Company", lead.person.company())
        .set("Website", lead.person.company().isEmpty() ? "" : profile.website())
        .set("Email", lead.person.mailbox() + "@" + profile.domain())
        .set("Phone", "+1 555 02" + lead.id.substring(7))
        .set("Title", lead.person.title())
        .set("Industry", profile.industry())
        .set("NumberOfEmployees", profile.employees())
        .set("Country", profile.country())
        .set("LeadSource", lead.source.label)
        .set("Original_Source__c", lead.originalSource.label)
        .set("Status", lead.status)
        .set("OwnerId", lead.owner.id())
        .set("Form_Score__c", lead.person.formScore() < 0 ? "" : lead.person.formScore())
        .set("MQL_At__c", lead.mqlAt)
        .set("Routed_At__c", lead.routedAt)
        .set("First_Touch_At__c", lead.firstTouchAt)
        .set("ConvertedDate", lead.convertedAt)
        .set("ConvertedOpportunityId", lead.convertedDealId)
        .set("Disqualified_At__c", lead.disqualifiedAt)
        .set("Disqualified_Reason__c", lead.disqualifiedAt == null ? "" : "No interest")
        .set("Cycle_Started_At__c", lead.startedAt)
        .set("SystemModstamp", at)
        .set("IsDeleted", false)
        .keep();
  }
}
