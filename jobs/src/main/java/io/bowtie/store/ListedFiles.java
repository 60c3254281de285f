package io.bowtie.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Tables of which every version's files are listed once.
 *
 * <p>Delta asks its log for the files of a table in a Spark job of its own each time a query reads
 * it, which for few rows takes longer than reading them: a fifth of a night. Where no file would be
 * skipped by its statistics, the answer is always the same. The files are still read by Delta's
 * reader, which knows of deleted rows and renamed columns.
 */
final class ListedFiles {
  private final Map<String, Listing> latest = new ConcurrentHashMap<>();

  /** A table at a version. */
  Dataset<Row> read(Snapshot snapshot) {
    return snapshot
        .deltaLog()
        .createDataFrame(snapshot, listing(snapshot).files(), false, Option.empty());
  }

  private Listing listing(Snapshot snapshot) {
    String path = snapshot.path().toString();
    Listing known = latest.get(path);
    if (known == null || !known.isOf(snapshot)) {
      // Two that ask at the same time list twice, and the same.
      known = Listing.of(snapshot);
      latest.put(path, known);
    }
    return known;
  }

  /**
   * What a version consists of.
   *
   * @param tableId which changes when a folder is deleted and written anew
   */
  private record Listing(String tableId, long version, Seq<AddFile> files) {

    static Listing of(Snapshot snapshot) {
      return new Listing(
          snapshot.metadata().id(),
          snapshot.version(),
          CollectionConverters.asScala(snapshot.allFiles().collectAsList()).toSeq());
    }

    boolean isOf(Snapshot snapshot) {
      return version == snapshot.version() && tableId.equals(snapshot.metadata().id());
    }
  }
}
