package io.bowtie.doctor;

import static org.apache.spark.sql.functions.lit;

import io.bowtie.bronze.FileSample;
import io.bowtie.bronze.RawTable;
import io.bowtie.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Some rows of a raw table as bronze would hold them, with its technical columns. */
final class SampleRows {
  /** Rows of a file: enough to see which words occur, few enough to be planned as values. */
  private static final int MOST = 200;

  private SampleRows() {}

  static Dataset<Row> of(
      SparkSession spark, List<String> columns, List<SourceFile> files, List<FileSample> samples) {
    StructType schema =
        new StructType()
            .add(RawTable.FILE, DataTypes.StringType)
            .add(RawTable.LINE, DataTypes.LongType)
            .add(RawTable.LANDED_ON, DataTypes.DateType);
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < samples.size(); index++) {
      FileSample sample = samples.get(index);
      long line = 1;
      for (List<String> values : sample.rows().subList(0, Math.min(MOST, sample.rows().size()))) {
        line++;
        List<Object> cells = new ArrayList<>();
        cells.add(files.get(index).name());
        cells.add(line);
        cells.add(files.get(index).landedOn());
        for (String column : columns) {
          int place = sample.columns().indexOf(column);
          cells.add(place < 0 ? null : values.get(place));
        }
        rows.add(RowFactory.create(cells.toArray()));
      }
    }
    return stamped(spark.createDataFrame(rows, schema), files.get(0));
  }

  static Dataset<Row> of(Dataset<Row> typed, SourceFile file) {
    return stamped(
        typed
            .limit(MOST)
            .withColumn(RawTable.FILE, lit(file.name()))
            .withColumn(RawTable.LINE, lit(1L))
            .withColumn(RawTable.LANDED_ON, lit(file.landedOn())),
        file);
  }

  private static Dataset<Row> stamped(Dataset<Row> rows, SourceFile file) {
    return rows.withColumn(RawTable.SOURCE, lit(""))
        .withColumn(RawTable.INGESTED_AT, lit(file.modifiedAt()))
        .withColumn(RawTable.RUN_ID, lit(""))
        .withColumn(RawTable.CONTENT_HASH, lit(""))
        .withColumn(RawTable.ROW_HASH, lit(""))
        .withColumn(RawTable.FAULT, lit(null).cast("string"))
        .withColumn(RawTable.CORRUPT, lit(null).cast("string"));
  }
}
