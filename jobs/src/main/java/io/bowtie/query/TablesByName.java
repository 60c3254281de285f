package io.bowtie.query;

import io.bowtie.contract.Layer;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.TableContract;
import io.bowtie.sql.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.types.StructType;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Puts a warehouse's tables in the place of their names in a query. Spark's own catalogue would
 * have to be told of them, and makes folders for what it is told.
 */
final class TablesByName {
  private final SparkSession spark;
  private final List<Table> tables;

  TablesByName(SparkSession spark, List<Table> tables) {
    this.spark = spark;
    this.tables = List.copyOf(tables);
  }

  List<Table> tables() {
    return tables;
  }

  /**
   * The query over the tables themselves.
   *
   * @throws OperatorError of usage when it names one that there is not
   */
  LogicalPlan in(LogicalPlan query) {
    return query.transformDownWithSubqueries(new Replacing());
  }

  /** Whether a plan is a table that was put in. */
  static boolean isTable(LogicalPlan plan) {
    return plan instanceof SubqueryAlias alias
        && alias.identifier().qualifier().size() == 1
        && isLayer(alias.identifier().qualifier().head());
  }

  /** Why a name may not be read. One without a layer is a step of the query, or there is none. */
  Optional<Reason> whyNot(List<String> name) {
    boolean isTable = name.size() == 1 || (name.size() == 2 && isLayer(name.get(0)));
    return isTable || ownFolder(name).isPresent() ? Optional.empty() : Optional.of(Reason.FILES);
  }

  /**
   * The table of that name.
   *
   * @throws OperatorError of usage when there is none
   */
  Table named(List<String> name) {
    String wanted = String.join(".", name).toLowerCase(Locale.ROOT);
    return tables.stream()
        .filter(table -> table.name().equals(wanted))
        .findFirst()
        .or(() -> ownFolder(name))
        .orElseThrow(() -> notFound(wanted));
  }

  /** Its columns; what it promises where it was never written. */
  StructType schema(Table table) {
    return rows(table, Optional.empty()).schema();
  }

  OperatorError notFound(String name) {
    return OperatorError.usage("There is no table '" + name + "'")
        .remedy(
            nearest(name)
                .map(nearest -> "Did you mean '" + nearest + "'?")
                .orElse("'show tables' lists them all: ./bowtie sql \"show tables\"."));
  }

  private Optional<String> nearest(String name) {
    return tables.stream()
        .filter(table -> table.plainName().equals(name))
        .map(Table::name)
        .findFirst()
        .or(() -> NearestWord.to(name, tables.stream().map(Table::name).toList()));
  }

  /** As in {@code delta.`/the/warehouse/gold/scores`}, for queries that were written so. */
  private Optional<Table> ownFolder(List<String> name) {
    return name.size() == 2 && name.get(0).equalsIgnoreCase("delta")
        ? tables.stream().filter(table -> table.location().equals(name.get(1))).findFirst()
        : Optional.empty();
  }

  private static boolean isLayer(String word) {
    return Stream.of(Layer.values()).anyMatch(layer -> layer.schemaName().equalsIgnoreCase(word));
  }

  private Dataset<Row> rows(Table table, Optional<RelationTimeTravel> past) {
    if (!table.isWritten()) {
      return spark.createDataFrame(
          List.of(), table.contract().map(TableContract::schema).orElseThrow());
    }
    DataFrameReader reader = spark.read().format("delta");
    if (past.isPresent()) {
      scala.Option<String> version = past.get().version();
      reader =
          version.isDefined()
              ? reader.option("versionAsOf", version.get())
              : reader.option("timestampAsOf", past.get().timestamp().get().toString());
    }
    return reader.load(table.location());
  }

  private LogicalPlan plan(UnresolvedRelation relation, Optional<RelationTimeTravel> past) {
    Table table = named(CollectionConverters.asJava(relation.multipartIdentifier()));
    Seq<String> layer = CollectionConverters.asScala(List.of(table.layer())).toSeq();
    return new SubqueryAlias(
        new AliasIdentifier(table.plainName(), layer),
        rows(table, past).queryExecution().analyzed());
  }

  private static boolean isTableName(LogicalPlan plan) {
    return plan instanceof UnresolvedRelation relation && relation.multipartIdentifier().size() > 1;
  }

  /** Each mention reads its table anew, so that a table may be joined with itself. */
  private final class Replacing extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
    @Override
    public boolean isDefinedAt(LogicalPlan plan) {
      return isTableName(plan)
          || (plan instanceof RelationTimeTravel past && isTableName(past.relation()))
          || plan instanceof UnresolvedWith;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
      if (plan instanceof UnresolvedRelation relation) {
        return plan(relation, Optional.empty());
      }
      if (plan instanceof RelationTimeTravel past) {
        return plan((UnresolvedRelation) past.relation(), Optional.of(past));
      }
      UnresolvedWith with = (UnresolvedWith) plan;
      List<Tuple3<String, SubqueryAlias, scala.Option<Object>>> steps =
          CollectionConverters.asJava(with.cteRelations()).stream()
              .map(step -> new Tuple3<>(step._1(), (SubqueryAlias) in(step._2()), step._3()))
              .toList();
      return new UnresolvedWith(
          with.child(), CollectionConverters.asScala(steps).toSeq(), with.allowRecursion());
    }
  }
}
