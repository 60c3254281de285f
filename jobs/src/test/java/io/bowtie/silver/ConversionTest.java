package io.bowtie.silver;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.ColumnType;
import io.bowtie.source.ReadOptions;
import io.bowtie.testkit.SparkSupport;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class ConversionTest {
  private static final String NONE = "none";
  private static final ReadOptions POINT = ReadOptions.COMPUTED;
  private static final ReadOptions COMMA = options("", "", "UTC", ",");
  private static final ReadOptions BERLIN = options("", "", "Europe/Berlin", ".");
  private static final ReadOptions AMERICAN = options("MM/dd/yyyy", "", "UTC", ".");

  private final List<Column> asked = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  @Test
  void shouldTakeWhatIsWrittenAsDeclaredAndNothingElse(SparkSession spark) {
    expect("12.50", ColumnType.MONEY, POINT, "12.5000");
    expect("1,234.50", ColumnType.MONEY, POINT, NONE);
    expect("12,50", ColumnType.MONEY, POINT, NONE);
    expect("12,50", ColumnType.MONEY, COMMA, "12.5000");
    expect("-1.234.567,8", ColumnType.MONEY, COMMA, "-1234567.8000");
    expect("12.50", ColumnType.MONEY, COMMA, NONE);
    expect("1.2345,6", ColumnType.MONEY, COMMA, NONE);
    expect("0,25", ColumnType.DOUBLE, COMMA, "0.25");
    expect("1.200", ColumnType.LONG, COMMA, "1200");
    expect("12.0", ColumnType.INTEGER, POINT, "12");
    expect("12.5", ColumnType.INTEGER, POINT, NONE);
    expect("NaN", ColumnType.DOUBLE, POINT, NONE);
    expect("Infinity", ColumnType.DOUBLE, POINT, NONE);
    expect("Yes", ColumnType.BOOLEAN, POINT, "true");
    expect("0", ColumnType.BOOLEAN, POINT, "false");
    expect("maybe", ColumnType.BOOLEAN, POINT, NONE);
    expect("2024-02-29", ColumnType.DATE, POINT, "2024-02-29");
    expect("2023-02-29", ColumnType.DATE, POINT, NONE);
    expect("01/02/2024", ColumnType.DATE, POINT, NONE);
    expect("01/02/2024", ColumnType.DATE, AMERICAN, "2024-01-02");
    expect("31/01/2024", ColumnType.DATE, AMERICAN, NONE);
    expect("2024", ColumnType.DATE, POINT, NONE);
    expect("2024-07-01 10:30:00", ColumnType.TIMESTAMP, POINT, "2024-07-01 10:30:00");
    expect("2024-07-01T10:30:00+02:00", ColumnType.TIMESTAMP, POINT, "2024-07-01 08:30:00");
    assertAll(spark);
  }

  @Test
  void shouldReadATimeWithoutAZoneInTheSourcesZoneAndLeaveDaysAlone(SparkSession spark) {
    expect("2024-07-01 10:30:00", ColumnType.TIMESTAMP, BERLIN, "2024-07-01 08:30:00");
    expect("2024-01-01 00:30:00", ColumnType.TIMESTAMP, BERLIN, "2023-12-31 23:30:00");
    expect("2024-07-01T10:30:00Z", ColumnType.TIMESTAMP, BERLIN, "2024-07-01 10:30:00");
    expect("2024-07-01T10:30:00-0500", ColumnType.TIMESTAMP, BERLIN, "2024-07-01 15:30:00");
    expect("2024-07-01", ColumnType.TIMESTAMP, BERLIN, "2024-07-01 00:00:00");
    expect("2024-07-01", ColumnType.DATE, BERLIN, "2024-07-01");
    assertAll(spark);
  }

  @Test
  void shouldTakeForAZoneOnlyWhatStandsAfterTheTime(SparkSession spark) {
    ReadOptions dayLast = berlin("HH:mm dd-MM-yyyy");
    expect("10:30 01-02-2024", ColumnType.TIMESTAMP, dayLast, "2024-02-01 09:30:00");
    expect("10:30 01-07-2024", ColumnType.TIMESTAMP, dayLast, "2024-07-01 08:30:00");
    expect(
        "10:30-01-02-2024",
        ColumnType.TIMESTAMP,
        berlin("HH:mm-dd-MM-yyyy"),
        "2024-02-01 09:30:00");
    expect(
        "10:30 OCT 1 2024",
        ColumnType.TIMESTAMP,
        berlin("HH:mm MMM d yyyy"),
        "2024-10-01 08:30:00");
    expect(
        "10:30 PM 01/02/2024",
        ColumnType.TIMESTAMP,
        berlin("hh:mm a dd/MM/yyyy"),
        "2024-02-01 21:30:00");
    expect(
        "10:30Z 01-02-2024",
        ColumnType.TIMESTAMP,
        berlin("HH:mmX dd-MM-yyyy"),
        "2024-02-01 10:30:00");
    expect(
        "10:30 -0500 01/02/2024",
        ColumnType.TIMESTAMP,
        berlin("HH:mm Z dd/MM/yyyy"),
        "2024-02-01 15:30:00");
    expect(
        "10:30 PM -0500 01/02/2024",
        ColumnType.TIMESTAMP,
        berlin("hh:mm a Z dd/MM/yyyy"),
        "2024-02-02 03:30:00");
    expect("2024-07-01 10:30:00.25+02", ColumnType.TIMESTAMP, BERLIN, "2024-07-01 08:30:00.25");
    expect(
        "2024-07-01 10:30:00 Europe/London", ColumnType.TIMESTAMP, BERLIN, "2024-07-01 09:30:00");
    expect(
        "2024-07-01 10:30:00 America/Argentina/Buenos_Aires",
        ColumnType.TIMESTAMP,
        BERLIN,
        "2024-07-01 13:30:00");
    expect("2024-07-01 10:30:00 UTC", ColumnType.TIMESTAMP, BERLIN, "2024-07-01 10:30:00");
    expect("2024-07-01 10:30:00 GMT+1", ColumnType.TIMESTAMP, BERLIN, "2024-07-01 09:30:00");
    expect("2024-07-01 10:30:00 EST", ColumnType.TIMESTAMP, BERLIN, "2024-07-01 15:30:00");
    assertAll(spark);
  }

  private static ReadOptions berlin(String timestampFormat) {
    return options("", timestampFormat, "Europe/Berlin", ".");
  }

  private void expect(String text, ColumnType type, ReadOptions options, String value) {
    asked.add(Conversion.typed(lit(text), type, options).cast(DataTypes.StringType));
    expected.add(text + " as " + type + " is " + value);
  }

  private void assertAll(SparkSession spark) {
    Row found = spark.range(1).select(asked.toArray(Column[]::new)).first();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < found.length(); i++) {
      String question = expected.get(i).substring(0, expected.get(i).indexOf(" is ") + 4);
      words.add(question + (found.isNullAt(i) ? NONE : found.getString(i)));
    }
    assertThat(words).containsExactlyElementsOf(expected);
  }

  private static ReadOptions options(
      String dateFormat, String timestampFormat, String zone, String mark) {
    return new ReadOptions(",", "\"", "UTF-8", dateFormat, timestampFormat, ZoneId.of(zone), mark);
  }
}
