package io.bowtie.bronze;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.util.QuotingUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Rows whose values have types of their own, in the shape that bronze takes in. */
final class TypedRecords {
  private TypedRecords() {}

  /**
   * The source's columns by names that Delta takes, each in the type in which it is kept.
   *
   * @param path of the file or version that each row comes from
   * @param line its number there; null where nothing orders the rows
   */
  static Dataset<Row> of(Dataset<Row> rows, Column path, Column line) {
    List<StructField> given = List.of(rows.schema().fields());
    List<String> stored = RawColumns.stored(given.stream().map(StructField::name).toList());
    List<Column> columns = new ArrayList<>();
    for (int place = 0; place < given.size(); place++) {
      StructField field = given.get(place);
      Column value = rows.col(QuotingUtils.quoteIdentifier(field.name()));
      columns.add(
          RawTypes.keptValue(value, field.dataType())
              .as(stored.get(place), RawColumns.field(stored.get(place), field.name()).metadata()));
    }
    columns.add(lit(null).cast(DataTypes.StringType).as(RawTable.FAULT));
    columns.add(lit(null).cast(DataTypes.StringType).as(RawTable.CORRUPT));
    columns.add(path.as(RawRows.PATH));
    columns.add(line.cast(DataTypes.LongType).as(RawTable.LINE));
    return rows.select(columns.toArray(Column[]::new));
  }
}
