package io.bowtie.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AnyColumn;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Brings rows to the columns of their raw table: names in the case in which it has them, values in
 * its types. A row with a value that would lose something stays, with the whole of it in {@code
 * _corrupt} and null in that column.
 *
 * @param columns of the raw table by their names in lower case, those included that are new
 * @param zone of times that name none
 */
record Fit(Map<String, StructField> columns, ZoneId zone) {

  /**
   * How to bring some parts to a raw table.
   *
   * @param stored the raw table's columns, none before its first rows
   */
  static Fit of(StructType stored, List<RawRows.Part> parts, ZoneId zone) {
    Map<String, StructField> columns = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(stored.fields()), parts.stream().flatMap(part -> part.fields().stream()))
        .forEach(
            field ->
                columns.merge(
                    lower(field.name()),
                    field,
                    (known, landed) ->
                        new StructField(
                            known.name(),
                            RawTypes.after(known.dataType(), landed.dataType()),
                            true,
                            known.metadata())));
    return new Fit(columns, zone);
  }

  /** The rows of a part; columns that are not its own are kept as they are. */
  Dataset<Row> applied(RawRows.Part part, Dataset<Row> rows) {
    List<StructField> own = part.fields();
    Set<String> others = new TreeSet<>(List.of(rows.columns()));
    List<Column> fitted = new ArrayList<>();
    List<Column> lost = new ArrayList<>();
    for (StructField given : own) {
      others.remove(given.name());
      StructField field = columns.get(lower(given.name()));
      Column value = AnyColumn.named(given.name());
      Column converted = RawTypes.converted(value, given.dataType(), field.dataType(), zone);
      fitted.add(converted.as(field.name(), field.metadata()));
      if (!given.dataType().equals(field.dataType())) {
        lost.add(value.isNotNull().and(converted.isNull()));
      }
    }
    others.remove(RawTable.CORRUPT);
    others.forEach(name -> fitted.add(col(name)));
    fitted.add(corrupt(own, lost));
    return rows.select(fitted.toArray(Column[]::new));
  }

  /** A part's columns as the raw table names them. */
  List<String> names(RawRows.Part part) {
    return part.columns().stream().map(name -> columns.get(lower(name)).name()).toList();
  }

  private static Column corrupt(List<StructField> own, List<Column> lost) {
    Column whole =
        to_json(
            struct(own.stream().map(field -> AnyColumn.named(field.name())).toArray(Column[]::new)),
            Map.of("timeZone", "UTC"));
    return lost.stream()
        .reduce(Column::or)
        .map(isLost -> coalesce(col(RawTable.CORRUPT), when(isLost, whole)))
        .orElse(col(RawTable.CORRUPT))
        .as(RawTable.CORRUPT);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
