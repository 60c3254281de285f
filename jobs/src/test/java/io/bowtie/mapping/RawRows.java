package io.bowtie.mapping;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.bowtie.bronze.RawTable;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One landing of a raw table.
 *
 * @param table as mappings name it
 * @param landedOn its day
 * @param text of its file
 */
record RawRows(String table, String landedOn, String text) {

  /** A table that lands with the others, its columns parted by commas. */
  static RawRows of(String table, String header) {
    return new RawRows(table, MappedSource.LANDED, header.replace(" ", "") + "\n");
  }

  /** Adds a row, its values parted by bars. */
  RawRows row(String values) {
    return new RawRows(table, landedOn, text + values.replaceAll(" *\\| *", ",") + "\n");
  }

  /** The same rows under another name. */
  RawRows as(String other) {
    return new RawRows(other, landedOn, text);
  }

  String file() {
    return table + "-" + landedOn + ".txt";
  }

  void write(Path folder) {
    try {
      Files.writeString(folder.resolve(file()), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** As bronze would hold the lines of a csv file: texts, empty cells null; no Spark job is run. */
  Dataset<Row> in(SparkSession spark) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(2000);
    settings.setLineSeparatorDetectionEnabled(true);
    List<String[]> lines = new CsvParser(settings).parseAll(new StringReader(text));
    StructType schema =
        new StructType()
            .add(RawTable.FILE, DataTypes.StringType)
            .add(RawTable.LINE, DataTypes.LongType)
            .add(RawTable.LANDED_ON, DataTypes.DateType);
    for (String name : lines.get(0)) {
      schema = schema.add(name, DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (String[] cells : lines.subList(1, lines.size())) {
      Object[] values = new Object[schema.length()];
      values[0] = file();
      values[1] = rows.size() + 2L;
      values[2] = LocalDate.parse(landedOn);
      System.arraycopy(cells, 0, values, 3, cells.length);
      rows.add(RowFactory.create(values));
    }
    return spark.createDataFrame(rows, schema);
  }
}
