package io.bowtie.recommendation;

import io.bowtie.evaluation.AlertSide;
import io.bowtie.evaluation.Hysteresis;
import io.bowtie.scoring.threshold.AlertThreshold;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Row;

/**
 * How alerts of a use case are raised and cleared on a night.
 *
 * @param thresholdId names what was set and what it was weighed on
 * @param hysteresis by which alerts are raised and cleared
 */
public record AlertRule(String thresholdId, Hysteresis hysteresis) implements Serializable {

  /** Reads a row of {@link io.bowtie.scoring.threshold.ThresholdTables#THRESHOLDS}. */
  public static AlertRule fromRow(Row row) {
    double threshold = row.<Double>getAs("threshold");
    return new AlertRule(
        row.getAs("threshold_id"),
        new Hysteresis(
            side(row.getAs("alert_side")),
            threshold,
            Math.abs(row.<Double>getAs("clear_threshold") - threshold),
            row.<Integer>getAs("minimum_dwell_nights")));
  }

  /** The edge of a band, where a night has weighed no threshold. */
  static AlertRule atBandEdge(String useCase, double edge) {
    return new AlertRule(
        AlertThreshold.bandEdgeId(useCase, edge), AlertThreshold.bandEdgeHysteresis(useCase, edge));
  }

  double threshold() {
    return hysteresis.threshold();
  }

  private static AlertSide side(String word) {
    return Arrays.stream(AlertSide.values())
        .filter(side -> side.word().equals(word))
        .findFirst()
        .orElseThrow();
  }
}
