package io.bowtie.doctor;

import io.bowtie.bronze.FileLedger;
import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.config.SourceConf;
import io.bowtie.config.SourceConf.Landed;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.source.Mapping;
import io.bowtie.source.Mappings;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Looks at a company's files and mappings: headers and a few rows of the newest files, and what
 * mappings make of them. Writes nothing.
 */
public final class Look {
  private Look() {}

  /**
   * All that can be found.
   *
   * @param asOf the night; without one the newest landing that a source shows, or else today
   * @param today the machine's day
   * @param warehouse tables of earlier nights, where there are any
   * @throws io.bowtie.contract.OperatorError of configuration when a source has no mappings, an
   *     option is unknown, a mapping is named after no entity, or a file name shows no date
   */
  public static Found at(
      SparkSession spark,
      BowtieConf conf,
      Optional<AsOf> asOf,
      AsOf today,
      Optional<Tables> warehouse) {
    List<RawFiles> raw = new ArrayList<>();
    for (SourceConf source : conf.sources()) {
      source.tables().keySet().stream()
          .sorted()
          .forEach(table -> raw.add(RawFiles.of(spark, source, table, asOf.orElse(today))));
    }
    AsOf night = asOf.orElseGet(() -> newest(raw).orElse(today));
    Optional<FileLedger> ledger = warehouse.map(FileLedger::read);
    List<SourceFound> sources = new ArrayList<>();
    List<MappingFound> mappings = new ArrayList<>();
    Set<String> currencies = new HashSet<>();
    for (SourceConf source : conf.sources()) {
      List<Mapping> own = Mappings.of(source);
      Map<String, RawLook> looks = new TreeMap<>();
      raw.stream()
          .filter(files -> files.source().equals(source))
          .forEach(files -> looks.put(files.table(), RawLook.at(spark, files, night, ledger)));
      Map<String, RawInput> inputs = new HashMap<>();
      looks.forEach((table, look) -> look.input().ifPresent(input -> inputs.put(table, input)));
      for (Mapping mapping : own) {
        MappingTrial trial = MappingTrial.of(mapping, ReadOptions.ofMapped(source), inputs, night);
        mappings.add(trial.found(landingDays(source, mapping, looks, night)));
        currencies.addAll(trial.currencies());
      }
      Map<String, String> unstamped = UnstampedChanges.doubts(spark, own, looks, night, ledger);
      sources.add(
          new SourceFound(
              source,
              looks.values().stream()
                  .map(look -> look.found(own))
                  .map(table -> table.doubting(unstamped.get(table.table())))
                  .toList()));
    }
    return new Found(
        conf,
        ConfLoader.isDeclared(conf.file(), "reporting-currency"),
        night,
        sources,
        mappings,
        currencies,
        warehouse.map(tables -> KnownOutcomes.of(tables, conf, night)).orElse(List.of()));
  }

  private static Optional<AsOf> newest(List<RawFiles> raw) {
    return raw.stream()
        .filter(files -> files.source().landed() != Landed.NOT_SHOWN)
        .flatMap(files -> files.all().stream())
        .map(file -> file.landedOn())
        .max(Comparator.naturalOrder())
        .map(AsOf::new);
  }

  /** Since the first landing of the youngest table that the mapping reads. */
  private static long landingDays(
      SourceConf source, Mapping mapping, Map<String, RawLook> looks, AsOf night) {
    if (source.landed() == Landed.NOT_SHOWN) {
      return 0;
    }
    return looks.entrySet().stream()
        .filter(look -> mapping.reads(look.getKey()))
        .flatMap(look -> look.getValue().firstLanding().stream())
        .mapToLong(first -> night.date().toEpochDay() - first.toEpochDay())
        .max()
        .orElse(0);
  }

  /** The first of several days. */
  static Optional<LocalDate> first(List<LocalDate> days) {
    return days.stream().min(Comparator.naturalOrder());
  }
}
