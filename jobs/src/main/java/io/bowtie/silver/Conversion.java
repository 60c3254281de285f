package io.bowtie.silver;

import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.ColumnType;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.TextTimes;
import io.bowtie.sql.ZonedTimes;
import java.time.ZoneOffset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Turns what a mapping delivers, mostly text, into a contract's types; null where it cannot. */
final class Conversion {
  private static final DataType EXACT = DataTypes.createDecimalType(38, 6);
  private static final String WITH_COMMA = "^[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d+)?$";

  private Conversion() {}

  /**
   * The value as text without surrounding blanks; null when nothing is left. A moment is written in
   * UTC.
   */
  static Column text(Column given) {
    return nullif(trim(ZonedTimes.cast(given, DataTypes.StringType, ZoneOffset.UTC)), lit(""));
  }

  /** Whether a value has the contract's type already; texts are always trimmed. */
  static boolean isTyped(DataType from, ColumnType to) {
    return to != ColumnType.TEXT && from.sameType(to.sparkType());
  }

  /**
   * Whether a value is a date or moment that becomes the other one without its text.
   *
   * @param from the type that the mapping delivers
   */
  static boolean isTime(DataType from, ColumnType to) {
    return (to == ColumnType.DATE || to == ColumnType.TIMESTAMP)
        && (from instanceof DateType
            || from instanceof TimestampType
            || from instanceof TimestampNTZType);
  }

  /**
   * A date as the moment at which it starts in the session's zone, which is the company's; a moment
   * as its date in the source's zone; a time without a zone as one of the source's.
   */
  static Column time(Column given, DataType from, ColumnType to, ReadOptions options) {
    return from instanceof DateType
        ? given.cast(to.sparkType())
        : ZonedTimes.cast(given, to.sparkType(), options.timeZone());
  }

  /** A trimmed text in the contract's type; null when it is null or no such value. */
  static Column typed(Column text, ColumnType to, ReadOptions options) {
    return switch (to) {
      case TEXT -> text;
      case INTEGER, LONG -> whole(number(text, options), to.sparkType());
      case DOUBLE -> finite(number(text, options));
      case MONEY -> number(text, options).try_cast(to.sparkType());
      case BOOLEAN -> flag(text);
      case DATE -> TextTimes.of(options).date(text);
      case TIMESTAMP -> TextTimes.of(options).timestamp(text);
      case TEXTS -> throw new IllegalArgumentException("No entity has a list");
    };
  }

  /**
   * A number's text with a decimal point. With a decimal comma, points may part thousands and
   * nothing else, so that 1.5 is no number there rather than fifteen.
   */
  private static Column number(Column text, ReadOptions options) {
    return options.decimalMark().equals(",")
        ? when(
            text.rlike(WITH_COMMA), translate(regexp_replace(text, lit("\\."), lit("")), ",", "."))
        : text;
  }

  /** Also takes 12.0, which spreadsheets write for 12. */
  private static Column whole(Column text, DataType type) {
    Column exact = text.try_cast(EXACT);
    return when(exact.equalTo(floor(exact)), exact.try_cast(type));
  }

  /** Not NaN and not infinite, which Spark would read from the words. */
  private static Column finite(Column text) {
    Column number = text.try_cast(DataTypes.DoubleType);
    return when(
            isnan(number)
                .or(number.equalTo(Double.POSITIVE_INFINITY))
                .or(number.equalTo(Double.NEGATIVE_INFINITY)),
            lit(null))
        .otherwise(number);
  }

  private static Column flag(Column text) {
    Column word = lower(text);
    return when(word.isin("true", "yes", "1", "t", "y"), lit(true))
        .when(word.isin("false", "no", "0", "f", "n"), lit(false));
  }
}
