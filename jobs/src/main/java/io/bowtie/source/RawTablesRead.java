package io.bowtie.source;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.jdk.javaapi.CollectionConverters;

/** The tables that a query's text reads, without the steps that it names itself. */
final class RawTablesRead {
  private final Set<String> tables = new TreeSet<>();

  private RawTablesRead() {}

  /** Their names in lower case; none for a text that is no query, which fails when it is run. */
  static Set<String> of(String text) {
    RawTablesRead read = new RawTablesRead();
    try {
      read.collect(new CatalystSqlParser().parsePlan(text), Set.of());
    } catch (Exception failed) {
      // Spark throws its checked ParseException without declaring it.
      if (failed instanceof ParseException) {
        return Set.of();
      }
      throw failed;
    }
    return read.tables;
  }

  /** A step sees the steps before it; its own name inside it still is the raw table's. */
  private void collect(LogicalPlan plan, Set<String> steps) {
    Set<String> known = new HashSet<>(steps);
    if (plan instanceof UnresolvedWith with) {
      CollectionConverters.asJava(with.cteRelations())
          .forEach(
              step -> {
                collect(step._2(), known);
                known.add(step._1().toLowerCase(Locale.ROOT));
              });
    }
    if (plan instanceof UnresolvedRelation relation && relation.multipartIdentifier().size() == 1) {
      String name = relation.multipartIdentifier().head().toLowerCase(Locale.ROOT);
      if (!known.contains(name)) {
        tables.add(name);
      }
    }
    CollectionConverters.asJava(plan.expressions())
        .forEach(expression -> collect(expression, known));
    CollectionConverters.asJava(plan.children()).forEach(child -> collect(child, known));
  }

  private void collect(Expression expression, Set<String> steps) {
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan inner) {
      collect(inner, steps);
    }
    CollectionConverters.asJava(expression.children()).forEach(child -> collect(child, steps));
  }
}
