package io.bowtie.silver;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.RawTable;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import io.bowtie.source.Mapping;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Says of mapped rows when they landed: by the _landed_on that the mapping passes on, by the _file,
 * or, where all its files landed on one day, by that day.
 */
final class Landings {
  private Landings() {}

  /**
   * Adds {@link VersionSet#LANDING}; null where it cannot be told.
   *
   * @param ledger of the raw tables that the mapping reads, as far as the night sees them
   * @throws OperatorError of data when the entity's versions rest on the landing and it cannot be
   *     told
   */
  static Dataset<Row> added(
      Entity entity,
      Mapping mapping,
      Dataset<Row> mapped,
      Dataset<Row> typed,
      FileLedger ledger,
      AsOf asOf) {
    List<String> delivered = List.of(mapped.columns());
    boolean isPassedOn =
        delivered.contains(RawTable.LANDED_ON)
            || (delivered.contains(RawTable.FILE) && ledger.filesTellLandings());
    List<LocalDate> landings = ledger.landings();
    if (!isPassedOn
        && landings.size() > 1
        && entity.recording() instanceof Recording.AtLanding
        && !delivered.contains("recorded_at")) {
      throw OperatorError.data("Nothing tells which row of entity '" + entity.name() + "' is newer")
          .where(mapping.step().name())
          .why(
              "Its files landed on "
                  + landings.size()
                  + " days, and the mapping delivers neither recorded_at nor _landed_on"
                  + (delivered.contains(RawTable.FILE)
                      ? ", and a file came on several days under one name."
                      : "."))
          .remedy("Add _file, _line, _landed_on to the SELECT, or map recorded_at.");
    }
    Column only = landings.size() == 1 ? lit(landings.get(0)) : lit(null).cast(DataTypes.DateType);
    // What landed later than the night it counts for is seen where the source shows no landings.
    Column landing =
        least(coalesce(col(RawTable.LANDED_ON), col("_by_file"), only), lit(asOf.date()));
    Dataset<Row> found =
        delivered.contains(RawTable.FILE) && !delivered.contains(RawTable.LANDED_ON)
            ? typed
                .join(
                    broadcast(files(typed, ledger)),
                    typed.col(RawTable.FILE).equalTo(col("_name")),
                    "left")
                .drop("_name")
            : typed.withColumn("_by_file", lit(null).cast(DataTypes.DateType));
    return found.withColumn(VersionSet.LANDING, landing).drop("_by_file");
  }

  private static Dataset<Row> files(Dataset<Row> rows, FileLedger ledger) {
    Map<String, LocalDate> landedOn = new TreeMap<>();
    ledger.entries().forEach(entry -> landedOn.putIfAbsent(entry.file(), entry.landedOn()));
    return rows.sparkSession()
        .createDataFrame(
            landedOn.entrySet().stream()
                .map(file -> RowFactory.create(file.getKey(), file.getValue()))
                .toList(),
            new StructType()
                .add("_name", DataTypes.StringType)
                .add("_by_file", DataTypes.DateType));
  }
}
