package io.bowtie.mapping;

import static org.apache.spark.sql.functions.col;

import io.bowtie.bronze.Delivery;
import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.Ingest;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.bronze.RawTable;
import io.bowtie.bronze.SeenRows;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.AnyColumn;
import io.bowtie.contract.AsOf;
import io.bowtie.source.RawInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A source's raw tables for as long as this process runs, as bronze would keep them.
 *
 * @param inputs by the raw table's name, of those that have rows
 * @param ledger of the files that they came from, also of those without a row
 */
record RawTables(Map<String, RawInput> inputs, FileLedger ledger) {

  RawTables {
    inputs = new TreeMap<>(inputs);
  }

  /**
   * Reads every file that the source declares and that had landed by the as-of, as ingest does.
   *
   * @throws io.bowtie.contract.OperatorError when a file cannot be listed or read
   */
  static RawTables read(SparkSession spark, SourceConf source, AsOf asOf) {
    Map<String, RawInput> inputs = new TreeMap<>();
    List<LedgerEntry> entries = new ArrayList<>();
    Ingest ingest = new Ingest(spark, "check", Instant.EPOCH);
    for (Delivery delivery : Delivery.of(spark, List.of(source), asOf)) {
      if (delivery.fault().isPresent()) {
        throw delivery.fault().orElseThrow();
      }
      String name = delivery.table().name();
      Held held = new Held(name);
      FileLedger taken =
          new FileLedger(
              ingest
                  .take(delivery, delivery.landedBy(asOf.date()), new FileLedger(List.of()), held)
                  .entries());
      entries.addAll(taken.entries());
      if (taken.rows() > 0) {
        inputs.put(name, SeenRows.of(held.rows().orElseThrow(), source, taken, asOf.date()));
      }
    }
    return new RawTables(inputs, new FileLedger(entries));
  }

  /**
   * Whether some value of a column is of a kind.
   *
   * @param column with its table, as in {@code deals.changed}; its name may be written otherwise
   *     but for letters and digits
   */
  boolean holds(String column, UnaryOperator<Column> kind) {
    int point = column.indexOf('.');
    RawInput input = inputs.get(column.substring(0, point));
    return input != null
        && Stream.of(input.rows().columns())
            .filter(name -> bare(name).equals(bare(column.substring(point + 1))))
            .anyMatch(name -> !input.rows().where(kind.apply(AnyColumn.named(name))).isEmpty());
  }

  private static String bare(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** The same rows, the last line first. What a mapping makes of them must be the same. */
  RawTables inReverse() {
    Map<String, RawInput> reversed = new TreeMap<>();
    inputs.forEach(
        (name, input) ->
            reversed.put(
                name,
                new RawInput(
                    input
                        .rows()
                        .sort(col(RawTable.FILE).desc(), col(RawTable.LINE).desc())
                        .coalesce(1)
                        // Spark leaves a sort out whose order a join or a group does not keep.
                        .localCheckpoint(),
                    input.lastFile(),
                    input.snapshots())));
    return new RawTables(reversed, ledger);
  }

  /** What ingest writes, in memory, with its columns marked. */
  private static final class Held implements Ingest.Storage {
    private final String table;
    private Optional<Dataset<Row>> rows = Optional.empty();

    Held(String table) {
      this.table = table;
    }

    @Override
    public Optional<Dataset<Row>> rows() {
      return rows;
    }

    @Override
    public long version() {
      return rows.isPresent() ? 0 : -1;
    }

    @Override
    public boolean append(Dataset<Row> more, long since) {
      Dataset<Row> held = RawColumnMarks.put(table, more).localCheckpoint();
      rows = Optional.of(rows.map(had -> had.unionByName(held, true)).orElse(held));
      return true;
    }
  }
}
