package io.bowtie.bronze;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class RawTypesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void shouldConvertWhereNothingIsLostAndElseGiveNothing(SparkSession spark) {
    List<Conversion> cases =
        List.of(
            to("string", "12.50bd", "12.50"),
            to("string", "0.1d", "0.1"),
            to("string", "date'2026-06-01'", "2026-06-01"),
            to("string", "timestamp'2026-06-01T08:00:00Z'", "2026-06-01 08:00:00Z"),
            to("string", "timestamp_ntz'2026-06-01T08:00:00'", "2026-06-01 08:00:00"),
            to("string", "x'00ff'", "AP8="),
            to("decimal(10,2)", "12", "12.00"),
            to("decimal(10,2)", "0.1d", "0.10"),
            to("decimal(10,2)", "12.345bd", "null"),
            to("decimal(10,2)", "123456789012bd", "null"),
            to("decimal(10,2)", "'12.5'", "12.50"),
            to("decimal(10,2)", "'12.345'", "null"),
            to("decimal(10,2)", "'n/a'", "null"),
            to("int", "5000000000L", "null"),
            to("int", "7L", "7"),
            to("int", "1.5d", "null"),
            to("int", "'7'", "7"),
            to("int", "'007'", "null"),
            to("int", "'+7'", "null"),
            to("int", "true", "null"),
            to("double", "9007199254740993L", "null"),
            to("double", "'1.10'", "1.1"),
            to("boolean", "'TRUE'", "true"),
            to("boolean", "'yes'", "null"),
            to("boolean", "1", "null"),
            to("date", "timestamp'2026-06-01T00:00:00Z'", "2026-06-01"),
            to("date", "timestamp'2026-06-01T08:00:00Z'", "null"),
            to("date", "'2026-06-01'", "2026-06-01"),
            to("date", "'2026'", "null"),
            to("timestamp", "date'2026-06-01'", "2026-06-01 00:00:00"),
            to("timestamp", "'2026-06-01T08:00:00+02:00'", "2026-06-01 06:00:00"),
            to("timestamp", "'2026-06-01T08:00:00'", "null"),
            to("timestamp", "1767225600", "null"),
            // Of the source's zone, which is two hours ahead in summer.
            to("timestamp", "timestamp_ntz'2026-06-01T08:00:00'", "2026-06-01 06:00:00"),
            // Clocks went from 2 to 3 in that night.
            to("timestamp", "timestamp_ntz'2026-03-29T02:30:00'", "null"),
            to("timestamp_ntz", "timestamp'2026-06-01T06:00:00Z'", "2026-06-01 08:00:00"));
    List<Column> converted = new ArrayList<>();
    for (Conversion each : cases) {
      DataType from = spark.sql("select " + each.value()).schema().apply(0).dataType();
      converted.add(
          RawTypes.converted(expr(each.value()), from, DataType.fromDDL(each.to()), BERLIN)
              .cast("string"));
    }
    Row row = spark.range(1).select(converted.toArray(Column[]::new)).head();
    List<String> found = new ArrayList<>();
    for (int place = 0; place < cases.size(); place++) {
      found.add(cases.get(place).value() + " = " + row.get(place));
    }
    assertThat(found)
        .containsExactlyElementsOf(
            cases.stream().map(each -> each.value() + " = " + each.expected()).toList());
  }

  @Test
  void shouldLetANumberGrowAndNothingElse() {
    DataType narrow = DataTypes.createDecimalType(10, 2);
    DataType wide = DataTypes.createDecimalType(12, 2);
    assertThat(RawTypes.after(DataTypes.IntegerType, DataTypes.LongType))
        .isEqualTo(DataTypes.LongType);
    assertThat(RawTypes.after(DataTypes.LongType, DataTypes.IntegerType))
        .isEqualTo(DataTypes.LongType);
    assertThat(RawTypes.after(narrow, wide)).isEqualTo(wide);
    assertThat(RawTypes.after(wide, DataTypes.createDecimalType(12, 4))).isEqualTo(wide);
    assertThat(RawTypes.after(DataTypes.IntegerType, DataTypes.StringType))
        .isEqualTo(DataTypes.IntegerType);
  }

  private static Conversion to(String type, String value, String expected) {
    return new Conversion(type, value, expected);
  }

  private record Conversion(String to, String value, String expected) {}
}
