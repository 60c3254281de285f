package io.bowtie.feature;

import io.bowtie.contract.AsOf;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** When the deals of a timeline left their stages, as it became known. */
final class DealStages {
  private DealStages() {}

  /**
   * What was known anew on each day: on each, the deal is looked at as it was known then, and what
   * differs from the look before is counted or taken back. So a later correction changes nothing
   * that was counted earlier.
   */
  static List<StageExit> exits(Timeline timeline) {
    List<StageExit> exits = new ArrayList<>();
    for (String id : timeline.ids("deals")) {
      List<StageExit> former = List.of();
      for (LocalDate day : DealChanges.days(timeline, id, "stage")) {
        List<StageExit> now = exitsKnownOn(timeline.at(new AsOf(day)), id);
        List<StageExit> gone = without(former, now);
        List<StageExit> come = without(now, former);
        gone.forEach(exit -> exits.add(counted(exit, day, -1)));
        come.forEach(exit -> exits.add(counted(exit, day, 1)));
        former = now;
      }
    }
    return exits;
  }

  /** All of the deal, whenever they became known: the day is filled in by the caller. */
  private static List<StageExit> exitsKnownOn(Known known, String id) {
    List<DealChanges.Value> stages = DealChanges.of(known, id, "stage");
    List<StageExit> exits = new ArrayList<>();
    for (int place = 1; place < stages.size(); place++) {
      DealChanges.Value left = stages.get(place - 1);
      long days = ChronoUnit.DAYS.between(left.since(), stages.get(place).since());
      exits.add(new StageExit(left.value(), LocalDate.EPOCH, (int) days, 1));
    }
    return exits;
  }

  /** The exits that are not among the others, each counted once. */
  private static List<StageExit> without(List<StageExit> exits, List<StageExit> others) {
    List<StageExit> left = new ArrayList<>(exits);
    others.forEach(left::remove);
    return left;
  }

  private static StageExit counted(StageExit exit, LocalDate day, int sign) {
    return new StageExit(exit.stage(), day, exit.days(), sign);
  }
}
