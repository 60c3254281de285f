package io.bowtie.generate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds defects in a finished table without knowing where they were put. */
final class Defects {
  private Defects() {}

  static long count(RawTable table, Defect defect) {
    if (defect instanceof Defect.ExactDuplicate) {
      return (long) table.rows().size() - new HashSet<>(table.rows()).size();
    }
    if (defect instanceof Defect.ConflictingDuplicate) {
      return conflicts(table);
    }
    if (defect instanceof Defect.TextNull text) {
      return table.column(text.column()).filter(text.word()::equals).count();
    }
    if (defect instanceof Defect.TrailingSpace space) {
      return table.column(space.column()).filter(cell -> cell.endsWith(" ")).count();
    }
    if (defect instanceof Defect.TextInNumber text) {
      return table.column(text.column()).filter(Defect.TextInNumber.WORDS::equals).count();
    }
    return table.column("StageName").filter(Defect.UnknownStage.STAGE::equals).count();
  }

  /** Pairs of rows that claim the same record and time, and differ. */
  private static long conflicts(RawTable table) {
    Map<List<Object>, Set<RawRow>> versions = new HashMap<>();
    for (RawRow row : table.rows()) {
      versions
          .computeIfAbsent(List.of(table.keyOf(row), row.recordedAt()), key -> new HashSet<>())
          .add(row);
    }
    return versions.values().stream().filter(rows -> rows.size() > 1).count();
  }
}
