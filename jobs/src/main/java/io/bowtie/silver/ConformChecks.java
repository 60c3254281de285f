package io.bowtie.silver;

import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.silver.FateCounts.ProblemPlace;
import io.bowtie.silver.VersionSet.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the gates say about an entity. Whether a version is new tonight does not enter, so that a
 * rerun says the same.
 */
final class ConformChecks {
  private static final Set<Problem> ROW_RULES = Set.of(Problem.values());

  private ConformChecks() {}

  static List<CheckResult> of(Entity entity, FateCounts counts) {
    List<CheckResult> checks = new ArrayList<>();
    for (String source : counts.sources()) {
      FateCounts own = counts.of(source);
      long rows = own.rows(group -> true);
      checks.add(rowCount(entity, source, own, rows));
      checks.addAll(setAside(entity, source, own, rows));
      if (own.orphans() > 0) {
        checks.add(
            new CheckResult(
                source,
                entity.name(),
                "orphans",
                "account_id",
                Outcome.CAVEAT,
                own.versions(),
                own.orphans(),
                "Version(s) that name an account which no source delivers; kept."));
      }
      if (own.unresolved() > 0) {
        checks.add(unresolved(entity, source, own));
      }
      checks.addAll(oddities(entity, source, own));
    }
    return checks;
  }

  /** What makes no sense is kept: the source has to say what it should be. */
  private static List<CheckResult> oddities(Entity entity, String source, FateCounts counts) {
    List<CheckResult> checks = new ArrayList<>();
    for (int place = 0; place < entity.oddities().size(); place++) {
      Entity.Oddity oddity = entity.oddities().get(place);
      long odd = counts.odd(place);
      if (odd > 0) {
        checks.add(
            new CheckResult(
                source,
                entity.name(),
                Conforming.ODDITY,
                String.join(", ", oddity.columns()),
                Outcome.CAVEAT,
                counts.versions(),
                odd,
                "Version(s) that " + oddity.words() + "; kept as the source tells them."));
      }
    }
    return checks;
  }

  private static CheckResult rowCount(Entity entity, String source, FateCounts counts, long rows) {
    String detail =
        rows
            + " mapped row(s) = "
            + counts.versions()
            + " version(s) + "
            + counts.rows(Fate.QUARANTINED)
            + " quarantined + "
            + counts.rows(Fate.COLLAPSED)
            + " exact duplicate(s) + "
            + (counts.rows(Fate.OUTDATED) > 0 ? counts.rows(Fate.OUTDATED) + " outdated + " : "")
            + counts.rows(Fate.UNCHANGED)
            + " unchanged + "
            + counts.rows(Fate.LATER)
            + " recorded later.";
    return new CheckResult(
        source,
        entity.name(),
        Conforming.ROW_COUNT,
        CheckResult.ROW,
        counts.versions() > 0 ? Outcome.PASS : Outcome.CAVEAT,
        rows,
        0,
        detail);
  }

  private static List<CheckResult> setAside(
      Entity entity, String source, FateCounts counts, long rows) {
    List<CheckResult> checks = new ArrayList<>();
    Map<ProblemPlace, Long> failed = counts.byProblem();
    failed.forEach(
        (place, count) ->
            checks.add(
                new CheckResult(
                    source,
                    entity.name(),
                    place.problem().rule(),
                    place.column(),
                    Outcome.QUARANTINE,
                    rows,
                    count,
                    "Row(s) set aside as " + place.problem() + "; see gold.quarantine.")));
    ROW_RULES.stream()
        .filter(rule -> failed.keySet().stream().noneMatch(place -> place.problem() == rule))
        .sorted()
        .map(
            rule ->
                new CheckResult(
                    source,
                    entity.name(),
                    rule.rule(),
                    CheckResult.ROW,
                    Outcome.PASS,
                    rows,
                    0,
                    "Every row passes."))
        .forEach(checks::add);
    return checks;
  }

  private static CheckResult unresolved(Entity entity, String source, FateCounts counts) {
    List<String> money = counts.unresolvedMoney();
    return new CheckResult(
        source,
        entity.name(),
        "identity",
        "account_id",
        Outcome.CAVEAT,
        counts.versions(),
        counts.unresolved(),
        "Version(s) of customers that are linked to no account"
            + (money.isEmpty() ? "" : ", worth " + String.join(" and ", money))
            + "; kept without one.");
  }
}
