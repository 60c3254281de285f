package io.bowtie.doctor;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.FileSample;
import io.bowtie.bronze.RawTable;
import io.bowtie.config.SourceConf;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.config.SourceConf.Landed;
import io.bowtie.contract.AsOf;
import io.bowtie.source.Mapping;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceFile;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * A look at the newest files of a raw table.
 *
 * @param files of the table
 * @param landed those that the night sees
 * @param rows in them
 * @param columns of the last landing
 * @param faults why it cannot be used
 * @param doubts what looks wrong
 * @param input some rows, for mappings
 */
record RawLook(
    RawFiles files,
    List<SourceFile> landed,
    Optional<RowCount> rows,
    List<String> columns,
    List<String> faults,
    List<String> doubts,
    Optional<RawInput> input) {
  /** Files that are opened: those of a landing mostly have the same columns. */
  private static final int OPENED = 4;

  static RawLook at(SparkSession spark, RawFiles files, AsOf night, Optional<FileLedger> ledger) {
    List<SourceFile> landed =
        files.all().stream().filter(file -> !file.landedOn().isAfter(night.date())).toList();
    if (landed.isEmpty()) {
      return without(files, landed, files.fault().orElseGet(() -> later(files, night)));
    }
    LocalDate last = landed.get(landed.size() - 1).landedOn();
    List<SourceFile> newest =
        landed.stream().filter(file -> file.landedOn().equals(last)).limit(OPENED).toList();
    SourceConf source = files.source();
    if (source.format() == Format.JDBC) {
      return without(files, landed, "a database is not opened here: run ingest, then look again");
    }
    if (source.format() != Format.CSV && source.format() != Format.JSON) {
      return typed(spark, files, landed, newest.get(0));
    }
    try {
      List<FileSample> samples = new ArrayList<>();
      for (SourceFile file : newest) {
        samples.add(
            FileSample.of(
                spark.sparkContext().hadoopConfiguration(),
                source.format(),
                ReadOptions.of(source),
                file));
      }
      return sampled(
          spark, files, landed, newest, samples, rows(files, landed, samples, night, ledger));
    } catch (IOException unreadable) {
      return without(files, landed, "it cannot be read: " + unreadable.getMessage());
    }
  }

  private static RawLook sampled(
      SparkSession spark,
      RawFiles files,
      List<SourceFile> landed,
      List<SourceFile> newest,
      List<FileSample> samples,
      Optional<RowCount> rows) {
    Set<String> columns = columns(files.source().format(), samples);
    Set<String> doubts = new LinkedHashSet<>();
    samples.forEach(sample -> doubts.addAll(sample.doubts()));
    if (columns.isEmpty()) {
      return without(files, landed, String.join(" ", doubts));
    }
    return new RawLook(
        files,
        landed,
        rows,
        List.copyOf(columns),
        List.of(),
        List.copyOf(doubts),
        Optional.of(
            new RawInput(
                SampleRows.of(spark, List.copyOf(columns), newest, samples),
                newest.get(newest.size() - 1).name())));
  }

  /** An object may leave a column out that it has no value for; a header may not. */
  private static Set<String> columns(Format format, List<FileSample> samples) {
    Set<String> columns = new LinkedHashSet<>();
    samples.forEach(sample -> columns.addAll(sample.columns()));
    if (format == Format.CSV) {
      samples.stream()
          .filter(sample -> !sample.columns().isEmpty())
          .forEach(sample -> columns.retainAll(sample.columns()));
    }
    return columns;
  }

  private static Optional<RowCount> rows(
      RawFiles files,
      List<SourceFile> landed,
      List<FileSample> samples,
      AsOf night,
      Optional<FileLedger> ledger) {
    long ingested =
        ledger
            .map(all -> all.of(new RawTable(files.source().name(), files.table())))
            .map(own -> own.landedBy(own.visibleUntil(files.source().landed(), night)).rows())
            .orElse(0L);
    if (ingested > 0) {
      return Optional.of(new RowCount(ingested, true));
    }
    if (samples.size() == landed.size() && samples.stream().allMatch(FileSample::isWhole)) {
      return Optional.of(
          new RowCount(samples.stream().mapToLong(sample -> sample.rows().size()).sum(), true));
    }
    OptionalLong estimate =
        samples.get(0).rowsOf(landed.stream().mapToLong(SourceFile::bytes).sum());
    return estimate.isEmpty() || isPacked(landed)
        ? Optional.empty()
        : Optional.of(new RowCount(estimate.getAsLong(), false));
  }

  private static boolean isPacked(List<SourceFile> files) {
    return files.stream()
        .anyMatch(file -> file.name().matches(".*\\.(gz|bz2|zst|snappy|lz4|deflate|zip)"));
  }

  /** Formats that tell columns and types themselves are opened by Spark, without reading rows. */
  private static RawLook typed(
      SparkSession spark, RawFiles files, List<SourceFile> landed, SourceFile newest) {
    String format = files.source().format().name().toLowerCase(java.util.Locale.ROOT);
    try {
      RawInput input =
          new RawInput(
              SampleRows.of(spark.read().format(format).load(newest.path()), newest),
              newest.name());
      return new RawLook(
          files,
          landed,
          Optional.empty(),
          input.columns(),
          List.of(),
          List.of(),
          Optional.of(input));
    } catch (RuntimeException unreadable) {
      return without(
          files,
          landed,
          "it cannot be read as "
              + format
              + ": "
              + String.valueOf(unreadable.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static String later(RawFiles files, AsOf night) {
    return "none of its "
        + files.all().size()
        + " file(s) had landed by "
        + night
        + "; the first landed on "
        + files.all().get(0).landedOn()
        + ".";
  }

  private static RawLook without(RawFiles files, List<SourceFile> landed, String fault) {
    return new RawLook(
        files, landed, Optional.empty(), List.of(), List.of(fault), List.of(), Optional.empty());
  }

  Optional<LocalDate> firstLanding() {
    return Look.first(landed.stream().map(SourceFile::landedOn).toList());
  }

  /** With what the source's mappings leave unused. */
  RawTableFound found(List<Mapping> mappings) {
    List<Mapping> readers =
        mappings.stream().filter(mapping -> mapping.reads(files.table())).toList();
    List<String> unread = columns;
    for (Mapping reader : readers) {
      unread = reader.unnamed(unread);
    }
    boolean isShown = files.source().landed() != Landed.NOT_SHOWN;
    return new RawTableFound(
        files.table(),
        files.place(),
        landed.size(),
        isShown ? firstLanding() : Optional.empty(),
        isShown && !landed.isEmpty()
            ? Optional.of(landed.get(landed.size() - 1).landedOn())
            : Optional.empty(),
        rows,
        columns,
        !readers.isEmpty(),
        unread,
        faults,
        doubts);
  }
}
