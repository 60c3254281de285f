package io.bowtie.bronze;

import static org.apache.spark.sql.functions.col;

import io.bowtie.source.ReadOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads csv files that share one header. */
final class CsvFiles {
  private CsvFiles() {}

  /**
   * The records as texts, each with path, line and, where it does not fit the header, its text.
   *
   * @param paths files with the same header line
   */
  static Dataset<Row> read(SparkSession spark, ReadOptions options, List<String> paths) {
    StructType header = reader(spark, options).csv(paths.get(0)).schema();
    StructType schema = header.add(RawTable.CORRUPT, DataTypes.StringType);
    Dataset<Row> records =
        reader(spark, options)
            .schema(schema)
            .option("columnNameOfCorruptRecord", RawTable.CORRUPT)
            .csv(paths.toArray(String[]::new))
            .select(col("*"), col("_metadata.file_path").as(RawRows.PATH));
    Dataset<Row> numbered =
        records.mapPartitions(
            (MapPartitionsFunction<Row, Row>) CsvFiles::numbered,
            Encoders.row(records.schema().add(RawTable.LINE, DataTypes.LongType)));
    return withoutEmptyLastColumn(renamed(numbered, header));
  }

  private static DataFrameReader reader(SparkSession spark, ReadOptions options) {
    return spark
        .read()
        .option("header", "true")
        .option("multiLine", "true")
        .option("sep", options.delimiter())
        .option("quote", options.quote())
        // RFC 4180 doubles a quote inside quotes; Spark's default would be a backslash.
        .option("escape", options.quote())
        .option("encoding", options.encoding())
        .option("mode", "PERMISSIVE");
  }

  /**
   * Counts the records of each file. With multiLine a file is never split, and the files of a
   * partition come one after the other.
   */
  private static Iterator<Row> numbered(Iterator<Row> records) {
    return new Iterator<>() {
      private String file = "";
      private long line;

      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Row next() {
        Row record = records.next();
        String path = record.getString(record.length() - 1);
        // The header is line 1.
        line = path.equals(file) ? line + 1 : 2;
        file = path;
        Object[] values = new Object[record.length() + 1];
        for (int index = 0; index < record.length(); index++) {
          values[index] = record.get(index);
        }
        values[record.length() - 1] = new Path(URI.create(path)).toString();
        values[record.length()] = line;
        return RowFactory.create(values);
      }
    };
  }

  private static Dataset<Row> renamed(Dataset<Row> numbered, StructType header) {
    List<String> given = Stream.of(header.fieldNames()).toList();
    List<String> stored = RawColumns.stored(given);
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < given.size(); index++) {
      StructField field = RawColumns.field(stored.get(index), given.get(index));
      String quoted = "`" + given.get(index).replace("`", "``") + "`";
      columns.add(numbered.col(quoted).as(field.name(), field.metadata()));
    }
    Stream.of(RawTable.CORRUPT, RawRows.PATH, RawTable.LINE)
        .map(numbered::col)
        .forEach(columns::add);
    return numbered.select(columns.toArray(Column[]::new));
  }

  /** A delimiter at the end of each line makes a last column without name and values. */
  private static Dataset<Row> withoutEmptyLastColumn(Dataset<Row> rows) {
    int last = rows.columns().length - 4;
    String name = rows.columns()[last];
    return name.equals("_c" + last) && rows.where(col(name).isNotNull()).isEmpty()
        ? rows.drop(name)
        : rows;
  }
}
