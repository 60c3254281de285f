package io.bowtie.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The CRM's accounts and the people in them. */
final class AccountBook {
  private static final int OLD_ACCOUNTS = 330;

  private final List<Account> accounts = new ArrayList<>();
  private final Recorder recorder;
  private final Roster roster;
  private final Dice births;
  private final Dice changes;
  private int profiles;
  private int contacts;

  AccountBook(Settings settings, Recorder recorder, Roster roster) {
    this.recorder = recorder;
    this.roster = roster;
    this.births = Dice.of(settings.seed(), "accounts");
    this.changes = Dice.of(settings.seed(), "account changes");
    for (int number = 0; number < settings.scaled(OLD_ACCOUNTS); number++) {
      LocalDate day = settings.firstDay().minusDays(births.between(20, 900));
      open(newProfile(), LeadSource.OUTBOUND.label, Days.during(day, 8, 17, births));
    }
  }

  /** A company that no account is known of yet. */
  Profile newProfile() {
    return Profile.draw(profiles++, births);
  }

  Account open(Profile profile, String source, Instant at) {
    String id = Ids.of("001", 9, accounts.size() + 1);
    Account account = new Account(id, profile, source, at, roster.of(profile.region(), births));
    accounts.add(account);
    record(account, at);
    int people = births.between(1, 3);
    for (int number = 0; number < people; number++) {
      addContact(account, at.plusSeconds(60L * (number + 1)), number == 0);
    }
    return account;
  }

  /** Any account that fits, or none when a dozen tries find none. */
  Optional<Account> any(Predicate<Account> fits, Dice dice) {
    for (int attempt = 0; attempt < 12; attempt++) {
      Account account = dice.pick(accounts);
      if (fits.test(account)) {
        return Optional.of(account);
      }
    }
    return Optional.empty();
  }

  List<Account> all() {
    return accounts;
  }

  /** Now and then a headcount is refreshed or an account changes hands. */
  void day(LocalDate day) {
    if (Days.isWeekend(day)) {
      return;
    }
    int count = changes.poisson(accounts.size() * 0.001);
    for (int number = 0; number < count; number++) {
      Account account = changes.pick(accounts);
      Instant at = Days.during(day, 8, 17, changes);
      if (at.isBefore(account.createdAt)) {
        continue;
      }
      if (changes.chance(0.7)) {
        account.employees = (int) Math.max(2, account.employees * changes.lognormal(1.05, 0.15));
      } else {
        account.owner = roster.of(account.region, changes);
      }
      record(account, at);
    }
  }

  private void record(Account account, Instant at) {
    if (!account.website.equals(account.domain)) {
      recorder.count(RawShapes.ACCOUNT, "mixed_case_domain", account.id);
    }
    recorder
        .row(RawShapes.ACCOUNT, at)
        .set("Id", account.id)
        .set("Name", account.name)
        .set("Website", account.website)
        .set("Industry", account.industry)
        .set("Segment__c", account.segment.label)
        .set("NumberOfEmployees", account.employees)
        .set("AnnualRevenue", account.employees * 120_000L + ".00")
        .set("BillingCountry", account.country)
        .set("Region__c", account.region)
        .set("Territory__c", account.region + " " + account.segment.label)
        .set("OwnerId", account.owner.id())
        .set("Strategic__c", account.segment == Segment.ENTERPRISE && account.employees > 5000)
        .set("Named_Account__c", account.segment == Segment.ENTERPRISE)
        .set("AccountSource", account.source)
        .set("Tech_Stack__c", account.techStack)
        .set("CreatedDate", account.createdAt)
        .set("SystemModstamp", at)
        .set("IsDeleted", false)
        .keep();
  }

  private void addContact(Account account, Instant at, boolean decides) {
    contacts++;
    String id = Ids.of("003", 9, contacts);
    account.contactIds.add(id);
    Seniority seniority = births.pick(List.of(Seniority.values()), level -> level.share);
    recorder
        .row(RawShapes.CONTACT, at)
        .set("Id", id)
        .set("AccountId", account.id)
        .set("Name", "Contact " + contacts)
        .set("Email", "contact" + contacts + "@" + account.domain)
        .set("Phone", Ids.of("+1 555 01", 5, contacts))
        .set("Title", births.pick(seniority.titles))
        .set("Buying_Role__c", decides ? "Economic Buyer" : "")
        .set("EmailStatus__c", births.chance(0.95) ? "valid" : "bounced")
        .set("IsActive__c", true)
        .set("CreatedDate", at)
        .set("SystemModstamp", at)
        .set("IsDeleted", false)
        .keep();
  }
}
