package io.bowtie.sql;

import io.bowtie.contract.OperatorError;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.View;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Refuses a query that reads files or tables beside its inputs, or that calls what would make a
 * rerun differ (clock, chance) or run foreign code.
 */
final class OnlyInputs {
  private static final Set<String> CLOCK_AND_CHANCE =
      Set.of(
          "CurrentDate",
          "CurrentTimestamp",
          "CurrentTime",
          "CurrentBatchTimestamp",
          "Now",
          "LocalTimestamp",
          "Rand",
          "Randn",
          "RandStr",
          "Uniform",
          "Uuid",
          "Shuffle",
          "MonotonicallyIncreasingID",
          "SparkPartitionID");
  private static final Set<String> FOREIGN_CODE =
      Set.of("CallMethodViaReflection", "TryReflect", "ScalaUDF", "PythonUDF");

  private OnlyInputs() {}

  /** Inputs come as views; what is behind them is not this query's concern. */
  static void check(String name, LogicalPlan plan) {
    if (plan instanceof View) {
      return;
    }
    if (plan.children().isEmpty() && readsStorage(plan)) {
      throw refused(name, "It reads " + plan.simpleString(8) + " beside its inputs.");
    }
    CollectionConverters.asJava(plan.expressions()).forEach(expression -> check(name, expression));
    CollectionConverters.asJava(plan.children()).forEach(child -> check(name, child));
  }

  private static void check(String name, Expression expression) {
    String function = expression.getClass().getSimpleName();
    if (CLOCK_AND_CHANCE.contains(function)) {
      throw refused(name, expression.prettyName() + "() would make a rerun of a night differ.");
    }
    if (FOREIGN_CODE.contains(function)) {
      throw refused(name, expression.prettyName() + "() runs code that is not SQL.");
    }
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan inner) {
      check(name, inner);
    }
    CollectionConverters.asJava(expression.children()).forEach(child -> check(name, child));
  }

  private static boolean readsStorage(LogicalPlan leaf) {
    String kind = leaf.getClass().getSimpleName();
    return kind.endsWith("Relation")
        && !kind.equals("LocalRelation")
        && !kind.equals("OneRowRelation");
  }

  private static OperatorError refused(String name, String why) {
    return OperatorError.configuration("A query may only read its inputs")
        .where(name)
        .why(why)
        .remedy("Select from the tables that are given by name, with :as_of for the date.");
  }
}
