package io.bowtie.bronze;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What a file's bytes say of it.
 *
 * @param path of the file
 * @param contentHash SHA-256 of all bytes, packed as they are; of a Delta version its identity
 * @param head what files have in common that are read together: of a text the first line that is
 *     not blank, at most the first 64 KiB, of parquet the schema, of Delta the table; empty for a
 *     file of 0 bytes
 */
record Fingerprint(String path, String contentHash, String head) implements Serializable {
  private static final int HEAD_BYTES = 64 * 1024;
  private static final String NO_PARQUET = "no parquet";

  /**
   * Reads each file, where Spark's tasks run.
   *
   * @throws OperatorError of data when a file is not of the format
   */
  static List<Fingerprint> of(SparkSession spark, Format format, List<String> paths) {
    if (paths.isEmpty()) {
      return List.of();
    }
    if (format == Format.DELTA) {
      return DeltaCommits.prints(spark, paths);
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    List<Fingerprint> prints =
        context
            .parallelize(paths, Math.min(paths.size(), 64))
            .map(path -> read(path, format, hadoop.value()))
            .collect();
    prints.stream()
        .filter(print -> print.head().equals(NO_PARQUET))
        .findFirst()
        .ifPresent(Fingerprint::refuse);
    return prints;
  }

  private static void refuse(Fingerprint print) {
    throw OperatorError.data("A file is no parquet file, or not whole")
        .where(print.path())
        .why("Its source says format = parquet, and the file has no schema at its end.")
        .remedy("Deliver it again, or take it out of the folder.");
  }

  /** A content that counts once for each day on which it landed. */
  Fingerprint landedOn(LocalDate day) {
    return new Fingerprint(path, contentHash + "@" + day, head);
  }

  /** The identity of what a text names. */
  static String sha256(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether there is anything but blank lines. */
  boolean isBlank() {
    return head.isEmpty();
  }

  private static Fingerprint read(String path, Format format, Configuration hadoop) {
    Path file = new Path(path);
    try (InputStream bytes = file.getFileSystem(hadoop).open(file)) {
      MessageDigest digest = digest();
      byte[] buffer = new byte[HEAD_BYTES];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return new Fingerprint(
          path,
          HexFormat.of().formatHex(digest.digest()),
          format == Format.PARQUET ? schema(file, hadoop) : firstLine(path, hadoop));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  private static String firstLine(String path, Configuration hadoop) throws IOException {
    try (InputStream unpacked = RawBytes.unpacked(path, hadoop)) {
      // A header in UTF-16 is not readable this way, but it tells files apart all the same.
      String text =
          new String(unpacked.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8)
              .replace("\uFEFF", "")
              .strip();
      return text.lines().findFirst().orElse("");
    }
  }

  private static String schema(Path file, Configuration hadoop) throws IOException {
    if (file.getFileSystem(hadoop).getFileStatus(file).getLen() == 0) {
      return "";
    }
    try {
      return ParquetFiles.schema(file, hadoop);
    } catch (RuntimeException noParquet) {
      return NO_PARQUET;
    }
  }
}
