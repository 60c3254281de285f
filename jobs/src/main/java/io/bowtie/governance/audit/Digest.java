package io.bowtie.governance.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over a canonical form: each text with its length before it, so that no two lists of texts
 * have one form.
 */
final class Digest {
  /** What the first entry has before it. */
  static final String NOTHING_BEFORE = "0".repeat(64);

  private Digest() {}

  /** 64 hexadecimal digits. */
  static String of(Object... values) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object value : values) {
        byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        digest.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(text);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
