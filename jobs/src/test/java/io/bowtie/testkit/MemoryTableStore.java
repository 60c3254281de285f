package io.bowtie.testkit;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ContractColumns;
import io.bowtie.contract.TableContract;
import io.bowtie.store.TableStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A {@link TableStore} of rows on the driver. A test of a job writes a few rows into many tables,
 * and on Delta it would spend its time on logs and snapshots. What both stores promise is tried by
 * {@code TableStoreTest}; nights on Delta are tried as a whole.
 */
public final class MemoryTableStore implements TableStore {
  private final SparkSession spark;

  /** Qualified name to the states after each write, oldest first. */
  private final Map<String, List<State>> states = new ConcurrentHashMap<>();

  public MemoryTableStore(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public boolean exists(TableContract contract) {
    return states.containsKey(contract.qualifiedName());
  }

  @Override
  public List<String> storedColumns(TableContract contract) {
    return readRaw(contract.qualifiedName()).map(rows -> List.of(rows.columns())).orElse(List.of());
  }

  @Override
  public long version(TableContract contract) {
    return version(contract.qualifiedName());
  }

  @Override
  public long version(String qualifiedName) {
    return states.getOrDefault(qualifiedName, List.of()).size() - 1L;
  }

  @Override
  public Dataset<Row> read(TableContract contract) {
    return ContractColumns.completed(
        contract,
        readRaw(contract.qualifiedName())
            .orElseGet(() -> spark.createDataFrame(List.of(), contract.schema())));
  }

  @Override
  public Dataset<Row> readVersion(TableContract contract, long version) {
    return ContractColumns.completed(
        contract, dataset(states.get(contract.qualifiedName()).get((int) version)));
  }

  @Override
  public Written append(TableContract contract, Dataset<Row> rows) {
    State added = promised(contract, rows);
    return written(contract, added, before -> before.map(state -> joined(state, added)));
  }

  @Override
  public synchronized boolean append(TableContract contract, Dataset<Row> rows, long since) {
    if (version(contract) != since) {
      return false;
    }
    append(contract, rows);
    return true;
  }

  @Override
  public synchronized boolean addIfAbsent(TableContract contract, Dataset<Row> row) {
    String[] key = contract.key().toArray(String[]::new);
    boolean isAbsent = row.join(read(contract), key, "left_semi").isEmpty();
    if (isAbsent) {
      append(contract, row);
    }
    return isAbsent;
  }

  @Override
  public void create(TableContract contract) {
    if (!exists(contract)) {
      overwrite(contract, spark.createDataFrame(List.of(), contract.schema()));
    }
  }

  @Override
  public Written overwrite(TableContract contract, Dataset<Row> rows) {
    return written(contract, promised(contract, rows), before -> Optional.empty());
  }

  @Override
  public Written replaceAsOf(TableContract contract, AsOf asOf, Dataset<Row> rows) {
    State tonight = promised(contract, rows);
    if (!tonight.rows().stream().allMatch(row -> isOf(asOf, row))) {
      throw new IllegalStateException(
          contract.qualifiedName() + " gets rows of another night than " + asOf);
    }
    return written(
        contract,
        tonight,
        before -> before.map(state -> joined(state.without(row -> isOf(asOf, row)), tonight)));
  }

  @Override
  public Optional<Dataset<Row>> readRaw(String qualifiedName) {
    return Optional.ofNullable(states.get(qualifiedName))
        .map(each -> dataset(each.get(each.size() - 1)));
  }

  @Override
  public boolean appendRaw(
      String qualifiedName, Dataset<Row> rows, List<String> skippedBy, long since) {
    State added = State.of(rows);
    synchronized (this) {
      if (version(qualifiedName) != since) {
        return false;
      }
      changed(qualifiedName, added, before -> before.map(state -> joined(state, added)));
      return true;
    }
  }

  @Override
  public List<String> tableNames() {
    return states.keySet().stream().sorted().toList();
  }

  @Override
  public String location(String qualifiedName) {
    return "memory/" + qualifiedName.replace('.', '/');
  }

  private Written written(
      TableContract contract, State rows, Function<Optional<State>, Optional<State>> change) {
    return new Written(changed(contract.qualifiedName(), rows, change), rows.rows().size());
  }

  /**
   * Adds the state after a change.
   *
   * @param rows the state where the change makes none
   * @return the new version
   */
  private long changed(String name, State rows, Function<Optional<State>, Optional<State>> change) {
    return states
            .compute(
                name,
                (known, before) -> {
                  List<State> after = new ArrayList<>(before == null ? List.of() : before);
                  Optional<State> latest =
                      Optional.ofNullable(before).map(each -> each.get(each.size() - 1));
                  after.add(change.apply(latest).orElse(rows));
                  return List.copyOf(after);
                })
            .size()
        - 1L;
  }

  private State joined(State stored, State added) {
    if (stored.schema().equals(added.schema())) {
      List<Row> rows = new ArrayList<>(stored.rows());
      rows.addAll(added.rows());
      return new State(stored.schema(), rows);
    }
    return State.of(dataset(stored).unionByName(dataset(added), true));
  }

  private Dataset<Row> dataset(State state) {
    return spark.createDataFrame(state.rows(), state.schema());
  }

  private static State promised(TableContract contract, Dataset<Row> rows) {
    return State.of(ContractColumns.promised(contract, rows));
  }

  private static boolean isOf(AsOf asOf, Row row) {
    return asOf.date().equals(row.getAs("as_of"));
  }

  /**
   * A table after a write.
   *
   * @param schema in which every column may be null, as on Delta
   * @param rows in any order
   */
  private record State(StructType schema, List<Row> rows) {
    State {
      rows = List.copyOf(rows);
    }

    /** The rows as values, whatever they were computed from. */
    static State of(Dataset<Row> rows) {
      return new State(rows.schema().asNullable(), rows.collectAsList());
    }

    State without(Predicate<Row> which) {
      return new State(schema, rows.stream().filter(which.negate()).toList());
    }
  }
}
