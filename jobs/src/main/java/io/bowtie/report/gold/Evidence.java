package io.bowtie.report.gold;

import java.util.List;
import java.util.Optional;

/**
 * Everything the backtest found about one model version.
 *
 * @param model its registry row
 * @param matrices over all origins, by falling threshold
 * @param calibration by group, over all origins
 * @param ledger which columns it was allowed to learn from
 * @param canaries trials of the evidence itself
 * @param conditions of the evidence gate, in the order in which it asks; none of versions that were
 *     trained before they were kept
 * @param origins what each part of the backtest was used for, the version itself last
 */
public record Evidence(
    ModelRow model,
    List<MetricRow> metrics,
    List<MatrixRow> matrices,
    List<BinRow> bins,
    List<DecileRow> deciles,
    List<GroupRow> groups,
    List<CalibrationRow> calibration,
    List<LedgerRow> ledger,
    List<CanaryRow> canaries,
    List<ConditionRow> conditions,
    List<OriginRow> origins) {

  public Evidence {
    metrics = List.copyOf(metrics);
    matrices = List.copyOf(matrices);
    bins = List.copyOf(bins);
    deciles = List.copyOf(deciles);
    groups = List.copyOf(groups);
    calibration = List.copyOf(calibration);
    ledger = List.copyOf(ledger);
    canaries = List.copyOf(canaries);
    conditions = List.copyOf(conditions);
    origins = List.copyOf(origins);
  }

  /** A metric of the model on the model's own question, over all origins. */
  public Optional<MetricRow> headline(String metric) {
    return pooled(MetricRow.MODEL, MetricRow.WITHIN_HORIZON, metric);
  }

  /** A metric over all origins. */
  public Optional<MetricRow> pooled(String candidate, String question, String metric) {
    return metrics.stream()
        .filter(MetricRow::isPooled)
        .filter(row -> row.candidate().equals(candidate))
        .filter(row -> row.question().equals(question))
        .filter(row -> row.metric().equals(metric))
        .findFirst();
  }
}
