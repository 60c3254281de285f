package io.bowtie.bronze;

import io.bowtie.config.IncrementConf.Increment;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.source.SourceFile;
import io.bowtie.source.SourceFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * The files that a source offers for one raw table.
 *
 * @param source that delivers
 * @param table delivered
 * @param files all that match, earliest landing first
 */
public record Delivery(SourceConf source, RawTable table, List<SourceFile> files) {

  public Delivery {
    files = List.copyOf(files);
  }

  /** What every source offers, in the order of conf. */
  public static List<Delivery> of(SparkSession spark, List<SourceConf> sources, AsOf asOf) {
    List<Delivery> deliveries = new ArrayList<>();
    for (SourceConf source : sources) {
      source.tables().keySet().stream()
          .sorted()
          .map(
              table ->
                  new Delivery(
                      source,
                      new RawTable(source.name(), table),
                      SourceFiles.of(spark, source, table, asOf)))
          .forEach(deliveries::add);
    }
    return List.copyOf(deliveries);
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
