package io.bowtie.kpi;

import io.bowtie.contract.TableContract;
import io.bowtie.silver.Entity;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Silver tables from small files: {@code kpi/<case>/<entity>.csv} with a header; an empty cell is
 * null. Versions that do not say otherwise were recorded and had landed long before the night.
 */
final class SilverFixture {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "stage", "any",
          "source", "crm",
          "recorded_at", "2020-01-01",
          "landed_on", "2020-01-01",
          "is_deleted", "false",
          "row_hash", "h",
          "run_id", "r");

  static final ExchangeRates.Denomination DOLLARS = new ExchangeRates.Denomination("USD", 10);

  private SilverFixture() {}

  static InMemoryTables tables(SparkSession spark, String caseName, List<Entity> entities) {
    InMemoryTables tables = new InMemoryTables(spark);
    for (Entity entity : entities) {
      String file = "/kpi/" + caseName + "/" + entity.name() + ".csv";
      URL resource = SilverFixture.class.getResource(file);
      if (resource != null) {
        Rows rows = Rows.of(entity.versions());
        texts(spark, resource).forEach(row -> rows.row(withDefaults(entity.versions(), row)));
        tables.put(entity.versions(), rows);
      }
    }
    return tables;
  }

  /** Rows of texts by column name, without the empty cells. */
  static List<Map<String, String>> texts(SparkSession spark, URL resource) {
    Dataset<Row> rows = spark.read().option("header", "true").csv(resource.toString());
    return rows.collectAsList().stream()
        .map(
            row ->
                List.of(rows.columns()).stream()
                    .filter(column -> row.getAs(column) != null)
                    .collect(
                        Collectors.toMap(
                            column -> column,
                            column -> row.<String>getAs(column),
                            (one, other) -> one,
                            LinkedHashMap::new)))
        .map(row -> (Map<String, String>) row)
        .toList();
  }

  static String[] withDefaults(TableContract contract, Map<String, String> row) {
    Map<String, String> complete = new LinkedHashMap<>();
    DEFAULTS.forEach(
        (column, value) -> contract.column(column).ifPresent(known -> complete.put(column, value)));
    complete.putAll(row);
    return complete.entrySet().stream()
        .flatMap(cell -> List.of(cell.getKey(), cell.getValue()).stream())
        .toArray(String[]::new);
  }
}
