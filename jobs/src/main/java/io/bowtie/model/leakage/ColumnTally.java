package io.bowtie.model.leakage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * One candidate's values against the label, counted in one pass.
 *
 * <p>A number's AUC is that of its order, in whichever direction is better, with the missing rows
 * before or after all others. A category's is that of its levels' event rates, learned in one half
 * of the accounts and asked in the other: within the same rows, an id would know everything.
 */
final class ColumnTally implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int FOLDS = 2;

  /** Rows of the average that weigh as much as the prior; as in the baselines. */
  private static final double PRIOR_ROWS = 20;

  private static final String MISSING = "";
  private static final String VALUE = "=";

  private final Candidate.Measure measure;
  private final Counts missing = new Counts();
  private final Counts filled = new Counts();
  private final RankCounts numbers = new RankCounts();
  private final ArrayList<TreeMap<String, Counts>> levels;

  ColumnTally(Candidate.Measure measure) {
    this.measure = measure;
    this.levels =
        IntStream.range(0, FOLDS)
            .mapToObj(fold -> new TreeMap<String, Counts>())
            .collect(Collectors.toCollection(ArrayList::new));
  }

  void add(Row row, boolean isEvent, int fold) {
    Optional<Object> value = value(row);
    (value.isPresent() ? filled : missing).add(isEvent);
    if (!measure.isNumber()) {
      levels
          .get(fold)
          .computeIfAbsent(value.map(text -> VALUE + text).orElse(MISSING), level -> new Counts())
          .add(isEvent);
    } else {
      value.ifPresent(number -> numbers.add((Double) number, isEvent));
    }
  }

  void merge(ColumnTally other) {
    missing.add(other.missing);
    filled.add(other.filled);
    numbers.merge(other.numbers);
    for (int fold = 0; fold < FOLDS; fold++) {
      Map<String, Counts> own = levels.get(fold);
      other
          .levels
          .get(fold)
          .forEach((level, some) -> own.computeIfAbsent(level, none -> new Counts()).add(some));
    }
  }

  /** The row's value; a number that is none counts as missing. */
  Optional<Object> value(Row row) {
    Object value = row.getAs(measure.name());
    return Optional.ofNullable(value)
        .filter(some -> !(some instanceof Double number && number.isNaN()));
  }

  long rows() {
    return filled.rows() + missing.rows();
  }

  long filledRows() {
    return filled.rows();
  }

  /** Different values; numbers so close that counting ties them are one. */
  long distinctValues() {
    return measure.isNumber()
        ? numbers.inOrder().size()
        : levels.stream()
            .flatMap(fold -> fold.keySet().stream())
            .filter(level -> !level.equals(MISSING))
            .distinct()
            .count();
  }

  /** How well the column alone ranks the label; empty without rows of both kinds. */
  OptionalDouble auc() {
    return measure.isNumber() ? aucOfNumbers() : aucOfLevels();
  }

  /** Phi between being missing and the event; empty when one of them never changes. */
  OptionalDouble missingCorrelation() {
    double rows = rows();
    double events = missing.events() + (double) filled.events();
    double variances = missing.rows() * (double) filled.rows() * events * (rows - events);
    return variances == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (missing.events() * (double) filled.others()
                    - missing.others() * (double) filled.events())
                / Math.sqrt(variances));
  }

  private OptionalDouble aucOfNumbers() {
    List<Counts> inOrder = numbers.inOrder();
    return Stream.of(joined(List.of(missing), inOrder), joined(inOrder, List.of(missing)))
        .map(Counts::auc)
        .flatMapToDouble(OptionalDouble::stream)
        .map(auc -> Math.max(auc, 1 - auc))
        .max();
  }

  private OptionalDouble aucOfLevels() {
    return IntStream.range(0, FOLDS)
        .mapToObj(fold -> aucOfLevels(levels.get(1 - fold), levels.get(fold)))
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }

  private static OptionalDouble aucOfLevels(
      Map<String, Counts> learned, Map<String, Counts> asked) {
    Counts all = new Counts();
    learned.values().forEach(all::add);
    if (all.rows() == 0) {
      return OptionalDouble.empty();
    }
    double average = (double) all.events() / all.rows();
    TreeMap<Double, Counts> byRate = new TreeMap<>();
    asked.forEach(
        (level, counts) -> {
          Counts known = learned.getOrDefault(level, new Counts());
          double rate = (known.events() + PRIOR_ROWS * average) / (known.rows() + PRIOR_ROWS);
          byRate.computeIfAbsent(rate, none -> new Counts()).add(counts);
        });
    return Counts.auc(new ArrayList<>(byRate.values()));
  }

  private static List<Counts> joined(List<Counts> first, List<Counts> then) {
    List<Counts> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }
}
