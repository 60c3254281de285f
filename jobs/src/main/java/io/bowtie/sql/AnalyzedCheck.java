package io.bowtie.sql;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.UserDefinedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What shows only when names and types are known, in a query that has passed {@link ParsedCheck}: a
 * word that became a function, a text that becomes a time, a table that is no input, a function of
 * somebody's under the name of one of Spark's.
 */
final class AnalyzedCheck {
  private final AllowList allowed = AllowList.SHIPPED;
  private final Predicate<LogicalPlan> isInput;

  /**
   * @param isInput whether a plan is one of the query's tables; what is behind it is not its
   *     concern
   */
  AnalyzedCheck(Predicate<LogicalPlan> isInput) {
    this.isInput = isInput;
  }

  /** The first thing that is not allowed. */
  Optional<Refusal> of(LogicalPlan plan) {
    return of(plan, 1);
  }

  private Optional<Refusal> of(LogicalPlan plan, int lineAbove) {
    if (isInput.test(plan)) {
      return Optional.empty();
    }
    int line = SqlText.line(plan).orElse(lineAbove);
    if (plan instanceof View view) {
      return Optional.of(
          new Refusal(Reason.FILES, view.desc().identifier().unquotedString(), line));
    }
    if (plan.children().isEmpty() && !allowed.leaves().contains(plan.nodeName())) {
      return Optional.of(new Refusal(Reason.FILES, SqlText.shortened(plan.simpleString(8)), line));
    }
    return first(CollectionConverters.asJavaCollection(plan.expressions()), line)
        .or(
            () ->
                CollectionConverters.asJava(plan.children()).stream()
                    .map(child -> of(child, line))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private Optional<Refusal> first(Collection<Expression> expressions, int line) {
    return expressions.stream()
        .map(expression -> of(expression, line))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Refusal> of(Expression expression, int lineAbove) {
    int line = SqlText.line(expression).orElse(lineAbove);
    return own(expression, line)
        .or(
            () ->
                expression instanceof PlanExpression<?> subquery
                        && subquery.plan() instanceof LogicalPlan inner
                    ? of(inner, line)
                    : Optional.empty())
        .or(
            () ->
                expression instanceof RuntimeReplaceable stand
                    ? of(stand.replacement(), line)
                    : Optional.empty())
        .or(() -> first(CollectionConverters.asJava(expression.children()), line));
  }

  private Optional<Refusal> own(Expression expression, int line) {
    String name = expression.getClass().getSimpleName();
    String function = allowed.refusedExpressions().get(name);
    if (function != null) {
      return Optional.of(new Refusal(allowed.whyNot(function), function + "()", line));
    }
    if (expression instanceof UserDefinedExpression) {
      return Optional.of(new Refusal(Reason.FOREIGN_CODE, expression.prettyName() + "()", line));
    }
    if (expression instanceof Cast cast && isClock(cast)) {
      return Optional.of(
          new Refusal(Reason.CLOCK, SqlText.shortened(SqlText.of(cast.child())), line));
    }
    boolean isChanceItself =
        !expression.deterministic()
            && CollectionConverters.asJava(expression.children()).stream()
                .allMatch(Expression::deterministic)
            && !(expression instanceof PlanExpression<?>);
    return isChanceItself && !allowed.expressions().contains(name)
        ? Optional.of(new Refusal(Reason.CHANCE, expression.prettyName() + "()", line))
        : Optional.empty();
  }

  /**
   * Whether Spark puts the clock in place of it. It does so for texts that it can work out before a
   * row is read, and never for a text in a row: a cell 'now' is no time.
   */
  private static boolean isClock(Cast cast) {
    boolean isTime =
        cast.dataType() instanceof DateType
            || cast.dataType() instanceof TimestampType
            || cast.dataType() instanceof TimestampNTZType;
    return isTime && cast.child().dataType() instanceof StringType && isClock(cast.child());
  }

  private static boolean isClock(Expression expression) {
    Expression text = runnable(expression);
    if (!text.foldable()) {
      return false;
    }
    try {
      Object value = text.eval(null);
      return value != null && SqlParser.readsClock(value.toString());
    } catch (Exception cannotBeWorkedOut) {
      // Nobody can say what Spark makes of it later on.
      return true;
    }
  }

  private static Expression runnable(Expression expression) {
    Expression itself =
        expression instanceof RuntimeReplaceable stand ? stand.replacement() : expression;
    return itself.withNewChildren(
        CollectionConverters.asScala(
                CollectionConverters.asJava(itself.children()).stream()
                    .map(AnalyzedCheck::runnable)
                    .toList())
            .toSeq());
  }
}
