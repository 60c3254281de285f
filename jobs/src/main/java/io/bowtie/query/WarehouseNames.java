package io.bowtie.query;

import io.bowtie.contract.Layer;
import io.bowtie.contract.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables that a query names, made known to Spark under their names for as long as the query
 * runs. Only those that occur in the text: each costs a look at its log. A name that somebody else
 * has registered is an error of Spark's and is never dropped here.
 */
final class WarehouseNames implements AutoCloseable {
  private final SparkSession spark;
  private final List<Table> registered = new ArrayList<>();

  private WarehouseNames(SparkSession spark) {
    this.spark = spark;
  }

  /** Registers those of the tables whose names occur in the text. */
  static WarehouseNames register(SparkSession spark, List<Table> tables, String text) {
    WarehouseNames names = new WarehouseNames(spark);
    try {
      tables.stream().filter(table -> occursIn(text, table.name())).forEach(names::register);
      return names;
    } catch (RuntimeException failure) {
      names.close();
      throw failure;
    }
  }

  /** The answer to a query that uses the names. */
  Dataset<Row> ask(String text) {
    return spark.sql(text);
  }

  /** The table that was probably meant. */
  static Optional<String> nearest(String name, List<Table> tables) {
    return NearestWord.to(name, tables.stream().map(Table::name).toList());
  }

  static boolean occursIn(String text, String name) {
    String plain = text.replace("`", "").toLowerCase(Locale.ROOT);
    return Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)").matcher(plain).find();
  }

  private void register(Table table) {
    String layer = table.name().substring(0, table.name().indexOf('.'));
    // A location of its own keeps Spark from making a folder in the working directory.
    spark.sql(
        "CREATE DATABASE IF NOT EXISTS "
            + Layer.valueOf(layer.toUpperCase(Locale.ROOT)).schemaName()
            + " LOCATION "
            + quoted(table.location().substring(0, table.location().lastIndexOf('/'))));
    spark.sql(
        "CREATE TABLE "
            + identifier(table.name())
            + " USING DELTA LOCATION "
            + quoted(table.location()));
    registered.add(table);
  }

  /** Forgets the names; the tables are external, so their files stay. */
  @Override
  public void close() {
    registered.forEach(table -> spark.sql("DROP TABLE IF EXISTS " + identifier(table.name())));
    registered.clear();
  }

  private static String identifier(String name) {
    return "`" + name.replace(".", "`.`") + "`";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
