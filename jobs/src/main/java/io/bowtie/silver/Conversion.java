package io.bowtie.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.ColumnType;
import io.bowtie.source.ReadOptions;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Turns what a mapping delivers, mostly text, into a contract's types; null where it cannot. */
final class Conversion {
  private static final DataType EXACT = DataTypes.createDecimalType(38, 6);
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
      case INTEGER, LONG -> whole(text, to.sparkType());
      case DOUBLE -> finite(text);
      case MONEY -> text.try_cast(to.sparkType());
      case BOOLEAN -> flag(text);
      case DATE -> instant(text, options).cast(DataTypes.DateType);
      case TIMESTAMP -> instant(text, options);
      case TEXTS -> throw new IllegalArgumentException("No entity has a list");
    };
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

  /** A day stands for its start in UTC. Spark alone would also take a year for a date. */
  private static Column instant(Column text, ReadOptions options) {
    Column iso = when(text.rlike(ISO_DAY), text.try_cast(DataTypes.TimestampType));
    return coalesce(
        Stream.concat(
                Stream.of(options.timestampFormat(), options.dateFormat())
                    .filter(format -> !format.isEmpty())
                    .map(format -> try_to_timestamp(text, lit(format))),
                Stream.of(iso))
            .toArray(Column[]::new));
  }
}
