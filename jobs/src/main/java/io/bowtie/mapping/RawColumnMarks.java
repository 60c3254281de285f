package io.bowtie.mapping;

import io.bowtie.contract.AnyColumn;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.MetadataBuilder;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Tells which raw columns a query reads: each is marked in its metadata, and Spark's optimiser
 * prunes what neither a value nor a condition of the query needs, also below a {@code SELECT *}.
 */
final class RawColumnMarks {
  private static final String MARK = "bowtie.raw-column";

  private RawColumnMarks() {}

  /** The rows with every column marked as one of this raw table. */
  static Dataset<Row> put(String table, Dataset<Row> rows) {
    return rows.select(
        Arrays.stream(rows.columns())
            .map(
                name ->
                    AnyColumn.named(name)
                        .as(
                            name,
                            new MetadataBuilder().putString(MARK, marked(table, name)).build()))
            .toArray(Column[]::new));
  }

  /** What {@link #read} calls a column. */
  static String marked(String table, String column) {
    return table + "." + column;
  }

  /** The marked columns that a query reads. */
  static Set<String> read(Dataset<Row> query) {
    Set<String> read = new TreeSet<>();
    LogicalPlan plan = query.queryExecution().optimizedPlan();
    CollectionConverters.asJava(plan.output()).forEach(column -> collect(column, read));
    collect(plan, read);
    return read;
  }

  private static void collect(LogicalPlan plan, Set<String> read) {
    if (!plan.children().isEmpty()) {
      CollectionConverters.asJava(plan.expressions()).forEach(each -> collect(each, read));
      CollectionConverters.asJava(plan.children()).forEach(child -> collect(child, read));
    }
  }

  private static void collect(Expression expression, Set<String> read) {
    if (expression instanceof Attribute column && column.metadata().contains(MARK)) {
      read.add(column.metadata().getString(MARK));
    }
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan inner) {
      collect(inner, read);
    }
    CollectionConverters.asJava(expression.children()).forEach(child -> collect(child, read));
  }
}
