package io.bowtie.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.UnaryExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.MaxMinBy;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SetOperation;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Follows the columns of an analysed query back to the columns of its inputs, some of which are
 * marked as filled in for what a source does not have. Whatever a column is computed from counts,
 * conditions too; which rows there are (filters, joins, groups) and their order does not. What
 * cannot be followed counts as delivered, so that nothing is left out by mistake.
 */
final class ColumnLineage {
  /** Metadata of a column that was filled in. */
  static final String FILLED_IN = "bowtie.filled-in";

  private final Map<Long, List<Basis>> steps = new HashMap<>();
  private final Map<Long, Basis> rowsOfSteps = new HashMap<>();

  private ColumnLineage() {}

  /**
   * What something is computed from; neither for a null that stands in the query.
   *
   * @param onFilledIn some column that was filled in
   * @param onDelivered some column that was delivered, or a value that stands in the query
   */
  private record Basis(boolean onFilledIn, boolean onDelivered) {
    static final Basis NOTHING = new Basis(false, false);
    static final Basis FILLED = new Basis(true, false);
    static final Basis DELIVERED = new Basis(false, true);

    Basis and(Basis other) {
      return new Basis(onFilledIn || other.onFilledIn, onDelivered || other.onDelivered);
    }

    boolean isAbsent() {
      return onFilledIn && !onDelivered;
    }
  }

  /** For each output column, in order, whether it rests on nothing but what was filled in. */
  static List<Boolean> isAbsent(LogicalPlan analysed) {
    return new ColumnLineage().inOrder(analysed).stream().map(Basis::isAbsent).toList();
  }

  private List<Basis> inOrder(LogicalPlan plan) {
    Map<ExprId, Basis> columns = columns(plan);
    return output(plan).stream().map(column -> columns.get(column.exprId())).toList();
  }

  private Map<ExprId, Basis> columns(LogicalPlan plan) {
    if (plan instanceof WithCTE with) {
      CollectionConverters.asJava(with.cteDefs()).forEach(this::keep);
      return columns(with.plan());
    }
    if (plan instanceof CTERelationRef step && steps.containsKey(step.cteId())) {
      return numbered(plan, steps.get(step.cteId()));
    }
    if (plan instanceof View || plan.children().isEmpty()) {
      Map<ExprId, Basis> columns = new HashMap<>();
      output(plan).forEach(column -> columns.put(column.exprId(), basisOf(column)));
      return columns;
    }
    if (plan instanceof Union || plan instanceof SetOperation) {
      return numbered(
          plan,
          children(plan).stream().map(this::inOrder).reduce(ColumnLineage::both).orElseThrow());
    }
    return computed(plan);
  }

  private void keep(CTERelationDef step) {
    steps.put(step.id(), inOrder(step.child()));
    rowsOfSteps.put(step.id(), rows(step.child()));
  }

  private static Basis basisOf(Attribute column) {
    return column.metadata().contains(FILLED_IN) ? Basis.FILLED : Basis.DELIVERED;
  }

  private static Map<ExprId, Basis> numbered(LogicalPlan plan, List<Basis> bases) {
    Map<ExprId, Basis> columns = new HashMap<>();
    List<Attribute> output = output(plan);
    for (int place = 0; place < output.size(); place++) {
      columns.put(output.get(place).exprId(), bases.get(place));
    }
    return columns;
  }

  private static List<Basis> both(List<Basis> one, List<Basis> other) {
    List<Basis> both = new ArrayList<>();
    for (int place = 0; place < one.size(); place++) {
      both.add(one.get(place).and(other.get(place)));
    }
    return both;
  }

  /** Passed on, or named by one of the step's expressions, or made of all it has (explode). */
  private Map<ExprId, Basis> computed(LogicalPlan plan) {
    Map<ExprId, Basis> below = new HashMap<>();
    children(plan).forEach(child -> below.putAll(columns(child)));
    Map<ExprId, Expression> named = new HashMap<>();
    expressions(plan).forEach(expression -> name(expression, named));
    Map<ExprId, Basis> columns = new HashMap<>();
    for (Attribute column : output(plan)) {
      ExprId id = column.exprId();
      Basis basis =
          below.containsKey(id)
              ? below.get(id)
              : named.containsKey(id)
                  ? basisOf(named.get(id), below, plan)
                  : expressions(plan).stream()
                      .map(expression -> basisOf(expression, below, plan))
                      .reduce(Basis.NOTHING, Basis::and);
      columns.put(id, basis);
    }
    return columns;
  }

  private static void name(Expression expression, Map<ExprId, Expression> named) {
    if (expression instanceof Alias alias) {
      named.put(alias.exprId(), alias);
    }
    CollectionConverters.asJava(expression.children()).forEach(child -> name(child, named));
  }

  private Basis basisOf(Expression expression, Map<ExprId, Basis> below, LogicalPlan plan) {
    if (isNull(expression)) {
      return Basis.NOTHING;
    }
    Basis inner = ofSubqueries(expression);
    List<Attribute> referenced = values(expression).toList();
    if (referenced.isEmpty() && inner.equals(Basis.NOTHING)) {
      // A constant and a count of rows are as present as the rows they stand in.
      return rows(plan);
    }
    return referenced.stream()
        .map(column -> below.getOrDefault(column.exprId(), Basis.DELIVERED))
        .reduce(inner, Basis::and);
  }

  /** The columns whose values go in. */
  private static Stream<Attribute> values(Expression expression) {
    if (expression instanceof Attribute column) {
      return Stream.of(column);
    }
    if (expression instanceof WindowExpression window) {
      return values(window.windowFunction());
    }
    List<Expression> children = CollectionConverters.asJava(expression.children());
    return expression instanceof MaxMinBy
        ? values(children.get(0))
        : children.stream().flatMap(ColumnLineage::values);
  }

  private Basis ofSubqueries(Expression expression) {
    Basis own =
        expression instanceof PlanExpression<?> subquery
                && subquery.plan() instanceof LogicalPlan inner
            ? inOrder(inner).stream().reduce(Basis.NOTHING, Basis::and)
            : Basis.NOTHING;
    return CollectionConverters.asJava(expression.children()).stream()
        .map(this::ofSubqueries)
        .reduce(own, Basis::and);
  }

  private static boolean isNull(Expression expression) {
    return expression instanceof Literal literal
        ? literal.value() == null
        : expression instanceof UnaryExpression unary && isNull(unary.child());
  }

  /** Filled in when every table below was: then there are no rows at all. */
  private Basis rows(LogicalPlan plan) {
    if (plan instanceof WithCTE with) {
      CollectionConverters.asJava(with.cteDefs()).forEach(this::keep);
      return rows(with.plan());
    }
    if (plan instanceof CTERelationRef step && rowsOfSteps.containsKey(step.cteId())) {
      return rowsOfSteps.get(step.cteId());
    }
    if (plan instanceof View || plan.children().isEmpty()) {
      List<Attribute> output = output(plan);
      boolean isFilledIn =
          !output.isEmpty()
              && output.stream().map(ColumnLineage::basisOf).allMatch(Basis::isAbsent);
      return isFilledIn ? Basis.FILLED : Basis.DELIVERED;
    }
    return children(plan).stream().map(this::rows).reduce(Basis.NOTHING, Basis::and);
  }

  private static List<Attribute> output(LogicalPlan plan) {
    return CollectionConverters.asJava(plan.output());
  }

  private static List<LogicalPlan> children(LogicalPlan plan) {
    return CollectionConverters.asJava(plan.children());
  }

  private static List<Expression> expressions(LogicalPlan plan) {
    return CollectionConverters.asJava(plan.expressions());
  }
}
