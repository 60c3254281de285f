package io.bowtie.mapping;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.bronze.RowFaults;
import io.bowtie.contract.Column;
import io.bowtie.contract.NearestWord;
import io.bowtie.silver.Entity;
import io.bowtie.silver.FateCounts;
import io.bowtie.silver.Recording;
import io.bowtie.silver.VersionSet.Fate;
import io.bowtie.source.ReadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds a trial's outcome against what every mapping must pass: required columns, a key that tells
 * versions apart, a time at which each became known, and the same outcome in whatever order the
 * rows come. That none reads clock, chance or other tables is refused before it runs.
 */
final class CheckMappings {
  private final Trial trial;
  private final Trial inReverse;

  CheckMappings(Trial trial) {
    this.trial = trial;
    this.inReverse =
        new Trial(
            trial.spark(),
            trial.source(),
            trial.customFields(),
            trial.raw().inReverse(),
            trial.asOf());
  }

  /**
   * The report.
   *
   * @param unreadFiles that answer to no raw table
   */
  MappingReport report(List<String> unreadFiles) {
    Set<String> read = new TreeSet<>();
    List<EntityReport> entities = new ArrayList<>();
    for (TriedEntity entity : trial.all().values()) {
      if (entity instanceof TriedEntity.Mapped mapped) {
        read.addAll(RawColumnMarks.read(mapped.query()));
        entities.add(of(mapped));
      } else if (entity instanceof TriedEntity.Blocked blocked) {
        entities.add(of(blocked));
      }
    }
    return new MappingReport(trial.source().mapping(), entities, tables(read), unreadFiles);
  }

  private EntityReport of(TriedEntity.Mapped mapped) {
    FateCounts counts = mapped.counts();
    RowSum delivered = RowSum.of(mapped.rows());
    Set<String> columns = Set.of(mapped.rows().columns());
    return new EntityReport(
        mapped.entity().name(),
        delivered.rows(),
        counts.versions(),
        counts.rows(Fate.QUARANTINED),
        counts.rows(Fate.COLLAPSED),
        counts.rows(Fate.UNCHANGED, Fate.OUTDATED),
        counts.rows(Fate.LATER),
        counts.setAside(),
        knownBy(mapped.entity(), columns),
        List.of(),
        absent(mapped.entity(), columns),
        trial.customFields().isPresent()
            ? List.of()
            : columns.stream().filter(name -> name.startsWith("x_")).sorted().toList(),
        faults(mapped, delivered),
        "");
  }

  private static EntityReport of(TriedEntity.Blocked blocked) {
    return new EntityReport(
        blocked.mapping().entity(),
        0,
        0,
        0,
        0,
        0,
        0,
        List.of(),
        "",
        blocked.missing(),
        List.of(),
        List.of(),
        List.of(),
        String.valueOf(blocked.error().getMessage()));
  }

  private List<String> faults(TriedEntity.Mapped mapped, RowSum delivered) {
    List<String> faults = new ArrayList<>();
    if (!delivered.equals(RowSum.of(inReverse.mapped(mapped.mapping())))) {
      faults.add(
          "Its rows differ when the same files are read in another order. Order each window and"
              + " each max_by by what tells rows apart, such as _landed_on, _file, _line.");
    }
    for (String column : trial.sortedAsTexts(mapped)) {
      faults.add(
          column
              + " holds times in the source's format, but rows are sorted by its text. Sort by"
              + " try_cast(... AS TIMESTAMP), or by what the mapping itself parses of it.");
    }
    long decided = mapped.counts().rows(Fate.values());
    // Snapshots add a row for each key that one of them lacks.
    boolean hasSnapshots =
        trial.raw().inputs().values().stream().anyMatch(input -> input.snapshots().size() > 1);
    if (hasSnapshots ? decided < delivered.rows() : decided != delivered.rows()) {
      faults.add(delivered.rows() + " row(s) in, but something became of " + decided + ".");
    }
    return faults;
  }

  private static String knownBy(Entity entity, Set<String> delivered) {
    if (delivered.contains("recorded_at")) {
      return "recorded_at";
    }
    return entity.recording() instanceof Recording.AtEvent event
            && delivered.contains(event.column())
        ? event.column()
        : EntityReport.LANDING;
  }

  private static List<String> absent(Entity entity, Set<String> delivered) {
    List<String> technical = Entity.TECHNICAL.stream().map(Column::name).toList();
    return entity.deliverable().stream()
        .filter(name -> !delivered.contains(name) && !technical.contains(name))
        .filter(name -> !entity.required().contains(name))
        .toList();
  }

  private List<RawTableReport> tables(Set<String> read) {
    Map<String, List<LedgerEntry>> byTable = new TreeMap<>();
    trial
        .raw()
        .ledger()
        .entries()
        .forEach(
            entry ->
                byTable
                    .computeIfAbsent(entry.table().name(), name -> new ArrayList<>())
                    .add(entry));
    List<RawTableReport> tables = new ArrayList<>();
    byTable.forEach(
        (table, entries) -> {
          List<String> unread = unread(table, read);
          tables.add(
              new RawTableReport(
                  table,
                  entries.stream().map(LedgerEntry::file).toList(),
                  entries.stream().mapToLong(LedgerEntry::rows).sum(),
                  entries.stream().mapToLong(LedgerEntry::corruptRows).sum(),
                  RowFaults.of(new FileLedger(entries), ReadOptions.of(trial.source()).encoding())
                      .stream()
                      .map(RowFaults::detail)
                      .toList(),
                  unread,
                  mayBeMeant(table, unread)));
        });
    return tables;
  }

  private Map<String, String> mayBeMeant(String table, List<String> unread) {
    Map<String, String> meant = new TreeMap<>();
    if (trial.raw().inputs().containsKey(table)) {
      List<String> delivered = trial.raw().inputs().get(table).columns();
      Set<String> missing = new TreeSet<>();
      trial.mappings().values().forEach(each -> missing.addAll(each.lacking(table, delivered)));
      unread.forEach(
          column ->
              NearestWord.to(column.toLowerCase(Locale.ROOT), missing)
                  .filter(word -> word.length() > 4)
                  .ifPresent(word -> meant.put(column, word)));
    }
    return meant;
  }

  private List<String> unread(String table, Set<String> read) {
    return trial.raw().inputs().containsKey(table)
        ? trial.raw().inputs().get(table).columns().stream()
            .filter(column -> !read.contains(RawColumnMarks.marked(table, column)))
            .sorted()
            .toList()
        : List.of();
  }
}
