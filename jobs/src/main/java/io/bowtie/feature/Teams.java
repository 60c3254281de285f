package io.bowtie.feature;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * In which team an owner was known to be, on any day. The team is as near as a feature comes to the
 * owner: who owns a deal is denied, since a score must not judge a person by name.
 */
final class Teams implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, ArrayList<Membership>> byOwner = new HashMap<>();

  private Teams() {}

  /** One state of an owner; without a team where none is named or the owner is deleted. */
  private record Membership(LocalDate recordedOn, String team) implements Serializable {}

  /**
   * As owners' versions tell.
   *
   * @param owners versions, in any order
   */
  static Teams of(List<Fact> owners) {
    Teams teams = new Teams();
    owners.stream()
        .sorted(Fact.BY_KNOWLEDGE)
        .forEach(
            owner ->
                teams
                    .byOwner
                    .computeIfAbsent(owner.text("owner_id").orElseThrow(), id -> new ArrayList<>())
                    .add(
                        new Membership(
                            owner.recordedOn(),
                            owner.isDeleted() ? "" : owner.text("team").orElse(""))));
    return teams;
  }

  /** As all timelines together tell, where owners are among their facts. */
  static Teams ofTimelines(List<Timeline> timelines) {
    List<Fact> owners = new ArrayList<>();
    timelines.forEach(
        timeline -> timeline.allVersions(Observe.OWNERS).forEach(each -> owners.addAll(each)));
    return of(owners);
  }

  /** The team as known at the end of the day; empty without one. */
  Optional<String> of(Optional<String> owner, LocalDate on) {
    String team = "";
    for (Membership each : owner.map(byOwner::get).map(List::copyOf).orElse(List.of())) {
      if (each.recordedOn().isAfter(on)) {
        break;
      }
      team = each.team();
    }
    return team.isEmpty() ? Optional.empty() : Optional.of(team);
  }

  static Teams none() {
    return new Teams();
  }
}
