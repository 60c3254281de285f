package io.bowtie.proof;

import static io.bowtie.proof.PageText.share;
import static io.bowtie.proof.PageText.text;

import io.bowtie.proof.DriftResult.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the nights of drifting companies made of each planted column, for readers.
 *
 * @param companies that were looked at
 */
record DriftTable(List<DriftResult> companies) {

  DriftTable {
    companies = List.copyOf(companies);
  }

  /** Columns that were flagged, of those that drift or of their clean twins. */
  String flagged(boolean isDrifting) {
    return share(
        columns().filter(seen -> seen.drift().isDrifting() == isDrifting).toList(),
        Seen::isFlagged);
  }

  /** A line for each column, over all companies, and the other features that were flagged. */
  List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "### Planted drift",
                "",
                "| Column | Drifts | Flagged | Of these alert | Raised | PSI of each company |",
                "|---|---|---|---|---|---|"));
    for (PlantedDrift drift : PlantedDrift.values()) {
      lines.add(line(drift, columns().filter(seen -> seen.drift() == drift).toList()));
    }
    lines.add("");
    lines.addAll(others());
    return lines;
  }

  private static String line(PlantedDrift drift, List<Seen> seen) {
    return text(
        "| %s | %s | %s | %s | %s | %s |",
        drift.column(),
        drift.isDrifting() ? "yes" : "no",
        share(seen, Seen::isFlagged),
        share(seen, each -> each.verdict().equals("alert")),
        share(seen, Seen::isRaised),
        String.join(
            ", ",
            seen.stream()
                .map(each -> each.psi() == null ? "unwatched" : text("%.3f", each.psi()))
                .toList()));
  }

  private List<String> others() {
    TreeMap<String, Integer> flagged = new TreeMap<>();
    companies.stream()
        .flatMap(company -> company.flagged().stream())
        .forEach(feature -> flagged.merge(feature, 1, Integer::sum));
    if (flagged.isEmpty()) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Flagged as well, though nobody planted it. Why was not looked into; smoothed rates of past"
                    + " outcomes change their spread as outcomes gather:",
                ""));
    flagged.forEach(
        (feature, count) ->
            lines.add(text("- %s, in %d of %d companies", feature, count, companies.size())));
    lines.add("");
    return lines;
  }

  private Stream<Seen> columns() {
    return companies.stream().flatMap(company -> company.columns().stream());
  }
}
