package io.bowtie.report.gold;

import java.util.List;
import java.util.Optional;

/**
 * How the models hold up on a night, and the thresholds in effect; all use cases together.
 *
 * @param drift from training
 * @param thresholds one a use case
 * @param trials of thresholds on the backtest
 * @param realised of the last night that measured it, months in order
 * @param expected of tonight's scores
 */
public record WatchNight(
    List<DriftRow> drift,
    List<ThresholdRow> thresholds,
    List<ThresholdTrial> trials,
    List<RealisedRow> realised,
    List<ExpectedRow> expected) {

  public WatchNight {
    drift = List.copyOf(drift);
    thresholds = List.copyOf(thresholds);
    trials = List.copyOf(trials);
    realised = List.copyOf(realised);
    expected = List.copyOf(expected);
  }

  public List<DriftRow> driftOf(String useCase) {
    return drift.stream().filter(row -> row.useCase().equals(useCase)).toList();
  }

  public Optional<ThresholdRow> thresholdOf(String useCase) {
    return thresholds.stream().filter(row -> row.useCase().equals(useCase)).findFirst();
  }

  public List<ThresholdTrial> trialsOf(String useCase) {
    return trials.stream().filter(row -> row.useCase().equals(useCase)).toList();
  }

  public List<RealisedRow> realisedOf(String useCase) {
    return realised.stream().filter(row -> row.useCase().equals(useCase)).toList();
  }

  public List<ExpectedRow> expectedOf(String useCase) {
    return expected.stream().filter(row -> row.useCase().equals(useCase)).toList();
  }
}
