package io.bowtie.query;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.TableContract;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What there is to ask, and what it means: {@code SHOW} and {@code DESCRIBE} as rows. */
final class Description {
  private static final StructType TABLES =
      new StructType()
          .add("table_name", StringType)
          .add("is_written", BooleanType)
          .add("grain", StringType);
  private static final StructType COLUMNS =
      new StructType()
          .add("col_name", StringType)
          .add("data_type", StringType)
          .add("comment", StringType);

  private final SparkSession spark;
  private final TablesByName names;

  Description(SparkSession spark, TablesByName names) {
    this.spark = spark;
    this.names = names;
  }

  Dataset<Row> layers() {
    return rows(
        Stream.of(Layer.values()).map(layer -> RowFactory.create(layer.schemaName())),
        new StructType().add("namespace", StringType));
  }

  /**
   * The tables, written or not.
   *
   * @param layer all layers when empty
   * @param pattern of names, in which {@code *} and {@code %} stand for anything and {@code |} for
   *     or; all names when empty
   */
  Dataset<Row> tables(Optional<String> layer, Optional<String> pattern) {
    layer.ifPresent(Description::refuseUnknown);
    Pattern wanted = Pattern.compile(pattern.map(Description::expression).orElse(".*"));
    return rows(
        names.tables().stream()
            .filter(table -> layer.map(table.layer()::equalsIgnoreCase).orElse(true))
            .filter(
                table ->
                    wanted.matcher(table.plainName()).matches()
                        || wanted.matcher(table.name()).matches())
            .map(
                table ->
                    RowFactory.create(
                        table.name(),
                        table.isWritten(),
                        table.contract().map(TableContract::grain).orElse(""))),
        TABLES);
  }

  /** A table's columns with their meaning. */
  Dataset<Row> columns(Table table) {
    return columns(names.schema(table), table.contract());
  }

  Dataset<Row> columns(StructType schema) {
    return columns(schema, Optional.empty());
  }

  Dataset<Row> columnNames(Table table) {
    return rows(
        Stream.of(names.schema(table).fieldNames()).map(RowFactory::create),
        new StructType().add("col_name", StringType));
  }

  private Dataset<Row> columns(StructType schema, Optional<TableContract> contract) {
    return rows(
        Stream.of(schema.fields())
            .map(
                field ->
                    RowFactory.create(
                        field.name(), field.dataType().catalogString(), meaning(field, contract))),
        COLUMNS);
  }

  private static String meaning(StructField field, Optional<TableContract> contract) {
    return contract
        .flatMap(promised -> promised.column(field.name()))
        .map(Column::meaning)
        .orElseGet(() -> field.getComment().getOrElse(() -> ""));
  }

  private static void refuseUnknown(String layer) {
    if (Stream.of(Layer.values()).noneMatch(known -> known.schemaName().equalsIgnoreCase(layer))) {
      throw OperatorError.usage("There is no schema '" + layer + "'")
          .remedy(
              "Schemas are "
                  + Stream.of(Layer.values())
                      .map(Layer::schemaName)
                      .collect(Collectors.joining(", "))
                  + ".");
    }
  }

  private static String expression(String pattern) {
    return Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\|", -1))
        .map(part -> Pattern.quote(part).replaceAll("[*%]", "\\\\E.*\\\\Q"))
        .collect(Collectors.joining("|"));
  }

  private Dataset<Row> rows(Stream<Row> rows, StructType schema) {
    List<Row> all = rows.toList();
    return spark.createDataFrame(all, schema);
  }
}
