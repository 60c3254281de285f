package io.bowtie.model;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;

/**
 * Rows and events by cell of one baseline, and over all; bounded by categories times age classes.
 */
final class CellCounts implements Serializable {
  private final BaselineSpec spec;
  private final Map<String, Baseline.Counts> cells = new HashMap<>();
  private Baseline.Counts all = new Baseline.Counts(0, 0);

  private CellCounts(BaselineSpec spec) {
    this.spec = spec;
  }

  /** The baselines as past rows have them, in the order of the specs. */
  static List<Baseline> baselines(JavaRDD<LabelledRow> rows, List<BaselineSpec> specs) {
    List<CellCounts> counts = ofNothing(specs);
    rows.mapPartitions(some -> Stream.of(ofPartition(some, specs)).iterator())
        .collect()
        .forEach(
            part -> {
              for (int i = 0; i < specs.size(); i++) {
                counts.get(i).merge(part.get(i));
              }
            });
    return counts.stream().map(CellCounts::baseline).toList();
  }

  private static List<CellCounts> ofNothing(List<BaselineSpec> specs) {
    return specs.stream().map(CellCounts::new).toList();
  }

  private static List<CellCounts> ofPartition(
      Iterator<LabelledRow> rows, List<BaselineSpec> specs) {
    List<CellCounts> counts = ofNothing(specs);
    rows.forEachRemaining(row -> counts.forEach(each -> each.add(row)));
    return counts;
  }

  private void add(LabelledRow row) {
    Baseline.Counts one = new Baseline.Counts(1, row.isEvent() ? 1 : 0);
    all = all.plus(one);
    spec.cells(row.values()).forEach(cell -> cells.merge(cell, one, Baseline.Counts::plus));
  }

  private void merge(CellCounts other) {
    all = all.plus(other.all);
    other.cells.forEach((cell, counts) -> cells.merge(cell, counts, Baseline.Counts::plus));
  }

  private Baseline baseline() {
    return Baseline.of(spec, cells, all);
  }
}
