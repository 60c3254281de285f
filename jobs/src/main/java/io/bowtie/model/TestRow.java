package io.bowtie.model;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.ScoredRow;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One prediction of the backtest and what came of it: of an entity the first landmark after a cut.
 *
 * @param origin the cut; empty where the backtest knows no time order
 * @param entityId whose
 * @param cluster the account
 * @param landmark when
 * @param probability the model's, calibrated
 * @param candidates each algorithm's, by its word; the model is one of them
 * @param baselines each baseline's, by name
 * @param isEvent whether it came true
 * @param money of the deal or customer, 0 where unknown
 * @param groups dimension to group
 */
public record TestRow(
    Optional<AsOf> origin,
    String entityId,
    String cluster,
    LocalDate landmark,
    double probability,
    Map<String, Double> candidates,
    Map<String, Double> baselines,
    boolean isEvent,
    double money,
    Map<String, String> groups) {

  public TestRow {
    candidates = Map.copyOf(candidates);
    baselines = Map.copyOf(baselines);
    groups = Map.copyOf(groups);
  }

  /** As a row to measure, with a probability of its own. */
  ScoredRow scored(double foretold) {
    return new ScoredRow(
        // The same entity is tested once an origin.
        origin.map(cut -> entityId + "@" + cut).orElse(entityId),
        cluster,
        foretold,
        isEvent,
        money);
  }
}
