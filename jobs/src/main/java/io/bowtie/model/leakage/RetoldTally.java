package io.bowtie.model.leakage;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
  private long decidedLooks;
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
    List<Row> look = new ArrayList<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!look.isEmpty() && !isSameLook(look.get(0), row)) {
        tally.add(look, asOf);
        look.clear();
      }
      look.add(row);
    }
    tally.add(look, asOf);
    return tally;
  }

  private static boolean isSameLook(Row one, Row other) {
    return one.getAs("entity_id").equals(other.getAs("entity_id"))
        && one.getAs("landmark").equals(other.getAs("landmark"));
  }

  private void add(List<Row> look, LocalDate asOf) {
    Optional<Row> day = told(look, look.isEmpty() ? asOf : look.get(0).getAs("landmark"));
    Optional<Row> last = told(look, asOf);
    if (day.isPresent() && last.isPresent()) {
      looks++;
      onTheDay.add(day.get());
      tonight.add(last.get());
      for (int i = 0; i < changed.length; i++) {
        changed[i] += value(day.get(), i).equals(value(last.get(), i)) ? 0 : 1;
      }
      Optional.ofNullable(day.get().<LocalDate>getAs("decided_known_on"))
          .flatMap(known -> told(look, known.minusDays(1)))
          .ifPresent(eve -> addDecided(eve, last.get()));
    }
  }

  private void addDecided(Row eve, Row last) {
    decidedLooks++;
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
    decidedLooks += other.decidedLooks;
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
        ? Optional.of(
            new Measured.After(
                decidedLooks,
                (double) filledAfter[candidate] / decidedLooks,
                (double) editedAfter[candidate] / decidedLooks))
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
                (double) changed[candidate] / looks,
                before.getAsDouble(),
                after.getAsDouble()))
        : Optional.empty();
  }
}
