package io.bowtie.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One foretelling beside another one of the same rows, each difference over the same resamples.
 *
 * @param logLoss the first's less the second's, in nats a row; below zero the first is better
 * @param logLossShare that difference as a share of the second's log loss
 * @param auc the first's AUC-ROC less the second's; above zero the first ranks better
 * @param averagePrecision the same of average precision
 * @param otherAuc the second's AUC-ROC
 * @param otherAveragePrecision the second's average precision
 */
public record PairedSkill(
    Metric logLoss,
    Metric logLossShare,
    Metric auc,
    Metric averagePrecision,
    Metric otherAuc,
    Metric otherAveragePrecision) {

  /** Undefined throughout without rows; what ranks is undefined while all have one outcome. */
  public static PairedSkill of(Collection<PairedRow> pairs, ClusterBootstrap bootstrap) {
    ScoredRows first = scored(pairs, PairedRow::model);
    ScoredRows second = scored(pairs, PairedRow::baseline);
    Metric difference = bootstrap.pairedLogLossDifference(pairs);
    double loss = ProbabilityMetrics.meanLogLoss(second);
    return new PairedSkill(
        difference,
        !difference.isDefined() || loss > 0
            ? difference.map("share", value -> value / loss)
            : Metric.undefined("the other is never wrong, so nothing is to be gained"),
        difference(first, second, RankMetrics::aucRoc, bootstrap),
        difference(first, second, RankMetrics::averagePrecision, bootstrap),
        RankMetrics.aucRoc(second, bootstrap),
        RankMetrics.averagePrecision(second, bootstrap));
  }

  private static ScoredRows scored(
      Collection<PairedRow> pairs, ToDoubleFunction<PairedRow> probability) {
    List<ScoredRow> rows =
        pairs.stream()
            .map(
                pair ->
                    new ScoredRow(
                        "", pair.cluster(), probability.applyAsDouble(pair), pair.event(), 0))
            .toList();
    return ScoredRows.of(rows);
  }

  /** Both hold the same clusters, numbered alike, so a resample is the same of both. */
  private static Metric difference(
      ScoredRows first, ScoredRows second, Ranking ranking, ClusterBootstrap bootstrap) {
    return bootstrap
        .measure(
            first.clusters(),
            copies -> {
              OptionalDouble one = ranking.of(first, copies);
              OptionalDouble other = ranking.of(second, copies);
              return one.isPresent() && other.isPresent()
                  ? OptionalDouble.of(one.getAsDouble() - other.getAsDouble())
                  : OptionalDouble.empty();
            },
            "share",
            first.size())
        .orElse(RankMetrics.undefined(first));
  }

  /** How well rows are ranked, each cluster counting so many times. */
  private interface Ranking {
    OptionalDouble of(ScoredRows rows, int[] copies);
  }
}
