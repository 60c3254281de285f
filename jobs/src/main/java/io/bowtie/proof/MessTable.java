package io.bowtie.proof;

import static io.bowtie.proof.PageText.share;
import static io.bowtie.proof.PageText.text;

import io.bowtie.proof.MessyResult.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the nights of messy companies made of each planted mess, for readers.
 *
 * @param companies that were looked at
 */
record MessTable(List<MessyResult> companies) {

  MessTable {
    companies = List.copyOf(companies);
  }

  /** Claims of companies that hold in exactly the count planted. */
  String exact() {
    return share(
        companies.stream().flatMap(company -> company.counts().stream()).toList(), Count::isExact);
  }

  /** A line for each claim, over all companies. */
  List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "### Planted messes",
                "",
                "| Raw table | Mess | Counts as found | Found of planted | Companies exact |",
                "|---|---|---|---|---|"));
    Map<List<String>, List<Count>> byClaim = new LinkedHashMap<>();
    companies.stream()
        .flatMap(company -> company.counts().stream())
        .forEach(
            count ->
                byClaim
                    .computeIfAbsent(
                        List.of(count.table(), count.kind(), count.claim()),
                        key -> new ArrayList<>())
                    .add(count));
    byClaim.forEach((claim, counts) -> lines.add(line(claim, counts)));
    lines.add("");
    return lines;
  }

  private static String line(List<String> claim, List<Count> counts) {
    return text(
        "| %s | %s | %s | %,d of %,d | %s |",
        claim.get(0),
        claim.get(1).replace('_', ' '),
        claim.get(2),
        counts.stream().mapToLong(Count::found).sum(),
        counts.stream().mapToLong(Count::planted).sum(),
        share(counts, Count::isExact));
  }
}
