package io.bowtie.governance.audit;

import io.bowtie.contract.OperatorError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the chain as somebody kept it where writers of the log cannot write.
 *
 * @param sequence of the last entry then
 * @param hash of it
 */
public record ExportedHead(long sequence, String hash) {
  /** Of a log without entries. */
  public static final ExportedHead OF_NOTHING = new ExportedHead(0, Digest.NOTHING_BEFORE);

  private static final Pattern WORDS = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  /**
   * Reads {@code <sequence>:<hash>}, as {@code verify-audit} prints it.
   *
   * @throws OperatorError of usage when it is none
   */
  public static ExportedHead parse(String text) {
    Matcher words = WORDS.matcher(text);
    if (!words.matches()) {
      throw OperatorError.usage("'" + text + "' is no head of an audit log")
          .where("--head")
          .remedy("Give <sequence>:<hash>, as verify-audit prints it.");
    }
    return new ExportedHead(Long.parseLong(words.group(1)), words.group(2));
  }

  @Override
  public String toString() {
    return sequence + ":" + hash;
  }
}
