package io.bowtie.job;

import static org.apache.spark.sql.functions.col;

import io.bowtie.governance.Decision;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.silver.Decisions;
import io.bowtie.silver.SilverAsOf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * Decisions that a source delivers, taken in before the night makes use of any. What cannot be
 * taken is looked at again each night, and named each night, until the source has mended it.
 */
final class DeliveredDecisions {
  /** The rule in {@code gold.quality_checks}. */
  static final String RULE = "decision_taken_in";

  /** More would make a cell that nobody reads. */
  private static final int NAMED = 5;

  private DeliveredDecisions() {}

  /**
   * Takes in what can be taken and says what cannot.
   *
   * @return a remark for the night's line; empty where nothing is new or refused
   */
  static String takeIn(RunContext context) {
    if (!context.store().exists(Decisions.ENTITY.versions())) {
      return "";
    }
    List<Row> delivered =
        SilverAsOf.latest(context.store(), Decisions.ENTITY, context.asOf())
            .select(
                Stream.concat(Stream.of("source"), Decision.COLUMNS.stream())
                    .map(name -> col(name))
                    .toArray(Column[]::new))
            .orderBy("source", "recommendation_id", "decided_at")
            // People decide by hand: as many rows as that gives fit on the driver.
            .collectAsList();
    Set<String> ids = DecisionIntake.ids(delivered.stream().map(row -> texts(row)).toList());
    Set<String> known = DecisionIntake.known(context.store(), ids);
    Map<String, Map<String, String>> fresh = new LinkedHashMap<>();
    Map<String, String> sources = new HashMap<>();
    for (Row row : delivered) {
      Map<String, String> texts = texts(row);
      if (!known.contains(identity(texts))) {
        String name = texts.get("recommendation_id") + " at " + texts.get("decided_at");
        fresh.put(name, texts);
        sources.put(name, row.getAs("source"));
      }
    }
    DecisionIntake intake =
        fresh.isEmpty()
            ? new DecisionIntake(
                List.of(), List.of(), Map.of(), Map.of(), context.conf().timeZone())
            : DecisionIntake.of(context.store(), fresh, context.conf().timeZone());
    if (!intake.isEmpty()) {
      intake.write(context);
    }
    QualityLog.replace(context, Set.of(RULE), checks(delivered, sources, intake.refused()));
    return remark(intake);
  }

  private static String remark(DecisionIntake intake) {
    List<String> parts = new ArrayList<>();
    if (!intake.taken().isEmpty()) {
      parts.add(intake.taken().size() + " decision(s) taken in");
    }
    if (!intake.refused().isEmpty()) {
      parts.add(
          intake.refused().size()
              + " decision(s) refused ("
              + named(intake.refused())
              + "; see gold.quality_checks)");
    }
    return String.join(", ", parts);
  }

  /** One a source, passed or not: that all were taken is worth knowing too. */
  private static List<CheckResult> checks(
      List<Row> delivered, Map<String, String> sources, Map<String, String> refused) {
    return delivered.stream()
        .collect(Collectors.groupingBy(row -> row.<String>getAs("source"), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            source -> {
              Map<String, String> own = new LinkedHashMap<>(refused);
              own.keySet().removeIf(name -> !source.getKey().equals(sources.get(name)));
              return new CheckResult(
                  source.getKey(),
                  Decisions.ENTITY.name(),
                  RULE,
                  CheckResult.ROW,
                  own.isEmpty() ? Outcome.PASS : Outcome.CAVEAT,
                  source.getValue(),
                  own.size(),
                  own.isEmpty()
                      ? "Every decision stands in gold.decisions."
                      : named(own) + " Mend these rows in the source.");
            })
        .toList();
  }

  private static String named(Map<String, String> refused) {
    String first =
        refused.entrySet().stream()
            .limit(NAMED)
            .map(row -> row.getKey() + ": " + row.getValue())
            .collect(Collectors.joining(" "));
    return refused.size() <= NAMED ? first : first + " And " + (refused.size() - NAMED) + " more.";
  }

  private static String identity(Map<String, String> texts) {
    return DecisionIntake.identity(
        texts.get("recommendation_id"), texts.get("decided_by"), texts.get("decided_at"));
  }

  /** As a file would have them, times with their zone. */
  private static Map<String, String> texts(Row row) {
    Map<String, String> texts = new HashMap<>();
    for (String column : Decision.COLUMNS) {
      Object value = row.getAs(column);
      texts.put(
          column,
          value == null ? "" : value instanceof Instant at ? at.toString() : value.toString());
    }
    return texts;
  }
}
