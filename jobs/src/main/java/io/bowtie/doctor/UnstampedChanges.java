package io.bowtie.doctor;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.RawTable;
import io.bowtie.config.SourceConf;
import io.bowtie.config.SourceConf.Landed;
import io.bowtie.contract.AsOf;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Silver;
import io.bowtie.source.Mapping;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceFile;
import io.bowtie.source.SourceTimes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Raw columns whose content changes from one landing to the next while the row's own clock, the
 * column that its mapping delivers as recorded_at, stands still: formula and roll-up fields of a
 * CRM are such. Found in the first rows of the last two landings, for mappings that pass on _file
 * and _line.
 */
final class UnstampedChanges {
  private static final List<String> PLACE = List.of(RawTable.FILE, RawTable.LINE);
  private static final int NAMED = 12;

  private UnstampedChanges() {}

  /** A sentence for each raw table that has such columns. */
  static Map<String, String> doubts(
      SparkSession spark,
      List<Mapping> mappings,
      Map<String, RawLook> looks,
      AsOf night,
      Optional<FileLedger> ledger) {
    Map<String, RawInput> inputs = new HashMap<>();
    Map<String, Map<List<String>, Row>> rows = new HashMap<>();
    looks.forEach(
        (table, look) ->
            look.input()
                .ifPresent(
                    newest -> {
                      Optional<Dataset<Row>> former = former(spark, look, ledger);
                      inputs.put(
                          table,
                          former
                              .map(
                                  earlier ->
                                      new RawInput(
                                          newest.rows().unionByName(earlier, true),
                                          newest.lastFile()))
                              .orElse(newest));
                      former.ifPresent(any -> rows.put(table, byPlace(inputs.get(table).rows())));
                    }));
    Map<String, Set<String>> changed = new TreeMap<>();
    for (Mapping mapping : mappings) {
      rows.forEach(
          (table, cells) -> {
            if (mapping.reads(table)) {
              changed
                  .computeIfAbsent(table, name -> new TreeSet<>())
                  .addAll(
                      changed(
                          mapping,
                          ReadOptions.of(looks.get(table).files().source()),
                          inputs,
                          cells,
                          night));
            }
          });
    }
    changed.values().removeIf(Set::isEmpty);
    Map<String, String> doubts = new TreeMap<>();
    changed.forEach((table, columns) -> doubts.put(table, sentence(columns)));
    return doubts;
  }

  /** The first rows of the landing before the newest one; none where the source shows no days. */
  private static Optional<Dataset<Row>> former(
      SparkSession spark, RawLook look, Optional<FileLedger> ledger) {
    SourceConf source = look.files().source();
    List<LocalDate> days =
        look.landed().stream().map(SourceFile::landedOn).distinct().sorted().toList();
    if (source.landed() == Landed.NOT_SHOWN || days.size() < 2) {
      return Optional.empty();
    }
    AsOf before = new AsOf(days.get(days.size() - 2));
    return RawLook.at(spark, look.files(), before, ledger).input().map(RawInput::rows);
  }

  private static Map<List<String>, Row> byPlace(Dataset<Row> rows) {
    Map<List<String>, Row> byPlace = new HashMap<>();
    rows.collectAsList().forEach(row -> byPlace.put(place(row), row));
    return byPlace;
  }

  private static List<String> place(Row row) {
    return PLACE.stream().map(name -> String.valueOf(row.<Object>getAs(name))).toList();
  }

  /** A mapping that cannot be run is for others to tell; here it only says nothing. */
  private static Set<String> changed(
      Mapping mapping,
      ReadOptions options,
      Map<String, RawInput> inputs,
      Map<List<String>, Row> raw,
      AsOf night) {
    Set<String> changed = new TreeSet<>();
    try {
      Entity entity = Silver.entity(mapping.entity());
      Dataset<Row> mapped =
          mapping.run(
              inputs,
              night,
              entity.required(),
              SourceTimes.of(options, entity.versions().columns()));
      List<String> columns = List.of(mapped.columns());
      if (!columns.containsAll(PLACE) || !columns.contains("recorded_at")) {
        return changed;
      }
      List<String> version =
          Stream.concat(
                  Silver.entity(mapping.entity()).businessKey().stream(), Stream.of("recorded_at"))
              .filter(columns::contains)
              .toList();
      Map<List<String>, List<Row>> told = new HashMap<>();
      mapped
          .select(
              Stream.concat(version.stream(), PLACE.stream())
                  .map(functions::col)
                  .toArray(Column[]::new))
          .collectAsList()
          .stream()
          .filter(row -> !row.anyNull() && raw.containsKey(place(row)))
          .forEach(
              row ->
                  told.computeIfAbsent(
                          version.stream()
                              .map(name -> String.valueOf(row.<Object>getAs(name)))
                              .toList(),
                          key -> new ArrayList<>())
                      .add(raw.get(place(row))));
      told.values().forEach(rows -> changed.addAll(differing(rows)));
    } catch (RuntimeException unreadable) {
      return Set.of();
    }
    return changed;
  }

  /** The columns in which rows of several landings differ. */
  private static Set<String> differing(List<Row> rows) {
    Set<String> differing = new TreeSet<>();
    Row first = rows.get(0);
    for (Row row : rows) {
      if (!Objects.equals(
          row.<Object>getAs(RawTable.LANDED_ON), first.<Object>getAs(RawTable.LANDED_ON))) {
        Stream.of(first.schema().fieldNames())
            .filter(name -> !name.startsWith("_"))
            .filter(name -> !Objects.equals(row.<Object>getAs(name), first.<Object>getAs(name)))
            .forEach(differing::add);
      }
    }
    return differing;
  }

  private static String sentence(Set<String> columns) {
    List<String> names = List.copyOf(new TreeSet<>(columns));
    return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "")
        + " changed between the last two landings while the row's own time of change did not, as"
        + " formula and roll-up fields do. Such a change counts as known from its landing on, and"
        + " what lay between two landings is not known: deliver such a table whole each night.";
  }
}
