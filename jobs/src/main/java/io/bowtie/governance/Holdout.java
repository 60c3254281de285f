package io.bowtie.governance;

import io.bowtie.config.HoldoutConf;
import java.io.Serializable;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Draws who of a use case gets no advice, by a hash and by nothing else: not by score, night,
 * machine or order. Whoever is held out stays so while the share grows.
 *
 * @param share of all entities, 0 to 1
 * @param salt another one draws another lot
 */
public record Holdout(double share, String salt) implements Serializable {
  private static final int BYTES = 6;

  /** As it is registered. */
  public static Holdout of(HoldoutConf conf) {
    return new Holdout(conf.share(), conf.salt());
  }

  /**
   * Whether this entity gets no advice.
   *
   * @param useCase lead, deal or churn; the lot of one says nothing of another's
   */
  public boolean holds(String useCase, String entityId) {
    return lot(useCase, entityId) < share;
  }

  /** Evenly from 0 to below 1. */
  private double lot(String useCase, String entityId) {
    String identity = String.join("\u001f", salt, useCase, entityId);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      // 48 bits: whole numbers that a double still tells apart.
      return new BigInteger(1, Arrays.copyOf(hash, BYTES)).doubleValue() / (1L << (8 * BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
