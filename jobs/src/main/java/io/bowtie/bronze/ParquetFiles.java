package io.bowtie.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Reads parquet files that share one schema. */
final class ParquetFiles {
  private ParquetFiles() {}

  /** The rows with their types; the line is the row's number in its file, from 1. */
  static Dataset<Row> read(SparkSession spark, List<String> paths) {
    RawColumns.refuseTooMany(paths.get(0), spark.read().parquet(paths.get(0)).columns().length);
    UDF1<String, String> asListed = ParquetFiles::asListed;
    return TypedRecords.of(
        spark.read().parquet(paths.toArray(String[]::new)),
        udf(asListed, DataTypes.StringType).apply(col("_metadata.file_path")),
        col("_metadata.row_index").plus(1));
  }

  /** A file's schema as text; files with the same text can be read together. */
  static String head(Path file, Configuration hadoop) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, hadoop))) {
      return reader.getFileMetaData().getSchema().toString();
    } catch (RuntimeException noParquet) {
      throw FileFault.refused(
          file.toString(),
          "Its source says format = parquet, and the file has no schema at its end: it is no"
              + " parquet file, or not whole.",
          "Deliver it again, or take it out of the folder.");
    }
  }

  /** Spark gives the path as a URI, the file system's listing as it is. */
  private static String asListed(String uri) {
    return new Path(URI.create(uri)).toString();
  }
}
