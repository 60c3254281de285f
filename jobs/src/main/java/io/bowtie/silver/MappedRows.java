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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

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

  /**
   * Rows whose columns have been checked against the entity by {@link MappedColumns}. In three
   * layers, texts, values, problems, each over the columns of the one before: written out in one,
   * every use would repeat the whole conversion, and most of a small night would go into compiling
   * that.
   */
  static Dataset<Row> typed(
      Entity entity, Mapping mapping, ReadOptions options, Dataset<Row> mapped) {
    Set<String> delivered = Set.of(mapped.columns());
    List<Column> columns =
        entity.versions().columns().stream()
            .filter(column -> delivered.contains(column.name()))
            .toList();
    return judged(
        entity, mapping, columns, values(entity, columns, options, texts(columns, mapped)));
  }

  /** Each column as delivered, and beside it as text. */
  private static Dataset<Row> texts(List<Column> columns, Dataset<Row> mapped) {
    List<org.apache.spark.sql.Column> all = new ArrayList<>();
    for (Column column : columns) {
      org.apache.spark.sql.Column given = mapped.col(column.name());
      all.add(given);
      all.add(Conversion.text(given).as(textOf(column)));
    }
    all.add(passedOn(mapped, RawTable.FILE, ColumnType.TEXT));
    all.add(passedOn(mapped, RawTable.LINE, ColumnType.LONG));
    all.add(passedOn(mapped, RawTable.LANDED_ON, ColumnType.DATE));
    return mapped.select(all.toArray(org.apache.spark.sql.Column[]::new));
  }

  /** Each column in its type, null where its text is no such value. */
  private static Dataset<Row> values(
      Entity entity, List<Column> columns, ReadOptions options, Dataset<Row> texts) {
    List<org.apache.spark.sql.Column> all = new ArrayList<>();
    for (Column column : columns) {
      DataType given = texts.schema().apply(column.name()).dataType();
      all.add(value(entity, column, given, options).as(column.name()));
      all.add(col(textOf(column)));
    }
    PASSED_ON.stream().sorted().forEach(name -> all.add(col(name)));
    return texts.select(all.toArray(org.apache.spark.sql.Column[]::new));
  }

  private static org.apache.spark.sql.Column value(
      Entity entity, Column column, DataType given, ReadOptions options) {
    if (DealHistory.isValue(entity, column.name())) {
      return DealHistory.value(col(textOf("field")), col(textOf(column)), options);
    }
    if (Conversion.isTyped(given, column.type())) {
      return col(column.name());
    }
    if (Conversion.isTime(given, column.type())) {
      return Conversion.time(col(column.name()), given, column.type(), options);
    }
    return Conversion.typed(
        col(textOf(column)),
        column.type(),
        given.equals(DataTypes.StringType) ? options : ReadOptions.COMPUTED);
  }

  private static Dataset<Row> judged(
      Entity entity, Mapping mapping, List<Column> columns, Dataset<Row> values) {
    String place = mapping.entity() + ".sql";
    org.apache.spark.sql.Column[] problems =
        columns.stream()
            .flatMap(column -> problemsOf(entity, column, place).stream())
            .toArray(org.apache.spark.sql.Column[]::new);
    org.apache.spark.sql.Column isUnsound = size(col(PROBLEMS)).gt(0);
    return values
        .withColumn(PROBLEMS, array_compact(array(problems)))
        .withColumns(
            Map.of(
                "source",
                lit(mapping.source()),
                ROW_JSON,
                when(
                    isUnsound,
                    SlippedRows.json(
                        json(columns, Sensitivity.OPEN),
                        textOf(columns, "email"),
                        textOf(columns, "phone"),
                        textOf(columns, "full_name"))),
                GIVEN_HASH,
                when(isUnsound, sha2(json(columns, Sensitivity.PERSONAL), 256))))
        .drop(columns.stream().map(MappedRows::textOf).toArray(String[]::new));
  }

  private static String textOf(Column column) {
    return textOf(column.name());
  }

  private static String textOf(String column) {
    return "_text_of_" + column;
  }

  /** A column as text; null where it is not delivered. */
  private static org.apache.spark.sql.Column textOf(List<Column> columns, String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .map(column -> col(textOf(column)))
        .orElse(lit(null).cast(DataTypes.StringType));
  }

  private static List<org.apache.spark.sql.Column> problemsOf(
      Entity entity, Column column, String place) {
    List<org.apache.spark.sql.Column> problems = new ArrayList<>();
    String name = column.name();
    org.apache.spark.sql.Column text = col(textOf(column));
    org.apache.spark.sql.Column value = col(name);
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
  private static org.apache.spark.sql.Column json(List<Column> columns, Sensitivity most) {
    return to_json(
        struct(
            columns.stream()
                .filter(column -> column.sensitivity().compareTo(most) <= 0)
                .sorted(Comparator.comparing(Column::name))
                .map(column -> col(textOf(column)).as(column.name()))
                .toArray(org.apache.spark.sql.Column[]::new)));
  }

  /** What a mapping may deliver beside the entity's columns. */
  static Set<String> passedOn() {
    return PASSED_ON;
  }
}
