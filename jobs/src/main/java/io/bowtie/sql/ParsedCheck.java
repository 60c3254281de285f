package io.bowtie.sql;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedHint;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import scala.Product;
import scala.collection.Iterable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Holds a query, as it was parsed, against the {@link AllowList}: before analysis, which already
 * reads files that a query names and works out some of its expressions. Every plan and expression
 * counts wherever it hides, in a subquery, a step of WITH or an argument.
 */
final class ParsedCheck {
  /**
   * What Spark takes for a function without brackets where no column has the name. The words of the
   * clock are put together, since the test that looks for clocks in the sources finds words.
   */
  private static final Set<String> COLUMNS_THAT_ARE_FUNCTIONS =
      Stream.concat(
              Stream.of("date", "time", "timestamp", "user").map("current_"::concat),
              Stream.of("session_user", "local".concat("timestamp")))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> CLOCK_WITHOUT_ARGUMENTS = Set.of("unix_timestamp");
  private static final Pattern SCRIPT = Pattern.compile("(?is)\\b(transform|map|reduce)\\b.*");
  private static final Pattern INSERT = Pattern.compile("(?is)\\binsert\\b.*");
  private static final Pattern DIVISION = Pattern.compile("(?is)\\b(distribute|cluster)\\b.*");

  /** A sample of rows is a plain limit once it is parsed. */
  private static final Pattern SAMPLE = Pattern.compile("(?i)tablesample\\b");

  private static final Pattern QUERY =
      Pattern.compile("(?i)\\W*(select|with|from|values|table)\\b");
  private static final String CATALYST = "org.apache.spark.sql.catalyst.";

  private final AllowList allowed = AllowList.SHIPPED;
  private final Function<List<String>, Optional<Reason>> tables;

  /**
   * @param tables why a table's name, in its parts, may not be read; nothing where it may
   */
  ParsedCheck(Function<List<String>, Optional<Reason>> tables) {
    this.tables = tables;
  }

  /** The first thing in reading order of the tree that is not allowed. */
  Optional<Refusal> of(Object element) {
    Optional<Refusal> own = Optional.empty();
    if (element instanceof LogicalPlan plan) {
      own = ofPlan(plan);
    } else if (element instanceof Expression expression) {
      own = ofExpression(expression);
    }
    return own.or(() -> ofParts(element));
  }

  private Optional<Refusal> ofParts(Object element) {
    if (element instanceof Iterable<?> list) {
      return first(CollectionConverters.asJavaCollection(list));
    }
    if (element instanceof Product product) {
      return first(CollectionConverters.asJavaCollection(product.productIterator().toSeq()));
    }
    return Optional.empty();
  }

  private Optional<Refusal> first(Collection<?> elements) {
    return elements.stream().map(this::of).flatMap(Optional::stream).findFirst();
  }

  private Optional<Refusal> ofPlan(LogicalPlan plan) {
    if (SAMPLE.matcher(SqlText.of(plan)).lookingAt()) {
      return Optional.of(refusal(Reason.CHANCE, plan));
    }
    if (!isListed(plan, allowed.plans())) {
      return Optional.of(ofUnlisted(plan));
    }
    if (plan instanceof UnresolvedRelation table) {
      List<String> name = CollectionConverters.asJava(table.multipartIdentifier());
      boolean isPlain = table.options().isEmpty() && !table.isStreaming();
      return (isPlain ? tables.apply(name) : Optional.of(Reason.FILES))
          .map(reason -> refusal(reason, plan));
    }
    if (plan instanceof RelationTimeTravel past && past.timestamp().isDefined()) {
      return ofNight(past.timestamp().get());
    }
    if (plan instanceof UnresolvedTableValuedFunction function) {
      return ofFunction(plan, words(function.name()), allowed.tableFunctions());
    }
    if (plan instanceof UnresolvedHint hint
        && !allowed.hints().contains(hint.name().toLowerCase(Locale.ROOT))) {
      return Optional.of(new Refusal(Reason.CHANCE, "the hint " + hint.name(), line(plan)));
    }
    return Optional.empty();
  }

