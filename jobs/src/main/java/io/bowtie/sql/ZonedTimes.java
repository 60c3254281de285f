package io.bowtie.sql;

import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.DateFormatClass;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.ParseToTimestamp;
import org.apache.spark.sql.classic.ExpressionUtils$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/**
 * Spark's conversions of times in a zone that is given. Its own functions take the session's, which
 * is the company's and says nothing of how a source writes.
 */
public final class ZonedTimes {
  private ZonedTimes() {}

  /** A cast that a value may fail, to null. Between dates, times and texts the zone counts. */
  public static Column cast(Column value, DataType to, ZoneId zone) {
    return column(new Cast(expression(value), to, Option.apply(zone.getId()), EvalMode.TRY()));
  }

  /** The moment that a text says in a format of Spark's letters; null where it says none. */
  public static Column parsed(Column text, String format, ZoneId zone) {
    return column(
        new ParseToTimestamp(
            expression(text),
            Option.apply(Literal$.MODULE$.apply(format)),
            DataTypes.TimestampType,
            Option.apply(zone.getId()),
            false));
  }

  /** A moment as text in a format of Spark's letters. */
  public static Column text(Column moment, String format, ZoneId zone) {
    return column(
        new DateFormatClass(
            expression(moment), Literal$.MODULE$.apply(format), Option.apply(zone.getId())));
  }

  /** What a column computes. */
  public static Expression expression(Column column) {
    return ExpressionUtils$.MODULE$.expression(column);
  }

  /** An expression as a column. */
  public static Column column(Expression expression) {
    return ExpressionUtils$.MODULE$.column(expression);
  }
}
