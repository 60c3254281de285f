package io.bowtie.report.gold;

import java.util.List;

/**
 * A recommendation with the score and the reasons behind it.
 *
 * @param name what people call the entity; its id where no name is known
 * @param account the account's name, or its id; empty where no account is known
 * @param probability calibrated, with the interval of its calibration bin
 * @param rank 1 is the highest probability of the use case; 0 when the score is not there
 * @param approvalRole who must approve; empty when nobody has to
 * @param reasons by weight
 */
public record AdviceRow(
    String entityId,
    String name,
    String account,
    String action,
    String effect,
    String owner,
    String riskTier,
    String approvalRole,
    String status,
    String expiresOn,
    Estimate probability,
    int rank,
    String band,
    String confidence,
    String trend,
    String basis,
    List<String> caveats,
    List<ReasonRow> reasons) {

  public AdviceRow {
    caveats = List.copyOf(caveats);
    reasons = List.copyOf(reasons);
  }
}
