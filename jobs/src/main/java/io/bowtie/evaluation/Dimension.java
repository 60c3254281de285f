package io.bowtie.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The rows of one dimension, summed up by group and account, so that a resample adds up accounts
 * and not rows.
 */
final class Dimension {
  static final String UNKNOWN = "unknown";

  /** What one account has in one group. */
  private record Part(int group, int cluster, Tally tally) {}

  private final String name;
  private final List<String> groups;
  private final List<Part> parts;

  private Dimension(String name, List<String> groups, List<Part> parts) {
    this.name = name;
    this.groups = groups;
    this.parts = parts;
  }

  static Dimension of(String name, List<GroupedRow> rows, Clusters clusters, double threshold) {
    Map<String, Map<Integer, Tally>> tallies = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      GroupedRow grouped = rows.get(row);
      tallies
          .computeIfAbsent(grouped.groups().getOrDefault(name, UNKNOWN), group -> new TreeMap<>())
          .computeIfAbsent(clusters.ofRow(row), cluster -> new Tally())
          .add(grouped.row(), threshold);
    }
    List<String> groups = List.copyOf(tallies.keySet());
    List<Part> parts = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      int number = group;
      tallies
          .get(groups.get(group))
          .forEach((cluster, tally) -> parts.add(new Part(number, cluster, tally)));
    }
    return new Dimension(name, groups, parts);
  }

  List<String> groups() {
    return groups;
  }

  String name() {
    return name;
  }

  /** How many accounts have a row of the group in the measure's denominator. */
  int accountsIn(int group, GroupMeasure measure) {
    return accounts(part -> part.group() == group, measure);
  }

  /** How many accounts have a row of another group in the measure's denominator. */
  int accountsOutside(int group, GroupMeasure measure) {
    return accounts(part -> part.group() != group, measure);
  }

  private int accounts(Predicate<Part> wanted, GroupMeasure measure) {
    return (int)
        parts.stream()
            .filter(wanted)
            .filter(part -> measure.support(part.tally()) > 0)
            .mapToInt(Part::cluster)
            .distinct()
            .count();
  }

  /** The sums of each group, in the order of the groups. */
  Tally[] tallies(int[] copiesOfCluster) {
    Tally[] sums = new Tally[groups.size()];
    Arrays.setAll(sums, group -> new Tally());
    for (Part part : parts) {
      sums[part.group()].add(part.tally(), copiesOfCluster[part.cluster()]);
    }
    return sums;
  }
}
