package io.bowtie.evaluation;

import java.util.Objects;
import java.util.Optional;

/**
 * What a backtest found, pooled over its origins.
 *
 * @param bestBaseline the name of the baseline with the least pooled log loss
 * @param model beside that baseline
 * @param modelRanks the model's {@link RankMetrics#aucRoc}
 * @param rules that baseline beside the base rate
 * @param rulesRank the baseline's {@link RankMetrics#aucRoc}
 * @param slope of the model's {@link CalibrationLine}
 * @param tested how much
 * @param origins how many cuts in time; 0 for a scheme that knows no time order
 * @param moreOrigins what would leave more of them; empty where nothing would
 */
public record GateEvidence(
    String bestBaseline,
    PairedSkill model,
    Metric modelRanks,
    PairedSkill rules,
    Metric rulesRank,
    Metric slope,
    Tested tested,
    int origins,
    Optional<String> moreOrigins) {

  /** The baseline that knows nothing but how often it happens. */
  public static final String BASE_RATE = "base_rate";

  public GateEvidence {
    Objects.requireNonNull(bestBaseline);
    Objects.requireNonNull(model);
    Objects.requireNonNull(modelRanks);
    Objects.requireNonNull(rules);
    Objects.requireNonNull(rulesRank);
    Objects.requireNonNull(slope);
    Objects.requireNonNull(tested);
    Objects.requireNonNull(moreOrigins);
  }
}
