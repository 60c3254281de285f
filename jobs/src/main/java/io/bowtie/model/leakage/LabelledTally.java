package io.bowtie.model.leakage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every candidate's values against the label: one job over the rows, whatever their number. */
final class LabelledTally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<ColumnTally> columns;
  private final Support support = new Support();

  LabelledTally(List<Candidate.Measure> candidates) {
    columns =
        candidates.stream().map(ColumnTally::new).collect(Collectors.toCollection(ArrayList::new));
  }

  /**
   * Counts rows with {@code is_event}, {@code entity_id}, {@code account_key} and a column for each
   * candidate.
   */
  static LabelledTally of(Dataset<Row> rows, List<Candidate.Measure> candidates) {
    List<Candidate.Measure> measures = new ArrayList<>(candidates);
    LabelledTally all = new LabelledTally(measures);
    rows.javaRDD()
        .mapPartitions(some -> Stream.of(ofPartition(some, measures)).iterator())
        .collect()
        .forEach(all::merge);
    return all;
  }

  private static LabelledTally ofPartition(Iterator<Row> rows, List<Candidate.Measure> candidates) {
    LabelledTally tally = new LabelledTally(candidates);
    rows.forEachRemaining(tally::add);
    return tally;
  }

  void add(Row row) {
    boolean isEvent = row.getAs("is_event");
    int fold = fold(row.getAs("account_key"));
    support.add(row.getAs("entity_id"), isEvent);
    columns.forEach(column -> column.add(row, isEvent, fold));
  }

  void merge(LabelledTally other) {
    support.merge(other.support);
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).merge(other.columns.get(i));
    }
  }

  ColumnTally column(int candidate) {
    return columns.get(candidate);
  }

  /** How well a candidate alone ranks the label; empty where too few entities stand behind it. */
  OptionalDouble auc(int candidate) {
    return support.isEnough() ? column(candidate).auc() : OptionalDouble.empty();
  }

  /** Phi between a candidate being missing and the label; empty as the AUC is. */
  OptionalDouble missingCorrelation(int candidate) {
    return support.isEnough() ? column(candidate).missingCorrelation() : OptionalDouble.empty();
  }

  /** All looks at an account fall into one fold; the text's hash alone has too little chance. */
  private static int fold(String accountKey) {
    return ((accountKey.hashCode() * 0x9E3779B9) >>> 16) % ColumnTally.FOLDS;
  }
}
