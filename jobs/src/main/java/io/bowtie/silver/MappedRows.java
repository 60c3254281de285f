package io.bowtie.silver;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import io.bowtie.bronze.RawTable;
import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.Sensitivity;
import io.bowtie.source.Mapping;
import io.bowtie.source.ReadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one mapping delivers for an entity, typed and checked value by value. Beside the entity's
 * delivered columns each row has {@link #PROBLEMS} (none when it is sound), and for a row with
 * problems {@link #ROW_JSON} and {@link #GIVEN_HASH}, what was delivered without personal columns
 * and its hash.
 */
final class MappedRows {
  /** An array of structs of code, column_name and reason. */
  static final String PROBLEMS = "_problems";

  /** The delivered row as JSON, personal columns left out. */
  static final String ROW_JSON = "_row_json";

  /** Hash of everything delivered. */
  static final String GIVEN_HASH = "_given_hash";

  private static final Set<String> PASSED_ON =
      Set.of(RawTable.FILE, RawTable.LINE, RawTable.LANDED_ON);

  private MappedRows() {}

  /** Rows whose columns have been checked against the entity by {@link MappedColumns}. */
  static Dataset<Row> typed(
      Entity entity, Mapping mapping, ReadOptions options, Dataset<Row> mapped) {
    Set<String> delivered = Set.of(mapped.columns());
    List<Column> columns =
        entity.versions().columns().stream()
            .filter(column -> delivered.contains(column.name()))
            .toList();
    String place = mapping.entity() + ".sql";
    List<org.apache.spark.sql.Column> results = new ArrayList<>();
    List<org.apache.spark.sql.Column> problems = new ArrayList<>();
    for (Column column : columns) {
      org.apache.spark.sql.Column given = mapped.col(column.name());
      org.apache.spark.sql.Column value =
          Conversion.typed(
              given, mapped.schema().apply(column.name()).dataType(), column.type(), options);
      results.add(value.as(column.name()));
      problems.addAll(problemsOf(entity, column, Conversion.text(given), value, place));
    }
    results.add(passedOn(mapped, RawTable.FILE, ColumnType.TEXT));
    results.add(passedOn(mapped, RawTable.LINE, ColumnType.LONG));
    results.add(passedOn(mapped, RawTable.LANDED_ON, ColumnType.DATE));
    results.add(
        array_compact(array(problems.toArray(org.apache.spark.sql.Column[]::new))).as(PROBLEMS));
    results.add(json(mapped, columns, Sensitivity.OPEN).as(ROW_JSON));
    results.add(sha2(json(mapped, columns, Sensitivity.PERSONAL), 256).as(GIVEN_HASH));
    Dataset<Row> typed = mapped.select(results.toArray(org.apache.spark.sql.Column[]::new));
    org.apache.spark.sql.Column isUnsound = size(col(PROBLEMS)).gt(0);
    return typed
        .withColumn("source", lit(mapping.source()))
        .withColumn(ROW_JSON, when(isUnsound, col(ROW_JSON)))
        .withColumn(GIVEN_HASH, when(isUnsound, col(GIVEN_HASH)));
  }

  private static List<org.apache.spark.sql.Column> problemsOf(
      Entity entity,
      Column column,
      org.apache.spark.sql.Column text,
      org.apache.spark.sql.Column value,
      String place) {
    List<org.apache.spark.sql.Column> problems = new ArrayList<>();
    String name = column.name();
    // recorded_at, is_deleted and what else is technical may be empty: there is a rule for each.
    if (column.isRequired() && !isTechnical(name)) {
      problems.add(
          Problem.MISSING_VALUE.where(
              text.isNull(),
              column,
              text,
              name
                  + " is required and empty. Fill it in the source, or leave the row out in "
                  + place
                  + "."));
    }
    if (column.type() != ColumnType.TEXT) {
      problems.add(
          Problem.WRONG_TYPE.where(
              text.isNotNull().and(value.isNull()),
              column,
              text,
              "in "
                  + name
                  + " is no "
                  + column.type().words()
                  + ". Correct it in the source, or convert it in "
                  + place
                  + "."));
    }
    if (!column.words().isEmpty()) {
      problems.add(
          Problem.UNKNOWN_WORD.where(
              not(value.isInCollection(column.words())),
              column,
              text,
              "is not a word for "
                  + name
                  + " of "
                  + entity.name()
                  + ". Map it to one of "
                  + String.join(", ", column.words())
                  + " in "
                  + place
                  + "."));
    }
    return problems;
  }

  static boolean isTechnical(String name) {
    return Entity.TECHNICAL.stream().anyMatch(column -> column.name().equals(name));
  }

  private static org.apache.spark.sql.Column passedOn(
      Dataset<Row> mapped, String name, ColumnType type) {
    return (Set.of(mapped.columns()).contains(name)
            ? mapped.col(name).try_cast(type.sparkType())
            : lit(null).cast(type.sparkType()))
        .as(name);
  }

  /** The delivered values up to a sensitivity, in the order of their names. */
  private static org.apache.spark.sql.Column json(
      Dataset<Row> mapped, List<Column> columns, Sensitivity most) {
    return to_json(
        struct(
            columns.stream()
                .filter(column -> column.sensitivity().compareTo(most) <= 0)
                .map(Column::name)
                .sorted()
                .map(name -> Conversion.text(mapped.col(name)).as(name))
                .toArray(org.apache.spark.sql.Column[]::new)));
  }

  /** What a mapping may deliver beside the entity's columns. */
  static Set<String> passedOn() {
    return PASSED_ON;
  }
}
