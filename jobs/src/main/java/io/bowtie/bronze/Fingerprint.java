package io.bowtie.bronze;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.OperatorError;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceFile;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What a file's bytes say of it.
 *
 * @param path of the file
 * @param contentHash SHA-256 of all bytes, packed as they are; of a Delta version its identity
 * @param head what files have in common that are read together: of csv the header, of json the
 *     first sign that is not blank, of parquet the schema, of Delta the table; empty for a file
 *     without any
 * @param bytes its length
 */
record Fingerprint(String path, String contentHash, String head, long bytes)
    implements Serializable {
  private static final long BYTES_A_TASK = 64L * 1024 * 1024;

  /**
   * Reads each file, where Spark's tasks run.
   *
   * @throws OperatorError of data when a file cannot be read, or has a shape that is not taken
   */
  static List<Fingerprint> of(
      SparkSession spark, Format format, ReadOptions options, List<SourceFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    if (format == Format.DELTA) {
      return DeltaCommits.prints(spark, files.stream().map(SourceFile::path).toList());
    }
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(files, Math.min(files.size(), 64))
        .map(file -> read(file, format, options, hadoop.value()))
        .collect();
  }

  /** Makes rows of the characters of a file. */
  @FunctionalInterface
  interface Parser extends Serializable {
    Iterator<Row> rows(Fingerprint file, BufferedReader text) throws IOException;
  }

  /** The rows of files, small ones together in a task. */
  static JavaRDD<Row> rows(
      SparkSession spark, List<Fingerprint> files, String encoding, Parser parser) {
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    long bytes = files.stream().mapToLong(Fingerprint::bytes).sum();
    int tasks = (int) Math.max(context.defaultParallelism(), bytes / BYTES_A_TASK);
    return context
        .parallelize(files, Math.min(files.size(), tasks))
        .flatMap(
            file -> FileRows.of(file, hadoop.value(), encoding, text -> parser.rows(file, text)));
  }

  /** A content that counts once for each day on which it landed. */
  Fingerprint landedOn(LocalDate day) {
    return new Fingerprint(path, contentHash + "@" + day, head, bytes);
  }

  /** Whether the bytes with a hash are those that were told. */
  boolean isOf(String hash) {
    return contentHash.equals(hash) || contentHash.startsWith(hash + "@");
  }

  /** The identity of what a text names. */
  static String sha256(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** Whether there is anything but blank lines. */
  boolean isBlank() {
    return head.isEmpty();
  }

  private static Fingerprint read(
      SourceFile file, Format format, ReadOptions options, Configuration hadoop) {
    Path path = new Path(file.path());
    try (FileBytes bytes = FileBytes.open(file.path(), hadoop)) {
      boolean isText = file.bytes() > 0 && !format.isTyped();
      String textHead = isText ? textHead(file, format, options, bytes) : "";
      String hash = bytes.hash();
      String head =
          format == Format.PARQUET && file.bytes() > 0 ? ParquetFiles.head(path, hadoop) : textHead;
      if (isChanged(file, path, hadoop)) {
        throw FileFault.changed(file.path());
      }
      return new Fingerprint(file.path(), hash, head, file.bytes());
    } catch (IOException | RuntimeException failed) {
      throw isChanged(file, path, hadoop)
          ? FileFault.changed(file.path())
          : FileFault.of(file.path(), failed);
    }
  }

  /** Whether the file is no longer as it was listed. */
  private static boolean isChanged(SourceFile file, Path path, Configuration hadoop) {
    try {
      FileStatus now = path.getFileSystem(hadoop).getFileStatus(path);
      return now.getLen() != file.bytes()
          || now.getModificationTime() != file.modifiedAt().toEpochMilli();
    } catch (FileNotFoundException gone) {
      return true;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static String textHead(
      SourceFile file, Format format, ReadOptions options, FileBytes bytes) throws IOException {
    BufferedReader text = bytes.text(Charset.forName(options.encoding()));
    if (format == Format.CSV) {
      CsvText records = CsvText.of(text, options);
      return records.hasNext() ? header(file, records.next()).text() : "";
    }
    int sign = text.read();
    while (sign >= 0 && (Character.isWhitespace(sign) || sign == '\uFEFF')) {
      sign = text.read();
    }
    return sign < 0 ? "" : Character.toString(sign);
  }

  private static CsvHeader header(SourceFile file, CsvText.Entry first) {
    CsvHeader header = CsvHeader.of(first.values());
    RawColumns.refuseTooMany(file.path(), header.given().size());
    if (header.isARow()) {
      throw FileFault.refused(
          file.path(),
          "Its first line looks like values, not like names.",
          "Deliver it with a header.");
    }
    if (first.fault().filter(fault -> fault == RowFault.QUOTE).isPresent()) {
      throw FileFault.refused(
          file.path(), "Its header opens a quote that is not closed.", "Close it.");
    }
    return header;
  }
}
