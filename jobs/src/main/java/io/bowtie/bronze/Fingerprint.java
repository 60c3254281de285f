package io.bowtie.bronze;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
 * @param contentHash SHA-256 of all bytes, packed as they are
 * @param firstLine its first line that is not blank, at most the first 64 KiB; empty for a file of
 *     0 bytes
 */
record Fingerprint(String path, String contentHash, String firstLine) implements Serializable {
  private static final int HEAD_BYTES = 64 * 1024;

  /** Reads each file, where Spark's tasks run. */
  static List<Fingerprint> of(SparkSession spark, List<String> paths) {
    if (paths.isEmpty()) {
      return List.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    return context
        .parallelize(paths, Math.min(paths.size(), 64))
        .map(path -> read(path, hadoop.value()))
        .collect();
  }

  /** Whether there is anything but blank lines. */
  boolean isBlank() {
    return firstLine.isEmpty();
  }

  private static Fingerprint read(String path, Configuration hadoop) {
    Path file = new Path(path);
    try (InputStream bytes = file.getFileSystem(hadoop).open(file);
        InputStream unpacked = RawBytes.unpacked(path, hadoop)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[HEAD_BYTES];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      // A header in UTF-16 is not readable this way, but it tells files apart all the same.
      String text =
          new String(unpacked.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8)
              .replace("\uFEFF", "")
              .strip();
      return new Fingerprint(
          path, HexFormat.of().formatHex(digest.digest()), text.lines().findFirst().orElse(""));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
