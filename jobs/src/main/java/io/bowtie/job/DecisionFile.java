package io.bowtie.job;

import io.bowtie.contract.OperatorError;
import io.bowtie.governance.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A file of decisions, as a CRM or a form exports it. */
final class DecisionFile {
  private DecisionFile() {}

  /**
   * Its rows, column to text.
   *
   * @throws OperatorError of usage or data where the file is none of decisions
   */
  static List<Map<String, String>> rows(SparkSession spark, Path file) {
    if (!Files.isReadable(file)) {
      throw OperatorError.usage("The file of decisions cannot be read")
          .where(file.toString())
          .remedy("Give a file that is there and that this user may read.");
    }
    Dataset<Row> read = read(spark, file);
    Set<String> columns = new TreeSet<>(Arrays.asList(read.columns()));
    List<String> missing =
        Decision.COLUMNS.subList(0, 4).stream().filter(name -> !columns.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw OperatorError.data("The file of decisions lacks columns")
          .where(file + ": " + String.join(", ", missing))
          .why("It has " + String.join(", ", columns) + ".")
          .remedy("Name them in the header: " + String.join(", ", Decision.COLUMNS) + ".");
    }
    // People decide by hand: as many rows as that gives fit anywhere.
    return read.collectAsList().stream().map(DecisionFile::texts).toList();
  }

  private static Dataset<Row> read(SparkSession spark, Path file) {
    String name = file.toString();
    String uri = file.toAbsolutePath().toUri().toString();
    if (name.endsWith(".csv")) {
      return spark
          .read()
          .option("header", "true")
          .option("multiLine", "true")
          .option("escape", "\"")
          .csv(uri);
    }
    if (name.endsWith(".json") || name.endsWith(".jsonl")) {
      return spark
          .read()
          .option("multiLine", name.endsWith(".json"))
          .option("primitivesAsString", "true")
          .json(uri);
    }
    throw OperatorError.usage("Decisions come as csv or json")
        .where(name)
        .remedy("Give a file whose name ends in .csv, .json or .jsonl.");
  }

  private static Map<String, String> texts(Row row) {
    Map<String, String> texts = new HashMap<>();
    for (String column : Decision.COLUMNS) {
      if (Arrays.asList(row.schema().fieldNames()).contains(column)) {
        Object value = row.getAs(column);
        texts.put(column, value == null ? "" : String.valueOf(value));
      }
    }
    return texts;
  }
}
