package io.bowtie.evaluation;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which groups of one dimension hide which counts. A group with a count of 1 to 10 hides it; and
 * since totals are known, further groups, the smallest first, hide theirs until what is hidden can
 * no longer be had as the total minus what is shown. What hides its margins hides its matrix too.
 *
 * <p>Each dimension is protected in itself; that a count could be had by combining two dimensions
 * that cut the rows differently is not excluded.
 *
 * <p>Source: the cell size suppression policy of the US Centers for Medicare and Medicaid Services.
 */
final class SmallCells {
  private final Map<Cells, Set<String>> hidden = new EnumMap<>(Cells.class);

  private SmallCells() {}

  static SmallCells in(Map<String, Tally> groups) {
    SmallCells cells = new SmallCells();
    Set<String> rows = cells.hide(Cells.ROWS, groups, Set.of());
    Set<String> margins = new TreeSet<>(cells.hide(Cells.DECISIONS, groups, rows));
    margins.addAll(cells.hide(Cells.OUTCOMES, groups, rows));
    cells.hide(Cells.MATRIX, groups, margins);
    return cells;
  }

  boolean hides(Cells cells, String group) {
    return hidden.get(cells).contains(group);
  }

  private Set<String> hide(Cells cells, Map<String, Tally> groups, Set<String> already) {
    Set<String> chosen = new TreeSet<>(already);
    groups.forEach(
        (group, tally) -> {
          if (cells.areSmall(tally)) {
            chosen.add(group);
          }
        });
    Optional<String> next = smallestShown(groups, chosen);
    while (isDerivable(cells, groups, chosen) && next.isPresent()) {
      chosen.add(next.get());
      next = smallestShown(groups, chosen);
    }
    hidden.put(cells, chosen);
    return chosen;
  }

  private static boolean isDerivable(Cells cells, Map<String, Tally> groups, Set<String> chosen) {
    Tally together = new Tally();
    chosen.forEach(group -> together.add(groups.get(group), 1));
    return chosen.size() == 1 || cells.areSmall(together);
  }

  private static Optional<String> smallestShown(Map<String, Tally> groups, Set<String> chosen) {
    return groups.keySet().stream()
        .filter(group -> !chosen.contains(group))
        .min(
            Comparator.<String>comparingDouble(group -> groups.get(group).rows())
                .thenComparing(Comparator.naturalOrder()));
  }
}
