package io.bowtie.sql;

import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.View;

/**
 * One query in a file: tables in, table out. It names its inputs plainly ({@code from deals}) and
 * its parameters with a colon ({@code :as_of}); the same file runs on Delta at night and on ten
 * rows in a test.
 *
 * <p>The inputs become common table expressions around the text, and the text becomes a subquery.
 * So it can be nothing but a query, two runs at a time do not see each other's inputs, and the
 * query may itself begin with {@code WITH} and use an input's name for one of its own steps.
 *
 * @param name of the file, for messages
 * @param text of the query
 * @param parts the files that the text was put together from
 */
public record SqlStep(String name, String text, List<SqlPart> parts) {
  private static final Pattern LINE = Pattern.compile("\\bline (\\d{1,6})\\b");

  public SqlStep {
    // Lines before the first word stay, or all lines of the file would have other numbers.
    text = text.stripTrailing();
    if (text.endsWith(";")) {
      text = text.substring(0, text.length() - 1);
    }
    parts = List.copyOf(parts);
  }

  /** A query in one file. */
  public SqlStep(String name, String text) {
    this(name, text, List.of(new SqlPart(name, 1, Integer.MAX_VALUE - 1)));
  }

  /**
   * The same query after others, which it reads by their names like tables.
   *
   * @param steps in the order in which they read each other; none leaves the query as it is
   */
  public SqlStep after(Map<String, SqlStep> steps) {
    if (steps.isEmpty()) {
      return this;
    }
    StringBuilder joined = new StringBuilder("WITH ");
    List<SqlPart> places = new ArrayList<>();
    String before = "";
    for (Map.Entry<String, SqlStep> step : steps.entrySet()) {
      joined.append(before).append("`").append(step.getKey()).append("` AS (\n");
      places.add(step.getValue().partAt(joined));
      joined.append(step.getValue().text()).append("\n)");
      before = ",\n";
    }
    joined.append("\nSELECT * FROM (\n");
    places.add(partAt(joined));
    return new SqlStep(
        name + " with " + String.join(", ", steps.keySet()),
        joined.append(text).append("\n)").toString(),
        places);
  }

  private SqlPart partAt(CharSequence textBefore) {
    return new SqlPart(name, lines(textBefore), lines(text));
  }

  private static int lines(CharSequence text) {
    return 1 + (int) text.chars().filter(character -> character == '\n').count();
  }

  /** A query that ships with Bowtie, such as {@code sql/kpi/win_rate.sql}. */
  public static SqlStep fromResource(String path) {
    try (InputStream resource = SqlStep.class.getResourceAsStream("/" + path)) {
      if (resource == null) {
        throw new IllegalArgumentException("There is no resource " + path);
      }
      return new SqlStep(path, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The query's rows, computed when they are read.
   *
   * @param inputs every table that the query names; at least one
   * @param parameters every {@code :name} of the query: texts, numbers, dates, decimals, instants
   * @throws OperatorError of configuration, with Spark's own error as its cause, when the text is
   *     no query, names what is not there, reads anything but its inputs, or is made of anything
   *     that is not on the {@link AllowList}
   */
  public Dataset<Row> run(Map<String, Dataset<Row>> inputs, Map<String, Object> parameters) {
    SparkSession spark = inputs.values().iterator().next().sparkSession();
    Map<String, String> views = new LinkedHashMap<>();
    try {
      refuse(ReadOnlySql.variable(text));
      ReadOnlySql written = ReadOnlySql.of(text);
      refuse(written.refused(written.plan(), SqlStep::whyNot));
      new TreeMap<>(inputs).forEach((input, rows) -> views.put(input, viewOf(rows)));
      Dataset<Row> result = spark.sql(wrapped(views), parameters);
      refuse(
          ReadOnlySql.refusedOnceKnown(
              result.queryExecution().analyzed(),
              plan ->
                  plan instanceof View view
                      && views.containsValue(view.desc().identifier().table())));
      return result;
    } catch (OperatorError refused) {
      throw refused;
    } catch (Exception failed) {
      // Spark throws its checked AnalysisException without declaring it.
      if (failed instanceof SparkThrowable) {
        throw notAQuery(failed);
      }
      throw failed;
    } finally {
      views.values().forEach(view -> spark.catalog().dropTempView(view));
    }
  }

  /** Inputs and steps have plain names; a longer one is a table elsewhere, or a file. */
  private static Optional<Reason> whyNot(List<String> table) {
    return table.size() == 1 ? Optional.empty() : Optional.of(Reason.FILES);
  }

  private void refuse(Optional<Refusal> refusal) {
    refusal.ifPresent(
        found -> {
          throw OperatorError.configuration(
                  "A query may only read its inputs, and uses " + found.what())
              .where(place(found.line()))
              .why(found.reason().why())
              .remedy(found.reason().remedy());
        });
  }

  private String place(int line) {
    return parts.stream()
        .filter(part -> part.holds(line))
        .map(part -> part.place(line))
        .findFirst()
        .orElse(name);
  }

  /**
   * A view nobody else has: each new Dataset gets an execution id of its own. The condition that
   * always holds makes it another plan than the input's, because dropping a view also empties the
   * cache of its plan; it costs nothing, and the input's cache is still used.
   */
  private static String viewOf(Dataset<Row> rows) {
    Dataset<Row> own = rows.where(lit(true));
    String view = "_input_" + own.queryExecution().id();
    own.createOrReplaceTempView(view);
    return view;
  }

  /** The text starts on the first line, so that the line numbers in Spark's messages are right. */
  private String wrapped(Map<String, String> views) {
    return views.entrySet().stream()
            .map(view -> "`" + view.getKey() + "` AS (SELECT * FROM " + view.getValue() + ")")
            .collect(Collectors.joining(", ", "WITH ", ""))
        + " SELECT * FROM ("
        + text
        + System.lineSeparator()
        + ")";
  }

  private OperatorError notAQuery(Exception failed) {
    return OperatorError.configuration("A query cannot be run")
        .where(name)
        .why(withPlaces(firstLine(String.valueOf(failed.getMessage()))))
        .remedy("Correct the file; it must be one SELECT over its inputs.")
        .causedBy(failed);
  }

  /** A line of several files is a line of one of them. */
  private String withPlaces(String message) {
    return parts.size() == 1
        ? message
        : LINE.matcher(message)
            .replaceAll(line -> Matcher.quoteReplacement(place(Integer.parseInt(line.group(1)))));
  }

  /** Without the plan that Spark appends and the column, which counts the wrapping in. */
  private static String firstLine(String message) {
    return message.strip().lines().findFirst().orElse("").replaceAll(",? pos \\d+;?", "");
  }
}
