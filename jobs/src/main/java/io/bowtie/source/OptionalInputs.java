package io.bowtie.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AnyColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Lets a mapping run over a source that lacks raw columns and tables which the mapping calls
 * optional: they are filled in as empty texts and as tables without rows, and what the mapping
 * computes from nothing else is left out again. A column that is left out is absent, which is not
 * the same as null.
 *
 * @param tables the inputs of the mapping, complete
 * @param isFilledIn whether anything had to be filled in
 */
record OptionalInputs(Map<String, Dataset<Row>> tables, boolean isFilledIn) {
  private static final Metadata MARK =
      new MetadataBuilder().putBoolean(ColumnLineage.FILLED_IN, true).build();

  /** The inputs of a mapping with what its directives allow to be missing. */
  static OptionalInputs complete(
      Map<String, Dataset<Row>> delivered, MappingDirectives directives) {
    Map<String, Dataset<Row>> tables = new TreeMap<>();
    boolean isFilledIn = false;
    for (Map.Entry<String, Dataset<Row>> table : delivered.entrySet()) {
      Set<String> optional =
          directives.columns().getOrDefault(table.getKey().toLowerCase(Locale.ROOT), Set.of());
      List<String> missing = missing(optional, table.getValue());
      tables.put(table.getKey(), with(missing, table.getValue()));
      isFilledIn |= !missing.isEmpty();
    }
    Set<String> present = lowerCase(delivered.keySet());
    for (String name : directives.tables().keySet()) {
      if (!present.contains(name)) {
        tables.put(name, empty(name, directives, delivered.values().iterator().next()));
        isFilledIn = true;
      }
    }
    return new OptionalInputs(tables, isFilledIn);
  }

  /**
   * The mapping's rows without the columns that rest on nothing but what was filled in.
   *
   * @param required columns that stay, as an entity cannot be without them
   */
  Dataset<Row> withoutAbsent(Dataset<Row> mapped, Set<String> required) {
    if (!isFilledIn) {
      return mapped;
    }
    List<Boolean> isAbsent = ColumnLineage.isAbsent(mapped.queryExecution().analyzed());
    if (!isAbsent.contains(true)) {
      return mapped;
    }
    String[] names = mapped.columns();
    List<Column> kept = new ArrayList<>();
    for (int place = 0; place < names.length; place++) {
      if (!isAbsent.get(place) || required.contains(names[place])) {
        kept.add(AnyColumn.named(names[place]));
      }
    }
    return mapped.select(kept.toArray(Column[]::new));
  }

  private static List<String> missing(Set<String> optional, Dataset<Row> rows) {
    Set<String> present = lowerCase(List.of(rows.columns()));
    return optional.stream().filter(name -> !present.contains(name)).toList();
  }

  private static Dataset<Row> with(List<String> missing, Dataset<Row> rows) {
    return missing.isEmpty()
        ? rows
        : rows.select(
            Stream.concat(
                    Stream.of(col("*")),
                    missing.stream()
                        .map(name -> lit(null).cast(DataTypes.StringType).as(name, MARK)))
                .toArray(Column[]::new));
  }

  /** No rows, the columns that the mapping reads, and the technical ones of a table beside it. */
  private static Dataset<Row> empty(
      String name, MappingDirectives directives, Dataset<Row> beside) {
    Set<String> own = new TreeSet<>(directives.tables().get(name));
    own.addAll(directives.columns().getOrDefault(name, Set.of()));
    StructType schema = new StructType();
    for (StructField field : beside.schema().fields()) {
      if (field.name().startsWith("_") && !own.contains(field.name().toLowerCase(Locale.ROOT))) {
        schema = schema.add(new StructField(field.name(), field.dataType(), true, MARK));
      }
    }
    for (String column : own) {
      schema = schema.add(new StructField(column, DataTypes.StringType, true, MARK));
    }
    return beside.sparkSession().createDataFrame(List.of(), schema);
  }

  private static Set<String> lowerCase(Iterable<String> names) {
    Set<String> lower = new TreeSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return lower;
  }
}
