package io.bowtie.source;

import io.bowtie.contract.AnyColumn;
import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.source.TextUses.Use;
import io.bowtie.sql.SessionZone;
import io.bowtie.sql.SqlStep;
import io.bowtie.sql.ZonedTimes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/**
 * Lets a mapping sort, compare and cast times however its source writes them. The mapping runs in
 * the source's zone; and of the raw columns that it takes for times, the texts come to it in ISO
 * 8601 where it makes a difference. Which ones those are is found from the query: see {@link
 * TextLineage}.
 *
 * @param texts how the source writes times
 * @param types of the entity's columns by name, which tell that a raw column delivered there is a
 *     time
 */
public record SourceTimes(TextTimes texts, Map<String, ColumnType> types) {

  public SourceTimes {
    types = Map.copyOf(types);
  }

  /** How a source writes times, and what an entity takes for times. */
  public static SourceTimes of(ReadOptions options, List<Column> columns) {
    Map<String, ColumnType> types = new TreeMap<>();
    columns.forEach(column -> types.put(column.name(), column.type()));
    return new SourceTimes(TextTimes.of(options), types);
  }

  /** The rows of a mapping's query over a source's raw tables. */
  Dataset<Row> run(SqlStep step, Map<String, Dataset<Row>> tables, Map<String, Object> parameters) {
    SparkSession spark = tables.values().iterator().next().sparkSession();
    Dataset<Row> rows =
        SessionZone.in(texts.zone(), spark, () -> inSourceZone(step, tables, parameters));
    ZoneId company = SessionZone.of(spark);
    return company.normalized().equals(texts.zone().normalized())
        ? rows
        : QueryExpressions.replaced(rows, new DayStarts(company)::in);
  }

  private Dataset<Row> inSourceZone(
      SqlStep step, Map<String, Dataset<Row>> tables, Map<String, Object> parameters) {
    Dataset<Row> rows = step.run(marked(tables), parameters);
    TextUses uses = uses(rows);
    Set<String> rewritten = rewritten(uses);
    if (!rewritten.isEmpty()) {
      rows = step.run(rewritten(tables, uses, rewritten), parameters);
      uses = uses(rows);
    }
    Map<Expression, Expression> printed = printed(uses);
    return printed.isEmpty()
        ? rows
        : QueryExpressions.replaced(rows, expression -> in(expression, printed));
  }

  private TextUses uses(Dataset<Row> mapped) {
    return TextLineage.of(mapped.queryExecution().analyzed(), types);
  }

  /**
   * What prints a moment so that it can be read and sorted as one, for each cast to a text that is
   * taken for a time again: Spark names no zone, and an hour comes twice a year.
   */
  private Map<Expression, Expression> printed(TextUses uses) {
    Map<Expression, Expression> printed = new HashMap<>();
    for (Expression cast : uses.printedTimes()) {
      String name = uses.name(cast);
      if (!texts.isInUtc() || uses.is(name, Use.SORTED)) {
        Expression moment = ((Cast) cast).child();
        printed.put(
            cast,
            ZonedTimes.expression(texts.printed(ZonedTimes.column(moment), uses.showsDate(name))));
      }
    }
    return printed;
  }

  private static Expression in(Expression expression, Map<Expression, Expression> printed) {
    return printed.containsKey(expression)
        ? printed.get(expression)
        : expression.mapChildren(child -> in(child, printed));
  }

  /**
   * The columns, as in {@code deals.changed}, by which a mapping sorts as texts though they may be
   * times in a declared format: it also delivers them as something else, or reads their letters.
   *
   * @param mapped the rows of the mapping
   */
  public Set<String> sortedAsTexts(Dataset<Row> mapped) {
    return texts.formats().isEmpty() ? Set.of() : uses(mapped).sortedAsTexts();
  }

  /** The columns that a mapping cannot take as they are written. */
  private Set<String> rewritten(TextUses uses) {
    boolean isDeclared = !texts.formats().isEmpty();
    Set<Use> reasons = EnumSet.of(Use.SORTED);
    if (isDeclared) {
      reasons.addAll(TextUses.SEEN_INSIDE);
    }
    if (!texts.isInUtc()) {
      reasons.add(Use.CAST_TO_DATE);
    }
    Set<String> rewritten = new TreeSet<>();
    for (String column : uses.times()) {
      // What is compared must be written alike.
      if (uses.isGroupAny(column, reasons)) {
        rewritten.add(column);
      }
    }
    if (isDeclared) {
      rewritten.addAll(uses.onlySorted());
    }
    return rewritten;
  }

  private static Map<String, Dataset<Row>> marked(Map<String, Dataset<Row>> tables) {
    Map<String, Dataset<Row>> marked = new TreeMap<>();
    tables.forEach(
        (table, rows) ->
            marked.put(
                table,
                rows.select(
                    Arrays.stream(rows.schema().fields())
                        .map(field -> marked(table, field))
                        .toArray(org.apache.spark.sql.Column[]::new))));
    return marked;
  }

  private static org.apache.spark.sql.Column marked(String table, StructField field) {
    return marked(table, field, AnyColumn.named(field.name()));
  }

  private static org.apache.spark.sql.Column marked(
      String table, StructField field, org.apache.spark.sql.Column value) {
    return isText(field)
        ? value.as(
            field.name(),
            new MetadataBuilder()
                .withMetadata(field.metadata())
                .putString(TextLineage.MARK, name(table, field))
                .build())
        : value;
  }

  private Map<String, Dataset<Row>> rewritten(
      Map<String, Dataset<Row>> tables, TextUses uses, Set<String> rewritten) {
    Map<String, Dataset<Row>> all = new TreeMap<>();
    tables.forEach(
        (table, rows) -> {
          List<org.apache.spark.sql.Column> columns = new ArrayList<>();
          for (StructField field : rows.schema().fields()) {
            org.apache.spark.sql.Column text = AnyColumn.named(field.name());
            String name = name(table, field);
            columns.add(
                marked(
                    table,
                    field,
                    rewritten.contains(name) ? texts.canonical(text, uses.showsDate(name)) : text));
          }
          all.put(table, rows.select(columns.toArray(org.apache.spark.sql.Column[]::new)));
        });
    return all;
  }

  /** A text that came with the source; one that was filled in for what it lacks says nothing. */
  private static boolean isText(StructField field) {
    return field.dataType().equals(DataTypes.StringType)
        && !field.metadata().contains(ColumnLineage.FILLED_IN);
  }

  private static String name(String table, StructField field) {
    return table + "." + field.name();
  }
}
