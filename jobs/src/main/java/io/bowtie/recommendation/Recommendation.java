package io.bowtie.recommendation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One piece of advice.
 *
 * @param scored the score behind it
 * @param action what to do
 * @param tier from the action, the money and the account's standing
 * @param threshold the probability from which it is advised
 * @param alert that stands for the entity; empty where the advice comes from no alert
 * @param expectedEffect what became of cases scored like this; no promise of what acting changes
 * @param episodeSince the first night of the episode that it belongs to
 */
public record Recommendation(
    Scored scored,
    Action action,
    RiskTier tier,
    double threshold,
    Optional<Alert> alert,
    String expectedEffect,
    LocalDate episodeSince) {

  /**
   * An alert that stands.
   *
   * @param rule by which it was raised
   * @param since when it stands
   */
  public record Alert(AlertRule rule, LocalDate since) {}

  /** The same on every night and every machine for one use case, entity, action and episode. */
  public String id() {
    String identity =
        String.join(
            "\u001f", scored.useCase(), scored.entityId(), action.code(), episodeSince.toString());
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

  /**
   * Raised while the probability is on the side of an alert; held where it has left it, but not by
   * enough or not for long enough.
   */
  public Optional<String> alertState() {
    return alert.map(
        standing -> {
          double cut = standing.rule().threshold();
          boolean isOnSide = standing.rule().hysteresis().side().isAlert(scored.probability(), cut);
          return isOnSide ? "raised" : "held";
        });
  }

  /**
   * The last day on which the advice of a night holds; a later night that gives it again sets a
   * later one.
   */
  LocalDate expiresOn(LocalDate night) {
    return night.plusDays(action.holdsDays());
  }

  /** The word in {@code gold.recommendations}. */
  public String status() {
    return tier.needsApproval() ? "needs_approval" : "published";
  }
}