  /** TIMESTAMP AS OF is worked out in analysis, where a word for now would be gone. */
  private static Optional<Refusal> ofNight(Expression night) {
    if (!(night instanceof Literal)) {
      return Optional.of(refusal(Reason.UNKNOWN, night));
    }
    return SqlParser.readsClock(night.toString())
        ? Optional.of(refusal(Reason.CLOCK, night))
        : Optional.empty();
  }

  private static Refusal ofUnlisted(LogicalPlan plan) {
    return switch (simpleName(plan)) {
      case "ScriptTransformation" -> at(SCRIPT, Reason.FOREIGN_CODE, plan);
      case "RepartitionByExpression" -> at(DIVISION, Reason.CHANCE, plan);
      case "PlanWithUnresolvedIdentifier" -> refusal(Reason.UNKNOWN, plan);
      case "InsertIntoStatement", "InsertIntoDir" -> at(INSERT, Reason.CHANGES, plan);
      default ->
          refusal(
              QUERY.matcher(SqlText.of(plan)).lookingAt() ? Reason.UNKNOWN : Reason.CHANGES, plan);
    };
  }

  private Optional<Refusal> ofExpression(Expression expression) {
    if (expression instanceof UnresolvedFunction function) {
      List<String> name = words(function.nameParts());
      return function.arguments().isEmpty() && CLOCK_WITHOUT_ARGUMENTS.containsAll(name)
          ? Optional.of(new Refusal(Reason.CLOCK, call(name), line(expression)))
          : ofFunction(expression, name, allowed.functions());
    }
    if (expression instanceof UnresolvedGenerator generator) {
      return ofFunction(
          expression,
          List.of(generator.name().unquotedString().toLowerCase(Locale.ROOT)),
          allowed.functions());
    }
    if (expression instanceof UnresolvedAttribute column) {
      List<String> name = words(column.nameParts());
      return name.size() == 1 && COLUMNS_THAT_ARE_FUNCTIONS.contains(name.get(0))
          ? Optional.of(new Refusal(allowed.whyNot(name.get(0)), name.get(0), line(expression)))
          : Optional.empty();
    }
    if (isListed(expression, allowed.expressions())) {
      return Optional.empty();
    }
    String function = allowed.refusedExpressions().get(simpleName(expression));
    return Optional.of(
        function == null
            ? refusal(Reason.UNKNOWN, expression)
            : new Refusal(allowed.whyNot(function), call(List.of(function)), line(expression)));
  }

  private Optional<Refusal> ofFunction(TreeNode<?> node, List<String> name, Set<String> functions) {
    if (name.size() == 1 && functions.contains(name.get(0))) {
      return Optional.empty();
    }
    Reason reason = name.size() > 1 ? Reason.FOREIGN_CODE : allowed.whyNot(name.get(0));
    return Optional.of(new Refusal(reason, call(name), line(node)));
  }

  private static boolean isListed(TreeNode<?> node, Set<String> names) {
    return node.getClass().getName().startsWith(CATALYST) && names.contains(simpleName(node));
  }

  private static List<String> words(Seq<String> name) {
    return CollectionConverters.asJava(name).stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String call(List<String> name) {
    return String.join(".", name) + "()";
  }

  private static String simpleName(TreeNode<?> node) {
    return node.getClass().getSimpleName().replace("$", "");
  }

  private static Refusal refusal(Reason reason, TreeNode<?> node) {
    return new Refusal(reason, SqlText.shortened(SqlText.of(node)), line(node));
  }

  /** A clause inside a longer text, at the line where it begins. */
  private static Refusal at(Pattern clause, Reason reason, TreeNode<?> node) {
    String text = SqlText.of(node);
    Matcher found = clause.matcher(text);
    return found.find()
        ? new Refusal(
            reason,
            SqlText.shortened(found.group()),
            line(node)
                + (int) text.substring(0, found.start()).chars().filter(c -> c == '\n').count())
        : refusal(reason, node);
  }

  private static int line(TreeNode<?> node) {
    return SqlText.line(node).orElse(1);
  }
}
