package io.bowtie.model;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * A baseline that has seen the training rows: the event rate of the row's cell, shrunk towards that
 * of the coarser cell around it by the weight of 20 rows.
 *
 * @param spec which cells
 * @param baseRate over all rows
 * @param rates by cell
 */
public record Baseline(BaselineSpec spec, double baseRate, Map<String, Double> rates)
    implements Serializable {
  /** Rows of the coarser cell that weigh as much as the prior. */
  static final double PRIOR_ROWS = 20;

  public Baseline {
    rates = new LinkedHashMap<>(rates);
  }

  /** The predicted probability. */
  public double probability(Row row) {
    double rate = baseRate;
    for (String cell : spec.cells(row)) {
      rate = rates.getOrDefault(cell, rate);
    }
    return rate;
  }

  /**
   * Fits from counts.
   *
   * @param cells cell to rows and events, coarse cells included
   * @param all rows and events over everything; not without rows
   */
  static Baseline of(BaselineSpec spec, Map<String, Counts> cells, Counts all) {
    // Half an event either way: a rate of 0 or 1 would be infinitely sure.
    double baseRate = (all.events() + 0.5) / (all.rows() + 1);
    Map<String, Double> rates = new LinkedHashMap<>();
    // In the order of the names a coarse cell comes before the finer ones in it.
    new TreeMap<>(cells)
        .forEach(
            (cell, counts) -> {
              double prior = rates.getOrDefault(coarser(cell), baseRate);
              rates.put(
                  cell, (counts.events() + PRIOR_ROWS * prior) / (counts.rows() + PRIOR_ROWS));
            });
    return new Baseline(spec, baseRate, rates);
  }

  private static String coarser(String cell) {
    return cell.substring(0, Math.max(0, cell.lastIndexOf(BaselineSpec.INSIDE)));
  }

  /**
   * Rows and events of a cell.
   *
   * @param rows all
   * @param events among them
   */
  record Counts(long rows, long events) implements Serializable {
    Counts plus(Counts other) {
      return new Counts(rows + other.rows, events + other.events);
    }
  }
}
