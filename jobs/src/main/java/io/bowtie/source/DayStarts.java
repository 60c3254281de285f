package io.bowtie.source;

import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Length;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.ParseToTimestamp;
import org.apache.spark.sql.catalyst.expressions.StringTrim;
import org.apache.spark.sql.catalyst.expressions.TimeZoneAwareExpression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes the moments that a query computes from days the starts of these days in the company's zone,
 * in a query that otherwise runs in its source's zone: a day, such as the one on which a file
 * landed, is the same day everywhere. Where a function reads the moment again (its month, its text,
 * its date), the start stays in the zone in which that function reads.
 *
 * @param zone in which a day starts
 */
record DayStarts(ZoneId zone) {
  private static final int LETTERS_OF_A_DATE = 10;

  /** An expression of the query with days that start in this zone. */
  Expression in(Expression expression) {
    return in(expression, false);
  }

  private Expression in(Expression expression, boolean isReadAgain) {
    boolean isStart = isStart(expression);
    boolean reads = expression instanceof TimeZoneAwareExpression && !isStart;
    Expression below = expression.mapChildren(child -> in(child, isReadAgain || reads));
    return isStart && !isReadAgain ? started(below) : below;
  }

  /** A moment made of a date, or of a text, which may be one. */
  private static boolean isStart(Expression expression) {
    if (!(expression instanceof Cast)
        && !(expression instanceof ParseToTimestamp parse && parse.format().isEmpty())) {
      return false;
    }
    DataType from = given(expression).dataType();
    return expression.dataType() instanceof TimestampType
        && (from instanceof DateType || from instanceof StringType);
  }

  /** What is cast. */
  private static Expression given(Expression expression) {
    return expression instanceof Cast cast ? cast.child() : ((ParseToTimestamp) expression).left();
  }

  private Expression started(Expression cast) {
    Expression given = given(cast);
    if (given.dataType() instanceof DateType) {
      return (Expression) ((TimeZoneAwareExpression) cast).withTimeZone(zone.getId());
    }
    // A text may be a day or a moment.
    Expression day = new Cast(given, DataTypes.DateType, Option.empty(), EvalMode.TRY());
    Expression start =
        new Cast(day, DataTypes.TimestampType, Option.apply(zone.getId()), EvalMode.TRY());
    return new If(
        new EqualTo(new Length(new StringTrim(given)), Literal$.MODULE$.apply(LETTERS_OF_A_DATE)),
        new Coalesce(CollectionConverters.asScala(List.<Expression>of(start, cast)).toSeq()),
        cast);
  }
}
