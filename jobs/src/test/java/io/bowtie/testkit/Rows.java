package io.bowtie.testkit;

import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.TableContract;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Rows of a contract, written as texts: {@code Rows.of(contract).row("deal_id", "D1", "amount",
 * "10.50", "recorded_at", "2026-01-05T00:00:00Z")}. Columns that a row does not name are null. A
 * timestamp may be given as a date: the start of that day.
 */
public final class Rows {
  private final TableContract contract;
  private final List<Row> rows = new ArrayList<>();

  private Rows(TableContract contract) {
    this.contract = contract;
  }

  public static Rows of(TableContract contract) {
    return new Rows(contract);
  }

  /** Adds a row of names and values by turns. */
  public Rows row(String... namesAndValues) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      String name = namesAndValues[index];
      if (contract.column(name).isEmpty()) {
        throw new IllegalArgumentException(contract.qualifiedName() + " has no column " + name);
      }
      texts.put(name, namesAndValues[index + 1]);
    }
    rows.add(
        RowFactory.create(
            contract.columns().stream()
                .map(column -> value(column, texts.get(column.name())))
                .toArray()));
    return this;
  }

  public Dataset<Row> in(SparkSession spark) {
    return spark.createDataFrame(rows, contract.schema());
  }

  private static Object value(Column column, String text) {
    return text == null ? null : parsed(column.type(), text);
  }

  private static Object parsed(ColumnType type, String text) {
    return switch (type) {
      case TEXT -> text;
      case TEXTS -> text.isEmpty() ? new String[0] : text.split(",", -1);
      case INTEGER -> Integer.valueOf(text);
      case LONG -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case MONEY -> new BigDecimal(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case DATE -> LocalDate.parse(text);
      case TIMESTAMP -> Instant.parse(text.contains("T") ? text : text + "T00:00:00Z");
    };
  }
}
