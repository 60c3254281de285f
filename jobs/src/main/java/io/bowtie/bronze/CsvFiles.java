package io.bowtie.bronze;

import io.bowtie.contract.AnyColumn;
import io.bowtie.source.ReadOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads csv files that share one header. */
final class CsvFiles {
  private CsvFiles() {}

  /**
   * The records as texts, each with path, line, fault and, where it does not fit the header, its
   * text.
   *
   * @param files with the same header
   */
  static Dataset<Row> read(SparkSession spark, ReadOptions options, List<Fingerprint> files) {
    List<String> names = CsvHeader.parse(files.get(0).head()).names();
    List<String> stored = RawColumns.stored(names);
    StructType schema = new StructType();
    for (int index = 0; index < names.size(); index++) {
      schema = schema.add(RawColumns.field(stored.get(index), names.get(index)));
    }
    schema =
        schema
            .add(RawTable.FAULT, DataTypes.StringType)
            .add(RawTable.CORRUPT, DataTypes.StringType)
            .add(RawRows.PATH, DataTypes.StringType)
            .add(RawTable.LINE, DataTypes.LongType);
    return withoutEmptyLastColumn(
        spark.createDataFrame(
            Fingerprint.rows(
                spark, files, options.encoding(), (file, text) -> rows(text, options, file)),
            schema),
        stored,
        names);
  }

  private static Iterator<Row> rows(BufferedReader text, ReadOptions options, Fingerprint file)
      throws IOException {
    CsvText records = CsvText.of(text, options);
    int width = records.next().values().length;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Row next() {
        CsvText.Entry record = records.next();
        Object[] cells = new Object[width + 4];
        System.arraycopy(record.values(), 0, cells, 0, Math.min(width, record.values().length));
        cells[width] = record.fault().map(RowFault::word).orElse(null);
        cells[width + 1] = record.text().orElse(null);
        cells[width + 2] = file.path();
        cells[width + 3] = record.line();
        return RowFactory.create(cells);
      }
    };
  }

  /** A delimiter at the end of each line makes a last column without name and values. */
  private static Dataset<Row> withoutEmptyLastColumn(
      Dataset<Row> rows, List<String> stored, List<String> names) {
    int last = names.size() - 1;
    return names.get(last).equals("_c" + last)
            && rows.where(AnyColumn.named(stored.get(last)).isNotNull()).isEmpty()
        ? rows.drop(stored.get(last))
        : rows;
  }
}
