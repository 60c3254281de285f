package io.bowtie.mapping;

import io.bowtie.silver.FateCounts.SetAside;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A report in words and tables: rows in and out for each entity first, then what a person may want
 * to mend, each part left out when there is nothing to say.
 */
final class ReportText {
  private static final List<String> ROWS =
      List.of(
          "entity",
          "rows in",
          "versions",
          "set aside",
          "duplicates",
          "unchanged",
          "later",
          "known by",
          "verdict",
          "set aside because");

  private final TableForm form;
  private final List<String> lines = new ArrayList<>();

  ReportText(TableForm form) {
    this.form = form;
  }

  String of(MappingReport report) {
    lines.addAll(rows(report));
    part("Blocked, doubtful or lost", each(report, ReportText::faults, "\n"));
    part("Required columns that are missing", each(report, EntityReport::missing, ", "));
    part("Keys and times", each(report, EntityReport::remarks, " "));
    part("Optional columns that are absent", each(report, EntityReport::absent, ", "));
    part(
        "Own columns, to be declared under custom-fields with the moment when they are known",
        each(report, EntityReport::undeclared, ", "));
    part(
        "Raw columns that no mapping reads",
        report.tables().stream()
            .filter(table -> !table.unread().isEmpty())
            .map(table -> table.table() + ": " + String.join(", ", table.unread()))
            .toList());
    part(
        "Columns that may be meant",
        report.tables().stream()
            .flatMap(
                table ->
                    table.mayBeMeant().entrySet().stream()
                        .map(
                            column ->
                                table.table()
                                    + ": "
                                    + column.getKey()
                                    + " is not read, "
                                    + column.getValue()
                                    + " is not delivered"))
            .toList());
    part(
        "Records that do not fit their file's columns",
        report.tables().stream()
            .filter(table -> table.corruptRows() > 0)
            .map(table -> table.table() + ": " + table.corruptRows() + " of " + table.rows())
            .toList());
    part(
        "Rows that do not stand in their files as they should",
        report.tables().stream()
            .flatMap(table -> table.faults().stream().map(fault -> table.table() + ": " + fault))
            .toList());
    part("Files that are no raw table of these mappings", report.unreadFiles());
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  /** The table of rows in and out alone. */
  List<String> rows(MappingReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(ROWS);
    for (EntityReport entity : report.entities()) {
      rows.add(
          List.of(
              entity.entity(),
              String.valueOf(entity.rowsIn()),
              String.valueOf(entity.versions()),
              String.valueOf(entity.setAside()),
              String.valueOf(entity.duplicates()),
              String.valueOf(entity.unchanged()),
              String.valueOf(entity.later()),
              entity.knownBy(),
              entity.verdict(),
              entity.reasons().stream().map(ReportText::reason).collect(Collectors.joining(", "))));
    }
    return form.table(rows);
  }

  private void part(String heading, List<String> items) {
    if (!items.isEmpty()) {
      lines.addAll(List.of("", form.heading(heading), ""));
      items.forEach(item -> lines.add(form.item(item)));
    }
  }

  private static List<String> each(
      MappingReport report, Function<EntityReport, List<String>> what, String between) {
    return report.entities().stream()
        .filter(entity -> !what.apply(entity).isEmpty())
        .map(entity -> entity.entity() + ": " + String.join(between, what.apply(entity)))
        .toList();
  }

  private static String reason(SetAside aside) {
    return aside.rows() + " " + aside.reason() + " " + aside.column();
  }

  private static List<String> faults(EntityReport entity) {
    List<String> faults = new ArrayList<>(entity.faults());
    if (!entity.blocked().isEmpty()) {
      faults.add(0, entity.blocked());
    }
    if (entity.verdict().equals("lost")) {
      faults.add("Every row is set aside; the last column of the table says why.");
    }
    return faults;
  }
}
