package io.bowtie.model;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.GroupedRow;
import io.bowtie.evaluation.PairedRow;
import io.bowtie.evaluation.ScoredRows;
import io.bowtie.evaluation.Tested;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The backtest's rows in the shapes in which they are measured.
 *
 * @param all may be none
 */
record TestRows(List<TestRow> all) {

  TestRows {
    all = List.copyOf(all);
  }

  /** With the model's probability. */
  ScoredRows scored() {
    return scored(TestRow::probability);
  }

  ScoredRows scored(ToDoubleFunction<TestRow> probability) {
    return ScoredRows.of(
        all.stream().map(row -> row.scored(probability.applyAsDouble(row))).toList());
  }

  /** Beside a baseline. */
  List<PairedRow> pairs(ToDoubleFunction<TestRow> probability, String baseline) {
    return all.stream()
        .map(
            row ->
                new PairedRow(
                    row.cluster(),
                    probability.applyAsDouble(row),
                    row.baselines().get(baseline),
                    row.isEvent()))
        .toList();
  }

  /** How many cases, and how many looks at them. */
  Tested tested() {
    long cases = all.stream().map(TestRow::entityId).distinct().count();
    return new Tested(cases, cases(true), looks(true), cases(false), looks(false));
  }

  private long looks(boolean isEvent) {
    return all.stream().filter(row -> row.isEvent() == isEvent).count();
  }

  private long cases(boolean isEvent) {
    return all.stream()
        .filter(row -> row.isEvent() == isEvent)
        .map(TestRow::entityId)
        .distinct()
        .count();
  }

  /** With the model's probability and groups, but for a dimension. */
  List<GroupedRow> grouped(String leftOut) {
    return all.stream()
        .map(
            row -> {
              Map<String, String> groups = new LinkedHashMap<>(row.groups());
              groups.remove(leftOut);
              return new GroupedRow(row.scored(row.probability()), groups);
            })
        .toList();
  }

  /** The rows of each cut; none of a backtest that knows no time order. */
  SortedMap<AsOf, TestRows> byOrigin() {
    SortedMap<AsOf, List<TestRow>> rows = new TreeMap<>();
    for (TestRow row : all) {
      row.origin().ifPresent(cut -> rows.computeIfAbsent(cut, some -> new ArrayList<>()).add(row));
    }
    SortedMap<AsOf, TestRows> byOrigin = new TreeMap<>();
    rows.forEach((cut, some) -> byOrigin.put(cut, new TestRows(some)));
    return byOrigin;
  }

  /** Names of the algorithms, sorted. */
  List<String> candidates() {
    return names(TestRow::candidates);
  }

  /** Names of the baselines, sorted. */
  List<String> baselines() {
    return names(TestRow::baselines);
  }

  private List<String> names(Function<TestRow, Map<String, Double>> probabilities) {
    return all.stream()
        .findFirst()
        .map(row -> probabilities.apply(row).keySet().stream().sorted().toList())
        .orElse(List.of());
  }
}
