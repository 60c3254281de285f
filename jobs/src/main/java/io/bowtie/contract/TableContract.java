package io.bowtie.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What one table promises its readers. Schema, documentation, checks and fixtures derive from it.
 *
 * @param layer how far the table is from its source
 * @param name plural snake_case
 * @param grain one sentence that says what a row is
 * @param key the columns that tell rows apart
 * @param columns in the order readers see them
 */
public record TableContract(
    Layer layer, String name, String grain, List<String> key, List<Column> columns) {

  public TableContract {
    Objects.requireNonNull(layer);
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(name + " names column twice: " + column.name());
      }
    }
    for (String keyColumn : key) {
      if (!names.contains(keyColumn)) {
        throw new IllegalArgumentException(name + " has no column for its key: " + keyColumn);
      }
    }
    if (grain.isBlank()) {
      throw new IllegalArgumentException("Table without a grain: " + name);
    }
  }

  /** The table's name in SQL, as in {@code silver.deals}. */
  public String qualifiedName() {
    return layer.schemaName() + "." + name;
  }

  /** The column of that name, if the table has it. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /** The columns' names, in order. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** A table of the same columns under another name. */
  public TableContract like(String otherName, String otherGrain) {
    return new TableContract(layer, otherName, otherGrain, key, columns);
  }

  /** The same table with further columns at the end; names already there are left as they are. */
  public TableContract with(List<Column> further) {
    List<Column> all = new ArrayList<>(columns);
    further.stream().filter(column -> column(column.name()).isEmpty()).forEach(all::add);
    return new TableContract(layer, name, grain, key, all);
  }

  /** The Spark schema, with each column's meaning as its comment. */
  public StructType schema() {
    return DataTypes.createStructType(
        columns.stream()
            .map(
                column ->
                    new StructField(
                        column.name(),
                        column.type().sparkType(),
                        // Delta turns a non-null field into a constraint that blocks later
                        // additions; required columns are checked by the quality gates instead.
                        true,
                        new MetadataBuilder().putString("comment", column.meaning()).build()))
            .toList());
  }
}
