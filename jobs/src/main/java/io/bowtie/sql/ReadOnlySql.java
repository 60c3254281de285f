package io.bowtie.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * SQL that reads and does nothing else: what is not on the {@link AllowList} is refused. Text is
 * looked at twice, as it is written, before Spark looks at anything that it names, and when names
 * and types are known.
 */
public final class ReadOnlySql {
  /** Spark would put a variable of the environment or a setting in its place, also in a text. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}?");

  private final LogicalPlan plan;
  private final List<Refusal> clockLiterals;

  private ReadOnlySql(LogicalPlan plan, List<Refusal> clockLiterals) {
    this.plan = plan;
    this.clockLiterals = clockLiterals;
  }

  /**
   * Reads one statement; a text that is none, or several, is a ParseException of Spark's. {@link
   * #variable} comes first.
   */
  public static ReadOnlySql of(String text) {
    SqlParser parser = new SqlParser();
    LogicalPlan plan = parser.plan(text);
    return new ReadOnlySql(plan, parser.clockLiterals());
  }

  /** The first variable of a text, which Spark replaces before it reads the text. */
  public static Optional<Refusal> variable(String text) {
    Matcher found = VARIABLE.matcher(text);
    return found.find()
        ? Optional.of(
            new Refusal(
                Reason.SESSION,
                found.group(),
                1 + (int) text.substring(0, found.start()).chars().filter(c -> c == '\n').count()))
        : Optional.empty();
  }

  /** The statement as written; nothing that it names has been looked at. */
  public LogicalPlan plan() {
    return plan;
  }

  /**
   * What is not allowed in a query as it is written.
   *
   * @param query the statement's plan, or the query inside of it
   * @param tables why a table, by the parts of its name, may not be read; nothing where it may
   */
  public Optional<Refusal> refused(
      LogicalPlan query, Function<List<String>, Optional<Reason>> tables) {
    return new ParsedCheck(tables).of(query).or(() -> clockLiterals.stream().findFirst());
  }

  /**
   * What is not allowed in an analysed query that was as it may be when it was written.
   *
   * @param isInput whether a plan is one of the query's tables
   */
  public static Optional<Refusal> refusedOnceKnown(
      LogicalPlan analyzed, Predicate<LogicalPlan> isInput) {
    return new AnalyzedCheck(isInput).of(analyzed);
  }
}
