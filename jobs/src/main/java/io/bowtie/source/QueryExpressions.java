package io.bowtie.source;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.classic.Dataset$;
import org.apache.spark.sql.classic.SparkSession;

/** Puts other expressions of the same type into an analysed query; its inputs stay as they are. */
final class QueryExpressions {
  private QueryExpressions() {}

  /**
   * The rows of the query with every whole expression replaced, also in its subqueries.
   *
   * @param replaced what stands for an expression; itself where nothing changes
   */
  static Dataset<Row> replaced(Dataset<Row> rows, UnaryOperator<Expression> replaced) {
    LogicalPlan analysed = rows.queryExecution().analyzed();
    LogicalPlan plan = ofPlan(analysed, replaced);
    if (plan.fastEquals(analysed)) {
      return rows;
    }
    // Types have not changed. Analysed again, steps that are read twice would be copied over and
    // over.
    plan.setAnalyzed();
    return Dataset$.MODULE$.ofRows((SparkSession) rows.sparkSession(), plan);
  }

  /** What is below a view are the inputs. */
  private static LogicalPlan ofPlan(LogicalPlan plan, UnaryOperator<Expression> replaced) {
    if (plan instanceof View || plan.children().isEmpty()) {
      return plan;
    }
    LogicalPlan below = plan.mapChildren(child -> ofPlan(child, replaced));
    return below.mapExpressions(each -> ofSubqueries(replaced.apply(each), replaced));
  }

  private static Expression ofSubqueries(
      Expression expression, UnaryOperator<Expression> replaced) {
    Expression below = expression.mapChildren(child -> ofSubqueries(child, replaced));
    return below instanceof PlanExpression<?> subquery
            && subquery.plan() instanceof LogicalPlan inner
        ? withPlan(subquery, ofPlan(inner, replaced))
        : below;
  }

  @SuppressWarnings("unchecked")
  private static Expression withPlan(PlanExpression<?> subquery, LogicalPlan plan) {
    return ((PlanExpression<LogicalPlan>) subquery).withNewPlan(plan);
  }
}
