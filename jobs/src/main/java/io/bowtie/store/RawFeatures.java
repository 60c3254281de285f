package io.bowtie.store;

import io.delta.exceptions.DeltaConcurrentModificationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * Features of Delta that a raw table needs once rows of other types come in. Each is asked for then
 * and not before: a reader that does not know one refuses the whole table.
 */
final class RawFeatures {
  private static final String WIDENING = "delta.enableTypeWidening";

  private RawFeatures() {}

  /**
   * Adds what the table lacks for some rows.
   *
   * @param since the table's version as the caller knows it
   * @return the version with the features; the given one where none was needed
   */
  static long added(SparkSession spark, String path, StructType rows, long since) {
    Snapshot now = DeltaLog.forTable(spark, path).update(false, Option.empty(), Option.empty());
    List<String> lacking = lacking(now, rows);
    if (lacking.isEmpty()) {
      return since;
    }
    try {
      spark.sql(
          "ALTER TABLE delta.`"
              + path.replace("`", "``")
              + "` SET TBLPROPERTIES ("
              + String.join(", ", lacking)
              + ")");
      return since + 1;
    } catch (DeltaConcurrentModificationException anotherWasFaster) {
      return since;
    }
  }

  private static List<String> lacking(Snapshot now, StructType rows) {
    Map<String, DataType> stored = new TreeMap<>();
    for (StructField field : now.schema().fields()) {
      stored.put(field.name().toLowerCase(Locale.ROOT), field.dataType());
    }
    boolean hasNewTimes = false;
    boolean isWider = false;
    for (StructField field : rows.fields()) {
      DataType known = stored.get(field.name().toLowerCase(Locale.ROOT));
      hasNewTimes |= known == null && field.dataType().equals(DataTypes.TimestampNTZType);
      isWider |= known != null && !known.equals(field.dataType());
    }
    List<String> properties = new ArrayList<>();
    if (hasNewTimes && !now.protocol().toString().contains("timestampNtz")) {
      properties.add("'delta.feature.timestampNtz' = 'supported'");
    }
    if (isWider && !now.metadata().configuration().get(WIDENING).contains("true")) {
      properties.add("'" + WIDENING + "' = 'true'");
    }
    return properties;
  }
}
