package io.bowtie.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.ColumnType;
import io.bowtie.source.ReadOptions;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Turns what a mapping delivers, mostly text, into a contract's types; null where it cannot. */
final class Conversion {
  private static final DataType EXACT = DataTypes.createDecimalType(38, 6);
  private static final String WITH_COMMA = "^[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d+)?$";
  private static final String HAS_TIME = "\\d:\\d";

  /**
   * A zone directly after the time: an offset, a region or an abbreviation such as CEST. What
   * stands further on is the date: 10:30 01-02-2024 has no offset of -20:24.
   */
  private static final String HAS_ZONE =
      HAS_TIME
          + "\\d(:\\d{2}([.,]\\d+)?)?( ?[AaPp]\\.?[Mm]\\.?)? ?"
          + "(Z|((UTC|GMT|UT)?[+-]\\d{1,2}(:?\\d{2}){0,2})|UTC|UT|(?!OCT|SEPT)[A-Z]{2,3}T"
          + "|[A-Z][A-Za-z]+(/[A-Za-z0-9_+-]+)+)(?=$|[ \\[])";

  private static final String ISO_DAY = "^\\d{4}-\\d{2}-\\d{2}([ T].*)?$";

  private Conversion() {}

  /** The value as text without surrounding blanks; null when nothing is left. */
  static Column text(Column given) {
    return nullif(trim(given.cast(DataTypes.StringType)), lit(""));
  }

  /** Whether a value has the contract's type already; texts are always trimmed. */
  static boolean isTyped(DataType from, ColumnType to) {
    return to != ColumnType.TEXT && from.sameType(to.sparkType());
  }

  /** A trimmed text in the contract's type; null when it is null or no such value. */
  static Column typed(Column text, ColumnType to, ReadOptions options) {
    return switch (to) {
      case TEXT -> text;
      case INTEGER, LONG -> whole(number(text, options), to.sparkType());
      case DOUBLE -> finite(number(text, options));
      case MONEY -> number(text, options).try_cast(to.sparkType());
      case BOOLEAN -> flag(text);
      case DATE -> instant(text, options).cast(DataTypes.DateType);
      case TIMESTAMP -> instant(text, options);
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

  /**
   * A day stands for its start in UTC; a time without a zone is one of the source's. Spark alone
   * would also take a year for a date.
   */
  private static Column instant(Column text, ReadOptions options) {
    Column iso = when(text.rlike(ISO_DAY), text.try_cast(DataTypes.TimestampType));
    Column found =
        coalesce(
            Stream.concat(
                    Stream.of(options.timestampFormat(), options.dateFormat())
                        .filter(format -> !format.isEmpty())
                        .map(format -> try_to_timestamp(text, lit(format))),
                    Stream.of(iso))
                .toArray(Column[]::new));
    Column isLocal = text.rlike(HAS_TIME).and(not(text.rlike(HAS_ZONE)));
    return options.timeZone().normalized().equals(ZoneOffset.UTC)
        ? found
        : when(isLocal, to_utc_timestamp(found, options.timeZone().getId())).otherwise(found);
  }
}
