package io.bowtie.bronze;

import io.bowtie.config.IncrementConf.Increment;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceFile;
import io.bowtie.source.SourceFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The files that a source offers for one raw table.
 *
 * @param source that delivers
 * @param table delivered
 * @param files all that match, earliest landing first
 * @param fault why they cannot be told
 */
public record Delivery(
    SourceConf source, RawTable table, List<SourceFile> files, Optional<OperatorError> fault) {

  public Delivery {
    files = List.copyOf(files);
  }

  /**
   * What every source offers, in the order of conf.
   *
   * @throws OperatorError of configuration when a source cannot be read as it is declared
   */
  public static List<Delivery> of(SparkSession spark, List<SourceConf> sources, AsOf asOf) {
    List<Delivery> deliveries = new ArrayList<>();
    for (SourceConf source : sources) {
      ReadOptions.of(source);
      source.tables().keySet().stream()
          .sorted()
          .map(table -> of(spark, source, new RawTable(source.name(), table), asOf))
          .forEach(deliveries::add);
    }
    return List.copyOf(deliveries);
  }

  private static Delivery of(SparkSession spark, SourceConf source, RawTable table, AsOf asOf) {
    try {
      List<SourceFile> files = SourceFiles.of(spark, source, table.name(), asOf);
      return new Delivery(source, table, files, Optional.empty());
    } catch (OperatorError failed) {
      if (failed.exitCode() != ExitCode.DATA_GATE) {
        throw failed;
      }
      return new Delivery(source, table, List.of(), Optional.of(failed));
    }
  }

  /** What a landing brings. */
  public Increment increment() {
    return source.increments().of(table.name());
  }

  /** Where the files are looked for. */
  public String place() {
    return source.location() + "/" + source.tables().get(table.name());
  }

  /** The files that were there by the end of a day. */
  public List<SourceFile> landedBy(LocalDate day) {
    return files.stream().filter(file -> !file.landedOn().isAfter(day)).toList();
  }
}
