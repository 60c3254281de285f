package io.bowtie.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The people who sell: four teams, one a region, with a lead each. */
final class Roster {
  static final List<String> REGIONS = List.of("North", "South", "East", "West");

  /** One seller. */
  record Owner(String id, String name, String region) {}

  private final List<Owner> owners = new ArrayList<>();
  private final Recorder recorder;
  private final LocalDate leavingDay;

  Roster(Settings settings, Recorder recorder) {
    this.recorder = recorder;
    this.leavingDay = settings.firstDay().plusDays(520);
    int count = Math.max(2 * REGIONS.size(), settings.scaled(16));
    for (int number = 0; number < count; number++) {
      String region = REGIONS.get(number % REGIONS.size());
      String name = "Seller " + region + " " + (number / REGIONS.size() + 1);
      owners.add(new Owner(Ids.of("005", 9, number + 1), name, region));
    }
    owners.forEach(owner -> record(owner, settings.firstDay().minusDays(30), true));
  }

  /** One seller leaves on the way; the records stay with the name. */
  void day(LocalDate day) {
    if (day.equals(leavingDay)) {
      record(owners.get(owners.size() - 1), day, false);
    }
  }

  /** A seller of that region. */
  Owner of(String region, Dice dice) {
    return dice.pick(owners.stream().filter(owner -> owner.region().equals(region)).toList());
  }

  private void record(Owner owner, LocalDate day, boolean isActive) {
    Owner lead =
        owners.stream().filter(other -> other.region().equals(owner.region())).findFirst().get();
    String mailbox = owner.name().toLowerCase(Locale.ROOT).replace(' ', '.');
    recorder
        .row(RawShapes.USERS, Days.at(day, 8))
        .set("Id", owner.id())
        .set("Name", owner.name())
        .set("Email", mailbox + "@seller.example")
        .set("Team__c", "Team " + owner.region())
        .set("ManagerId", lead.equals(owner) ? "" : lead.id())
        .set("Region__c", owner.region())
        .set("IsActive", isActive)
        .set("Weekly_Lead_Capacity__c", 10)
        .set("SystemModstamp", Days.at(day, 8))
        .keep();
  }
}
