package io.bowtie.recommendation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One piece of advice.
 *
 * @param scored the score behind it
 * @param action what to do
 * @param tier from the action, the money and the account's standing
 * @param threshold the probability from which it is advised
 * @param expectedEffect what became of cases scored like this; no promise of what acting changes
 */
public record Recommendation(
    Scored scored, Action action, RiskTier tier, double threshold, String expectedEffect) {

  /** The same on every night and every machine for one use case, entity and action. */
  public String id() {
    String identity = String.join("\u001f", scored.useCase(), scored.entityId(), action.code());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  public String text() {
    return action.text(scored.stake());
  }

  /** Who must agree first; nobody below high. */
  public Optional<String> approvalRole() {
    return tier.needsApproval() ? Optional.of(action.approver()) : Optional.empty();
  }

  /** The word in {@code gold.recommendations}. */
  public String status() {
    return tier.needsApproval() ? "needs_approval" : "published";
  }
}
