package io.bowtie.query;

import io.bowtie.contract.OperatorError;
import io.bowtie.sql.ReadOnlySql;
import io.bowtie.sql.Refusal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ShowColumns;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.apache.spark.sql.execution.command.ExplainCommand;
import org.apache.spark.sql.execution.command.ShowNamespacesCommand;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One question of a person: a query, or what there is to ask. Spark never runs a statement: a query
 * is made of what {@link ReadOnlySql} allows, and what lists and describes is answered here.
 */
public final class Query {
  private final SparkSession spark;
  private final ReadOnlySql sql;

  private Query(SparkSession spark, ReadOnlySql sql) {
    this.spark = spark;
    this.sql = sql;
  }

  /**
   * Reads one statement.
   *
   * @throws OperatorError of usage when the text is none, or several
   */
  public static Query of(SparkSession spark, String text) {
    ReadOnlySql.variable(text).ifPresent(Query::refuse);
    try {
      return new Query(spark, ReadOnlySql.of(text.replaceFirst("[;\\s]+$", "")));
    } catch (Exception failed) {
      // Spark throws its checked ParseException without declaring it.
      if (failed instanceof ParseException) {
        throw OperatorError.usage("The query cannot be read")
            .why(firstLine(failed))
            .remedy(
                "Write one SQL query, such as SELECT use_case, count(*) FROM gold.scores GROUP BY"
                    + " 1")
            .causedBy(failed);
      }
      throw failed;
    }
  }

  /**
   * Runs the query over the tables and writes the answer.
   *
   * @return a remark for the person beside the answer, such as that rows were left out
   * @throws OperatorError of usage when the query does more than read, names something that is not
   *     there, or fails
   */
  public Optional<String> answer(List<Table> tables, QueryFormat format, PrintWriter out) {
    TablesByName names = new TablesByName(spark, tables);
    try {
      return format.write(rows(names), out);
    } catch (RuntimeException failure) {
      throw explained(failure, names);
    } catch (Exception checked) {
      // Spark throws checked exceptions that Scala does not declare.
      throw explained(checked, names);
    }
  }

  private Dataset<Row> rows(TablesByName names) {
    LogicalPlan plan = sql.plan();
    Description description = new Description(spark, names);
    if (plan instanceof ShowTables show) {
      return description.tables(layer(show.namespace()), option(show.pattern()));
    } else if (plan instanceof ShowNamespacesCommand) {
      return description.layers();
    } else if (plan instanceof ShowColumns show) {
      return description.columnNames(table(show.child(), option(show.namespace()), names));
    } else if (plan instanceof DescribeRelation describe) {
      return description.columns(table(describe.relation(), Optional.empty(), names));
    } else if (plan instanceof DescribeQueryCommand describe) {
      return description.columns(queried(describe.plan(), names).schema());
    } else if (plan instanceof ExplainCommand explain) {
      String how =
          queried(explain.logicalPlan(), names).queryExecution().explainString(explain.mode());
      return spark.createDataFrame(
          List.of(RowFactory.create(how)), new StructType().add("plan", DataTypes.StringType));
    }
    return queried(plan, names);
  }

  private Dataset<Row> queried(LogicalPlan query, TablesByName names) {
    sql.refused(query, names::whyNot).ifPresent(Query::refuse);
    Dataset<Row> rows =
        org.apache.spark.sql.classic.Dataset.ofRows(
            (org.apache.spark.sql.classic.SparkSession) spark, names.in(query));
    ReadOnlySql.refusedOnceKnown(rows.queryExecution().analyzed(), TablesByName::isTable)
        .ifPresent(Query::refuse);
    return rows;
  }

  private static Table table(
      LogicalPlan named,
      Optional<scala.collection.immutable.Seq<String>> layer,
      TablesByName names) {
    List<String> name =
        CollectionConverters.asJava(((UnresolvedTableOrView) named).multipartIdentifier());
    return names.named(layer.map(in -> List.of(in.head(), name.get(name.size() - 1))).orElse(name));
  }

  private static Optional<String> layer(LogicalPlan namespace) {
    return namespace instanceof UnresolvedNamespace named
        ? Optional.of(named.multipartIdentifier().mkString("."))
        : Optional.empty();
  }

  private static <T> Optional<T> option(scala.Option<T> option) {
    return option.isDefined() ? Optional.of(option.get()) : Optional.empty();
  }

  private static void refuse(Refusal refusal) {
    throw OperatorError.usage("This command only reads, and the query uses " + refusal.what())
        .where("line " + refusal.line() + " of the query")
        .why(refusal.reason().why())
        .remedy(refusal.reason().remedy());
  }

  private static RuntimeException explained(Exception failure, TablesByName names) {
    if (failure instanceof AnalysisException unknown
        && "TABLE_OR_VIEW_NOT_FOUND".equals(unknown.getCondition())) {
      return names
          .notFound(unknown.getMessageParameters().get("relationName").replace("`", ""))
          .causedBy(unknown);
    }
    if (failure instanceof SparkThrowable) {
      return OperatorError.usage("The query fails").why(firstLine(failure)).causedBy(failure);
    }
    return failure instanceof RuntimeException other
        ? other
        : OperatorError.system("The query fails").why(firstLine(failure)).causedBy(failure);
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
  }
}
