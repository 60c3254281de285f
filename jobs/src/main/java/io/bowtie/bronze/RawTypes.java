package io.bowtie.bronze;

import static org.apache.spark.sql.functions.base64;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import io.bowtie.sql.ZonedTimes;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.VariantType;

/**
 * The types of raw columns. A column has the type that its source gave it first, or a wider one of
 * the same kind; a value of another type is converted where nothing of it is lost.
 */
final class RawTypes {
  private static final List<DataType> WHOLE =
      List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);
  private static final DataType EXACT = DataTypes.createDecimalType(38, 18);

  /** Not 007 and not +7, whose letters say more than their number. */
  private static final String NUMBER = "^-?(0|[1-9]\\d{0,19})(\\.\\d{1,18})?$";

  private static final String DAY = "^\\d{4}-\\d{2}-\\d{2}$";
  private static final String TIME = "^\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?";

  private RawTypes() {}

  /** The type in which bronze keeps a column: as it is, but nested and rare ones as text. */
  static DataType kept(DataType given) {
    boolean isKept =
        given instanceof NumericType
            || given instanceof BooleanType
            || given instanceof DateType
            || given instanceof TimestampType
            || given instanceof TimestampNTZType
            || given instanceof BinaryType;
    return isKept ? given : DataTypes.StringType;
  }

  /**
   * A value in the type in which it is kept; nested ones as JSON, with the fields that are null.
   */
  static Column keptValue(Column value, DataType given) {
    if (given instanceof StructType
        || given instanceof ArrayType
        || given instanceof MapType
        || given instanceof VariantType) {
      return to_json(value, Map.of("ignoreNullFields", "false"));
    }
    return kept(given).equals(given) ? value : value.cast(DataTypes.StringType);
  }

  /** The type of a stored column once rows with another one have landed. */
  static DataType after(DataType stored, DataType landed) {
    return isWider(landed, stored) ? landed : stored;
  }

  /** Whether Delta lets a column grow into the type. */
  private static boolean isWider(DataType wide, DataType narrow) {
    if (wide instanceof DecimalType wider && narrow instanceof DecimalType narrower) {
      return wider.scale() >= narrower.scale()
          && wider.precision() - wider.scale() >= narrower.precision() - narrower.scale();
    }
    return (WHOLE.contains(narrow) && WHOLE.indexOf(wide) > WHOLE.indexOf(narrow))
        || (narrow.equals(DataTypes.FloatType) && wide.equals(DataTypes.DoubleType));
  }

  /**
   * A value in another type; null where it is null and where something of it would be lost.
   *
   * @param zone of times that name none
   */
  static Column converted(Column value, DataType from, DataType to, ZoneId zone) {
    if (from.equals(to)) {
      return value;
    }
    if (to instanceof StringType) {
      return text(value, from);
    }
    if (from instanceof StringType) {
      return parsed(value, to);
    }
    if (from instanceof TimestampNTZType && to instanceof TimestampType) {
      Column moment = ZonedTimes.cast(value, to, zone);
      return when(ZonedTimes.cast(moment, from, zone).equalTo(value), moment);
    }
    if (from instanceof TimestampType && to instanceof TimestampNTZType) {
      Column local = ZonedTimes.cast(value, to, zone);
      return when(ZonedTimes.cast(local, from, zone).equalTo(value), local);
    }
    if ((from instanceof NumericType && to instanceof NumericType) || isDay(from, to)) {
      Column there = ZonedTimes.cast(value, to, ZoneOffset.UTC);
      return when(ZonedTimes.cast(there, from, ZoneOffset.UTC).equalTo(value), there);
    }
    return lit(null).cast(to);
  }

  /** A value as text; nothing of it is lost. */
  static Column text(Column value, DataType from) {
    if (from instanceof BinaryType) {
      return base64(value);
    }
    Column text = ZonedTimes.cast(value, DataTypes.StringType, ZoneOffset.UTC);
    return from instanceof TimestampType ? concat(text, lit("Z")) : text;
  }

  private static Column parsed(Column text, DataType to) {
    Column found = text.try_cast(to);
    if (to instanceof NumericType) {
      return when(
          text.rlike(NUMBER).and(found.try_cast(EXACT).equalTo(text.try_cast(EXACT))), found);
    }
    if (to instanceof BooleanType) {
      return when(lower(text).isin("true", "false"), found);
    }
    if (to instanceof DateType) {
      return when(text.rlike(DAY), found);
    }
    if (to instanceof TimestampType) {
      return when(text.rlike(TIME + "(Z|[+-]\\d{2}:\\d{2})$"), found);
    }
    return to instanceof TimestampNTZType
        ? when(text.rlike(TIME + "$"), found)
        : lit(null).cast(to);
  }

  /** A day and its first moment in UTC. */
  private static boolean isDay(DataType from, DataType to) {
    List<DataType> types =
        List.of(DataTypes.DateType, DataTypes.TimestampType, DataTypes.TimestampNTZType);
    return types.contains(from) && types.contains(to);
  }
}
