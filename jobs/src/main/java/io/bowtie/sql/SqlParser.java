package io.bowtie.sql;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.TypeConstructorContext;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.catalyst.util.SparkParserUtils$;
import org.apache.spark.sql.execution.SparkSqlAstBuilder;
import org.apache.spark.sql.execution.SparkSqlParser;

/**
 * Spark's own parser, which also notes literals that read the clock: {@code TIMESTAMP 'now'} is a
 * plain timestamp when the parser gives it out.
 */
final class SqlParser extends SparkSqlParser {
  private final List<Refusal> clockLiterals = new ArrayList<>();
  private final Builder builder = new Builder();

  /** The plan as written; nothing that it names has been looked at. */
  LogicalPlan plan(String text) {
    clockLiterals.clear();
    return parsePlan(text);
  }

  /** The literals of the text last parsed that read the clock. */
  List<Refusal> clockLiterals() {
    return List.copyOf(clockLiterals);
  }

  /** Whether Spark takes a text that becomes a date or a time for one of its words for now. */
  static boolean readsClock(String text) {
    boolean isWord =
        DateTimeUtils.convertSpecialDate(text, ZoneOffset.UTC).isDefined()
            || DateTimeUtils.convertSpecialTimestamp(text, ZoneOffset.UTC).isDefined();
    return isWord && !text.strip().toLowerCase(Locale.ROOT).startsWith("epoch");
  }

  @Override
  public SparkSqlAstBuilder astBuilder() {
    return builder;
  }

  private final class Builder extends SparkSqlAstBuilder {
    @Override
    public Literal visitTypeConstructor(TypeConstructorContext literal) {
      String text =
          SparkParserUtils$.MODULE$.unescapeSQLString(
              literal.singleStringLitWithoutMarker().getText(), false);
      if (readsClock(text)) {
        clockLiterals.add(
            new Refusal(
                Reason.CLOCK,
                SparkParserUtils$.MODULE$.source(literal),
                literal.getStart().getLine()));
      }
      return super.visitTypeConstructor(literal);
    }
  }
}
