package io.bowtie.bronze;

import io.bowtie.config.JdbcConf.Partition;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.OperatorError;
import io.bowtie.source.Credentials;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A PostgreSQL database that is a source.
 *
 * @param spark the session
 * @param source that it is
 * @param credentials to read it with
 */
record Database(SparkSession spark, SourceConf source, Credentials credentials) {

  /**
   * The columns of a table or view, in its order.
   *
   * @param table its name, with its schema unless the search path finds it
   * @throws OperatorError of data when the database cannot be reached or has no such table
   */
  List<DatabaseColumn> columns(String table) {
    List<DatabaseColumn> columns =
        tried(
            table,
            () ->
                reader(
                        "SELECT attname::text AS name, format_type(atttypid, atttypmod) AS type,"
                            + " attnum::int AS place FROM pg_attribute WHERE attrelid = to_regclass('"
                            + quoted(table).replace("'", "''")
                            + "') AND attnum > 0 AND NOT attisdropped")
                    .load()
                    .orderBy("place")
                    .collectAsList()
                    .stream()
                    .map(row -> new DatabaseColumn(row.getString(0), row.getString(1)))
                    .toList());
    if (columns.isEmpty()) {
      throw OperatorError.data("A table of source '" + source.name() + "' does not exist")
          .where(source.location() + " " + table)
          .why("The database has no such table, or its user may not see it.")
          .remedy("Correct the name under 'tables'; case counts, and so does the schema.");
    }
    return columns;
  }

  /**
   * Rows of a table, read lazily.
   *
   * @param where a condition in SQL; empty for all rows
   * @param rawTable for how the read is divided
   */
  Dataset<Row> rows(String rawTable, List<DatabaseColumn> columns, String where) {
    String table = source.tables().get(rawTable);
    String condition = where.isEmpty() ? "" : " WHERE " + where;
    String rows =
        "SELECT "
            + columns.stream().map(DatabaseColumn::selected).collect(Collectors.joining(", "))
            + " FROM "
            + quoted(table)
            + condition;
    Partition partition = source.jdbc().partitions().get(rawTable);
    return tried(
        table,
        () -> {
          DataFrameReader reader = reader(rows);
          return partition == null
              ? reader.load()
              : divided(reader, partition, quoted(table) + condition);
        });
  }

  /** Rows without a value in the dividing column are read with the first part. */
  private Dataset<Row> divided(DataFrameReader reader, Partition partition, String from) {
    String column = DatabaseColumn.quoted(partition.column());
    Row limits =
        reader(
                "SELECT min("
                    + column
                    + ")::text AS least, max("
                    + column
                    + ")::text AS most FROM "
                    + from)
            .load()
            .head();
    return limits.isNullAt(0)
        ? reader.load()
        : reader
            .option("partitionColumn", column)
            .option("lowerBound", limits.getString(0))
            .option("upperBound", limits.getString(1))
            .option("numPartitions", partition.count())
            .load();
  }

  private DataFrameReader reader(String query) {
    return spark
        .read()
        .format("jdbc")
        .option("driver", "org.postgresql.Driver")
        .option("url", source.location())
        .option("user", credentials.user())
        .option("password", credentials.password())
        .option("dbtable", "(" + query + ") AS bowtie_rows")
        .option("fetchsize", "10000")
        .option("preferTimestampNTZ", "true");
  }

  /** Every look at the database, so that what its driver says never shows who looked. */
  <T> T tried(String table, Supplier<T> look) {
    try {
      return look.get();
    } catch (OperatorError said) {
      throw said;
    } catch (Exception failed) {
      // Not as the cause: a driver's message may name whom it refused.
      throw OperatorError.data("The database of source '" + source.name() + "' cannot be read")
          .where(source.location() + " " + table)
          .why(credentials.hidden(reason(failed)))
          .remedy(
              "Check that it can be reached from here and that "
                  + source.jdbc().credentials()
                  + "_USER may select from the table.");
    }
  }

  private static String reason(Exception failed) {
    Throwable cause = failed;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  private static String quoted(String table) {
    return Arrays.stream(table.split("\\.", -1))
        .map(DatabaseColumn::quoted)
        .collect(Collectors.joining("."));
  }
}
