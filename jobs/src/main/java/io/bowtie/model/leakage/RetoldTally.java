package io.bowtie.model.leakage;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Looks that are told again with later knowledge: as known on the day, on the last day before the
 * outcome was known, and tonight. What differs was recorded in between.
 */
final class RetoldTally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LabelledTally onTheDay;
  private final LabelledTally tonight;
  private final Support decided = new Support();
  private long outcomes;
  private long withEvent;
  private long without;
  private long looks;
  private final long[] changed;
  private final long[] filledAfter;
  private final long[] editedAfter;

  private RetoldTally(List<Candidate.Measure> candidates) {
    onTheDay = new LabelledTally(candidates);
    tonight = new LabelledTally(candidates);
    changed = new long[candidates.size()];
    filledAfter = new long[candidates.size()];
    editedAfter = new long[candidates.size()];
  }

  /**
   * Counts rows of retold looks: {@code is_event}, {@code entity_id}, {@code account_key}, {@code
   * landmark}, {@code known_until}, {@code decided_known_on} and a column for each candidate.
   *
   * @param asOf tonight
   */
  static RetoldTally of(Dataset<Row> rows, LocalDate asOf, List<Candidate.Measure> candidates) {
    List<Candidate.Measure> measures = new ArrayList<>(candidates);
    RetoldTally all = new RetoldTally(measures);
    rows.select(columns(measures))
        .repartition(functions.col("entity_id"))
        .sortWithinPartitions("entity_id", "landmark", "known_until")
        .javaRDD()
        .mapPartitions(some -> Stream.of(ofPartition(some, asOf, measures)).iterator())
        .collect()
        .forEach(all::merge);
    return all;
  }

  private static Column[] columns(List<Candidate.Measure> measures) {
    return Stream.concat(
            Stream.of(
                "is_event",
                "entity_id",
                "account_key",
                "landmark",
                "known_until",
                "decided_known_on"),
            measures.stream().map(Candidate.Measure::name))
        .map(functions::col)
        .toArray(Column[]::new);
  }

  private static RetoldTally ofPartition(
      Iterator<Row> rows, LocalDate asOf, List<Candidate.Measure> candidates) {
    RetoldTally tally = new RetoldTally(candidates);
    List<Row> entity = new ArrayList<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!entity.isEmpty() && !entity.get(0).getAs("entity_id").equals(row.getAs("entity_id"))) {
        tally.add(entity, asOf);
        entity.clear();
      }
      entity.add(row);
    }
    tally.add(entity, asOf);
    return tally;
  }

  /** Rows of one entity; those of a look stand together. */
  private void add(List<Row> entity, LocalDate asOf) {
    Map<LocalDate, List<Row>> byLandmark =
        entity.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<LocalDate>getAs("landmark"), TreeMap::new, Collectors.toList()));
    Set<Boolean> labels = new HashSet<>();
    Set<LocalDate> decisions = new HashSet<>();
    byLandmark.forEach(
        (landmark, look) -> {
          Optional<Row> day = told(look, landmark);
          Optional<Row> last = told(look, asOf);
          if (day.isPresent() && last.isPresent()) {
            add(day.get(), last.get());
            labels.add(last.get().getAs("is_event"));
            Optional.ofNullable(day.get().<LocalDate>getAs("decided_known_on"))
                .flatMap(
                    known -> told(look, known.minusDays(1)).filter(eve -> decisions.add(known)))
                .ifPresent(eve -> addDecided(eve, last.get()));
          }
        });
    withEvent += labels.contains(true) ? 1 : 0;
    without += labels.contains(false) ? 1 : 0;
  }

  private void add(Row day, Row last) {
    looks++;
    onTheDay.add(day);
    tonight.add(last);
    for (int i = 0; i < changed.length; i++) {
      changed[i] += value(day, i).equals(value(last, i)) ? 0 : 1;
    }
  }

  private void addDecided(Row eve, Row last) {
    outcomes++;
    decided.add(last.getAs("entity_id"), last.getAs("is_event"));
    for (int i = 0; i < changed.length; i++) {
      Optional<Object> before = value(eve, i);
      Optional<Object> after = value(last, i);
      filledAfter[i] += before.isEmpty() && after.isPresent() ? 1 : 0;
      editedAfter[i] += before.isPresent() && after.isPresent() && !before.equals(after) ? 1 : 0;
    }
  }

  private Optional<Object> value(Row row, int candidate) {
    return onTheDay.column(candidate).value(row);
  }

  private static Optional<Row> told(List<Row> look, LocalDate knownUntil) {
    return look.stream().filter(row -> knownUntil.equals(row.getAs("known_until"))).findFirst();
  }

  private void merge(RetoldTally other) {
    onTheDay.merge(other.onTheDay);
    tonight.merge(other.tonight);
    decided.merge(other.decided);
    outcomes += other.outcomes;
    withEvent += other.withEvent;
    without += other.without;
    looks += other.looks;
    for (int i = 0; i < changed.length; i++) {
      changed[i] += other.changed[i];
      filledAfter[i] += other.filledAfter[i];
      editedAfter[i] += other.editedAfter[i];
    }
  }

  /** What was recorded of a candidate after the outcome; empty where too few were decided. */
  Optional<Measured.After> after(int candidate) {
    return decided.isEnoughOfAny()
        ? Optional.of(new Measured.After(outcomes, filledAfter[candidate], editedAfter[candidate]))
        : Optional.empty();
  }

  /** What later values would have gained; empty where too few entities stand behind it. */
  Optional<Measured.Latest> latest(int candidate) {
    OptionalDouble before = onTheDay.auc(candidate);
    OptionalDouble after = tonight.auc(candidate);
    return before.isPresent() && after.isPresent()
        ? Optional.of(
            new Measured.Latest(
                looks,
                withEvent,
                without,
                (double) changed[candidate] / looks,
                before.getAsDouble(),
                after.getAsDouble()))
        : Optional.empty();
  }
}
