package io.bowtie.recommendation;

import java.util.Locale;

/** How much harm a wrong action can do; decides who has to agree before anybody acts. */
public enum RiskTier {
  /** Summaries, prompts for missing fields, internal notes. */
  LOW,
  /** Routing of attention, deal-risk and renewal flags. */
  MEDIUM,
  /** Forecast category, messages to customers, account owner: only with an approval. */
  HIGH,
  /** Pricing, contract, revenue recognition, board metrics: never advised by Bowtie. */
  CRITICAL;

  /**
   * One step up, for much money or a strategic account; never past high, since money alone does not
   * turn an action into one about a contract.
   */
  public RiskTier raised() {
    return this == LOW ? MEDIUM : this == MEDIUM ? HIGH : this;
  }

  /** Whether nobody may act on it before a named role has agreed. */
  public boolean needsApproval() {
    return this == HIGH || this == CRITICAL;
  }

  /** The tier's word in {@code gold.recommendations}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
