package io.bowtie.governance.feedback;

import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.SmallGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rates of one use case, over all its advice and by group. A group with 1 to 10 pieces of
 * advice shows nothing, so that nobody's answers can be read off, and the next smallest with it
 * where the total would give it away.
 */
public final class DecisionRates {
  private static final String ALL = "all";
  private static final String REASON = "reason_code";
  private static final String HIDDEN =
      "the group has 1 to 10 pieces of advice, or would give away one that has";

  private DecisionRates() {}

  /**
   * Every figure of every group; none where there is no advice.
   *
   * @param outcomes of the use case, of all arms
   */
  public static List<DecisionRate> of(String useCase, List<AdviceOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      return List.of();
    }
    List<DecisionRate> rates = new ArrayList<>();
    dimensions()
        .forEach(
            (dimension, levelOf) -> {
              Map<String, List<AdviceOutcome>> groups = groups(outcomes, levelOf);
              Set<String> hidden =
                  dimension.equals(ALL) ? Set.of() : SmallGroups.hidden(sizes(groups));
              groups.forEach(
                  (level, rows) ->
                      figures(dimension, rows)
                          .forEach(
                              (name, figure) ->
                                  rates.add(
                                      new DecisionRate(
                                          useCase,
                                          dimension,
                                          level,
                                          name,
                                          hidden.contains(level)
                                              ? Metric.undefined(HIDDEN)
                                              : figure))));
            });
    return List.copyOf(rates);
  }

  /** Which level a piece of advice belongs to; of reason codes only what people did not follow. */
  private static Map<String, Function<AdviceOutcome, Stream<String>>> dimensions() {
    Map<String, Function<AdviceOutcome, Stream<String>>> dimensions = new LinkedHashMap<>();
    dimensions.put(ALL, outcome -> Stream.of(ALL));
    dimensions.put("team", outcome -> Stream.of(outcome.advice().group().team()));
    dimensions.put("segment", outcome -> Stream.of(outcome.advice().group().segment()));
    dimensions.put("source", outcome -> Stream.of(outcome.advice().group().source()));
    dimensions.put("action", outcome -> Stream.of(outcome.advice().action()));
    dimensions.put(
        REASON,
        outcome ->
            outcome.reply().stream()
                .filter(word -> outcome.isAdvised() && outcome.isOverridden())
                .map(AdviceOutcome.Reply::reasonCode));
    return dimensions;
  }

  /** A reason says how often and whether rightly; its own share of acceptance is none by nature. */
  private static Map<String, Metric> figures(String dimension, List<AdviceOutcome> rows) {
    Map<String, Metric> figures = DecisionFigures.of(rows);
    if (dimension.equals(REASON)) {
      figures.keySet().retainAll(DecisionFigures.OF_REASONS);
    }
    return figures;
  }

  private static Map<String, List<AdviceOutcome>> groups(
      List<AdviceOutcome> outcomes, Function<AdviceOutcome, Stream<String>> levelOf) {
    Map<String, List<AdviceOutcome>> groups = new TreeMap<>();
    for (AdviceOutcome outcome : outcomes) {
      levelOf
          .apply(outcome)
          .forEach(level -> groups.computeIfAbsent(level, each -> new ArrayList<>()).add(outcome));
    }
    return groups;
  }

  private static Map<String, Long> sizes(Map<String, List<AdviceOutcome>> groups) {
    return groups.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                group -> group.getValue().stream().filter(AdviceOutcome::isAdvised).count()));
  }
}
