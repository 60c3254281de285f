package io.bowtie.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;

/**
 * What SQL may be made of, as the file {@code sql/allow-list.txt} says. Nodes and expressions go by
 * Spark's simple class names, everything else is in lower case.
 *
 * @param functions that may be called
 * @param tableFunctions that may stand after FROM
 * @param plans nodes of a parsed query
 * @param expressions of a parsed query, with those of the functions
 * @param hints that may be given
 * @param leaves that an analysed query may end in, beside its tables
 * @param refused functions that the file names only to say why they are refused
 * @param refusedExpressions what these become when a query is analysed, with the function's name
 */
record AllowList(
    Set<String> functions,
    Set<String> tableFunctions,
    Set<String> plans,
    Set<String> expressions,
    Set<String> hints,
    Set<String> leaves,
    Map<String, Reason> refused,
    Map<String, String> refusedExpressions) {
  static final AllowList SHIPPED = read();

  private static final String REFUSED = "refused: ";

  AllowList {
    functions = Set.copyOf(functions);
    tableFunctions = Set.copyOf(tableFunctions);
    plans = Set.copyOf(plans);
    expressions = Set.copyOf(expressions);
    hints = Set.copyOf(hints);
    leaves = Set.copyOf(leaves);
    refused = Map.copyOf(refused);
    refusedExpressions = Map.copyOf(refusedExpressions);
  }

  /** Why a function that is not allowed is not. */
  Reason whyNot(String function) {
    return refused.getOrDefault(function, Reason.UNKNOWN);
  }

  private static AllowList read() {
    Map<String, Set<String>> sections = sections();
    Set<String> functions = sections.get("functions");
    Map<String, Reason> refused = new TreeMap<>();
    sections.forEach(
        (title, names) -> {
          if (title.startsWith(REFUSED)) {
            names.forEach(name -> refused.put(name, reason(title)));
          }
        });
    Set<String> expressions = new HashSet<>(sections.get("expressions"));
    functions.forEach(function -> expressionsOf(function).forEach(expressions::add));
    Map<String, String> refusedExpressions = new TreeMap<>();
    refused
        .keySet()
        .forEach(
            function ->
                expressionsOf(function)
                    .filter(expression -> !expressions.contains(expression))
                    .forEach(expression -> refusedExpressions.put(expression, function)));
    return new AllowList(
        functions,
        sections.get("table functions"),
        sections.get("plans"),
        expressions,
        sections.get("hints"),
        sections.get("leaves"),
        refused,
        refusedExpressions);
  }

  private static Reason reason(String title) {
    return Reason.valueOf(
        title.substring(REFUSED.length()).toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  /** The expression that calls a function, if it is one of Spark's scalars and aggregates. */
  private static Stream<String> expressionsOf(String function) {
    scala.Option<ExpressionInfo> info =
        FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(function));
    return info.isDefined()
        ? Stream.of(info.get().getClassName().replaceAll(".*\\.", ""))
        : Stream.empty();
  }

  private static Map<String, Set<String>> sections() {
    Map<String, Set<String>> sections = new TreeMap<>();
    String section = "";
    for (String line : text().lines().toList()) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
      } else if (!line.startsWith("#") && !line.isBlank()) {
        sections
            .computeIfAbsent(section, title -> new TreeSet<>())
            .addAll(Stream.of(line.split(" ", -1)).collect(Collectors.toSet()));
      }
    }
    return sections;
  }

  private static String text() {
    try (InputStream file = AllowList.class.getResourceAsStream("/sql/allow-list.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
