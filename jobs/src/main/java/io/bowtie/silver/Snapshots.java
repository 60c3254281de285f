package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.DATE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was open at the end of each night, kept for good from the first night on. Versions say when
 * a row changed; a snapshot is the proof of what a night saw, also after a mapping has changed and
 * its versions were rebuilt, and after Delta has cleaned up old versions of tables.
 *
 * @param entity whose open rows are kept
 * @param isOpen condition in SQL
 */
public record Snapshots(Entity entity, String isOpen) {
  /** Open deals, and leads neither converted nor disqualified. */
  public static final List<Snapshots> ALL =
      List.of(
          new Snapshots(Deals.ENTITY, "outcome = 'open'"),
          new Snapshots(Leads.ENTITY, "converted_at is null and disqualified_at is null"));

  /** {@code silver.<entity>_snapshots}: one row per as-of and open row. */
  public TableContract contract() {
    List<String> key = new ArrayList<>(List.of("as_of"));
    key.addAll(entity.businessKey());
    List<Column> columns = new ArrayList<>(entity.versions().columns());
    columns.add(Column.required("as_of", DATE, "The night that saw it."));
    return new TableContract(
        Layer.SILVER,
        entity.name() + "_snapshots",
        "One row per as-of and " + entity.name().replaceFirst("s$", "") + " that was open then.",
        key,
        columns);
  }

  /** The same with a company's own columns. */
  public Snapshots of(Entity withCustomFields) {
    return new Snapshots(withCustomFields, isOpen);
  }

  /**
   * What is open.
   *
   * @param delivered the columns that the entity's versions have; a snapshot has no others
   */
  public Dataset<Row> rows(Tables silver, List<String> delivered, AsOf asOf, String runId) {
    return SilverAsOf.latest(silver, entity, asOf)
        .where(isOpen)
        .withColumn("run_id", lit(runId))
        .withColumn("as_of", lit(asOf.date()))
        .select(
            contract().columnNames().stream()
                .filter(name -> name.equals("as_of") || delivered.contains(name))
                .map(name -> col(name))
                .toArray(org.apache.spark.sql.Column[]::new));
  }
}
