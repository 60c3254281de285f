package io.bowtie.generate;

import java.time.LocalDate;
import java.util.List;

/** The product's own count of use: a row per workspace, working day and feature. */
final class UsageMeter {
  private static final List<String> FEATURES = List.of("reports", "automations");
  private static final double LATE = 0.012;

  private final Recorder recorder;
  private final LocalDate lastDay;
  private final Dice orphanDice;
  private final int orphans;
  private final LocalDate firstDay;

  UsageMeter(Settings settings, Recorder recorder) {
    this.recorder = recorder;
    this.firstDay = settings.firstDay();
    this.lastDay = settings.lastDay();
    this.orphans = settings.scaled(3);
    this.orphanDice = Dice.of(settings.seed(), "orphan usage");
  }

  void day(Customer customer, LocalDate day) {
    int users = customer.adoption.activeUsers(customer.subscription.seats);
    int total = 0;
    for (String feature : FEATURES) {
      double perUser = feature.equals("reports") ? 6 : 9;
      int events = (int) Math.round(users * perUser * customer.dice.lognormal(1, 0.12));
      total += events;
      if (events > 0) {
        meter(customer.workspaceId, day, feature, new Use(events, users), customer.dice);
      }
    }
    customer.adoption.remember(total);
  }

  /** Workspaces that no account of the CRM knows, such as a sandbox of our own. */
  void orphans(LocalDate day) {
    for (int number = 1; number <= orphans; number++) {
      String workspace = Ids.of("ws_sandbox_", 2, number);
      if (day.equals(firstDay)) {
        introduce(workspace, number);
      }
      if (!Days.isWeekend(day) && orphanDice.chance(0.8)) {
        meter(workspace, day, "reports", new Use(orphanDice.between(1, 40), 1), orphanDice);
      }
    }
  }

  private record Use(int events, int users) {}

  /** A day's use; now and then a part of it is exported some days late, as a row of its own. */
  private void meter(String workspace, LocalDate day, String feature, Use use, Dice dice) {
    boolean isSplit = use.events() > 5 && dice.chance(LATE);
    int late = isSplit ? Math.max(1, use.events() / 5) : 0;
    export(workspace, day, feature, new Use(use.events() - late, use.users()), day);
    if (isSplit) {
      LocalDate exported = day.plusDays(dice.between(1, 5));
      if (!exported.isAfter(lastDay)) {
        recorder.count(
            RawShapes.USAGE, "late", String.join("|", workspace, day.toString(), feature));
      }
      export(workspace, day, feature, new Use(late, 1), exported);
    }
  }

  private void export(
      String workspace, LocalDate day, String feature, Use use, LocalDate exported) {
    if (workspace.startsWith("ws_sandbox") && !exported.isAfter(lastDay)) {
      recorder.count(
          RawShapes.USAGE, "orphan", String.join("|", workspace, day + "", feature, exported + ""));
    }
    recorder
        .row(RawShapes.USAGE, Days.at(exported, 23))
        .set("workspace_id", workspace)
        .set("date", day)
        .set("feature", feature)
        .set("events", use.events())
        .set("active_users", use.users())
        .set("seconds", use.events() * 40)
        .set("errors", use.events() / 200)
        .set("exported_on", exported)
        .keep();
  }

  private void introduce(String workspace, int number) {
    recorder
        .row(RawShapes.WORKSPACE, Days.at(firstDay, 5))
        .set("workspace_id", workspace)
        .set("name", "Sandbox " + number)
        .set("domain", "sandbox" + number + ".example")
        .set("updated_at", Days.at(firstDay, 5))
        .keep();
  }
}
