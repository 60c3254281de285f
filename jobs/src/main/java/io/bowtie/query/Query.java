package io.bowtie.query;

import io.bowtie.contract.OperatorError;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * One query of a person. It reads: a statement that would change, make or describe anything is
 * refused before it runs.
 */
public final class Query {
  private final SparkSession spark;
  private final String text;

  private Query(SparkSession spark, String text) {
    this.spark = spark;
    this.text = text;
  }

  /**
   * Reads one query.
   *
   * @throws OperatorError of usage when the text is something else
   */
  public static Query of(SparkSession spark, String text) {
    Query query = new Query(spark, text.strip().replaceFirst("[;\\s]+$", ""));
    query.refuseWhatIsNoQuery();
    return query;
  }

  /**
   * Runs the query over the tables and writes the answer.
   *
   * @return a remark for the person beside the answer, such as that rows were left out
   * @throws OperatorError of usage when the query names something that is not there, or fails
   */
  public Optional<String> answer(List<Table> tables, QueryFormat format, PrintWriter out) {
    try (WarehouseNames names = WarehouseNames.register(spark, tables, text)) {
      return format.write(names.ask(text), out);
    } catch (RuntimeException failure) {
      throw explained(failure, tables);
    } catch (Exception checked) {
      // Spark throws checked exceptions that Scala does not declare.
      throw explained(checked, tables);
    }
  }

  private void refuseWhatIsNoQuery() {
    LogicalPlan plan = parsed(text);
    if (plan instanceof Command || !isAccepted("SELECT * FROM (\n" + text + "\n)")) {
      throw OperatorError.usage("Only one query can be asked, such as SELECT … FROM gold.scores")
          .why("This command reads tables and never changes them.")
          .remedy("See 'bowtie --help' for what changes tables.");
    }
  }

  /** Where a query may stand in brackets, no other statement may. */
  private boolean isAccepted(String statement) {
    try {
      parsed(statement);
      return true;
    } catch (OperatorError notAQuery) {
      return false;
    }
  }

  private LogicalPlan parsed(String statement) {
    try {
      return ((org.apache.spark.sql.classic.SparkSession) spark)
          .sessionState()
          .sqlParser()
          .parsePlan(statement);
    } catch (ParseException notSql) {
      throw OperatorError.usage("The query cannot be read")
          .why(firstLine(notSql))
          .remedy(
              "Write one SQL query, such as SELECT use_case, count(*) FROM gold.scores GROUP BY 1")
          .causedBy(notSql);
    }
  }

  private static RuntimeException explained(Exception failure, List<Table> tables) {
    if (failure instanceof AnalysisException unknown
        && "TABLE_OR_VIEW_NOT_FOUND".equals(unknown.getCondition())) {
      return notFound(unknown, tables);
    }
    if (failure instanceof SparkThrowable) {
      return OperatorError.usage("The query fails").why(firstLine(failure)).causedBy(failure);
    }
    return failure instanceof RuntimeException other
        ? other
        : OperatorError.system("The query fails").why(firstLine(failure)).causedBy(failure);
  }

  private static OperatorError notFound(AnalysisException unknown, List<Table> tables) {
    String name = unknown.getMessageParameters().get("relationName").replace("`", "");
    return OperatorError.usage("There is no table '" + name + "'")
        .remedy(
            WarehouseNames.nearest(name, tables)
                .map(nearest -> "Did you mean '" + nearest + "'?")
                .orElseGet(() -> known(tables)))
        .causedBy(unknown);
  }

  private static String known(List<Table> tables) {
    return tables.isEmpty()
        ? "The warehouse is empty; run a night first, or './bowtie demo'."
        : "Tables are " + String.join(", ", tables.stream().map(Table::name).toList()) + ".";
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
  }
}
