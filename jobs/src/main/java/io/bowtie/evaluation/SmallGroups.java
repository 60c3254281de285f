package io.bowtie.evaluation;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which groups of one dimension are too small to be shown: those of 1 to 10 rows, and, since the
 * total is known, the smallest others until what is hidden can no longer be had as the total minus
 * what is shown.
 *
 * <p>Source: the cell size suppression policy of the US Centers for Medicare and Medicaid Services,
 * as of group metrics.
 */
public final class SmallGroups {
  private SmallGroups() {}

  /**
   * The groups to hide; none where no group is small.
   *
   * @param rows of each group
   */
  public static Set<String> hidden(Map<String, Long> rows) {
    Set<String> hidden = new TreeSet<>();
    rows.forEach(
        (group, count) -> {
          if (isSmall(count)) {
            hidden.add(group);
          }
        });
    while (isDerivable(rows, hidden) && hidden.size() < rows.size()) {
      rows.entrySet().stream()
          .filter(group -> !hidden.contains(group.getKey()))
          .min(
              Comparator.<Map.Entry<String, Long>>comparingLong(Map.Entry::getValue)
                  .thenComparing(Map.Entry::getKey))
          .ifPresent(group -> hidden.add(group.getKey()));
    }
    return hidden;
  }

  private static boolean isDerivable(Map<String, Long> rows, Set<String> hidden) {
    return hidden.size() == 1 || isSmall(hidden.stream().mapToLong(rows::get).sum());
  }

  private static boolean isSmall(long count) {
    return count > 0 && count <= Cells.MOST_HIDDEN;
  }
}
