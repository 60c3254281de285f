package io.bowtie.report.view;

import java.util.Locale;
import java.util.Map;

/** Codes of tables in the words of a page. */
public final class Words {
  private static final Map<String, String> CAVEATS =
      Map.of(
          "STALE_ACTIVITY", "No recent activity is recorded",
          "NO_USAGE_LINK", "No product usage is linked to the account",
          "SOURCE_CONFLICT", "Sources contradict each other",
          "SMALL_SEGMENT", "Few comparable cases in this segment",
          "IMMATURE_HISTORY", "Too little history yet",
          "DUPLICATE_SUSPECT", "May be a duplicate",
          "STALE_SOURCE", "A source is older than it should be",
          "OUTSIDE_TRAINING_RANGE", "Unlike what the model learned from");

  private Words() {}

  /** A code as words: {@code no_usage_link} becomes "No usage link". */
  public static String plain(String code) {
    String words = code.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** A caveat as a sentence part; its code in words where pages know none. */
  public static String caveat(String code) {
    return CAVEATS.getOrDefault(code, plain(code));
  }

  /** What the evidence gate said. */
  public static Chip verdict(String verdict) {
    return switch (verdict) {
      case "publish" -> new Chip("Passed: the model may be published", Tone.GOOD);
      case "rules_only" -> new Chip("Not passed: rules only", Tone.CAUTION);
      case "abstain" -> new Chip("Abstains: nothing is good enough", Tone.BAD);
      default -> new Chip(plain(verdict), Tone.MUTED);
    };
  }

  /** What became of a column in the leakage ledger. */
  public static Chip ledger(String verdict, boolean isSigned) {
    return switch (verdict) {
      case "kept" -> isSigned ? new Chip("Signed for", Tone.CAUTION) : new Chip("Kept", Tone.GOOD);
      case "constant" -> new Chip("Always the same", Tone.MUTED);
      case "needs_sign_off" -> new Chip("Needs a signature", Tone.CAUTION);
      case "refused" -> new Chip("Refused", Tone.BAD);
      default -> new Chip(plain(verdict), Tone.MUTED);
    };
  }

  /** What a quality gate did. */
  public static Chip outcome(String outcome) {
    return switch (outcome) {
      case "pass" -> new Chip("Pass", Tone.GOOD);
      case "caveat" -> new Chip("Caveat", Tone.CAUTION);
      case "quarantine" -> new Chip("Quarantine", Tone.CAUTION);
      case "block" -> new Chip("Block", Tone.BAD);
      default -> new Chip(plain(outcome), Tone.MUTED);
    };
  }

  /** A group's ratio against the parity band. */
  public static Chip parity(String verdict) {
    return switch (verdict) {
      case "inside" -> new Chip("Inside 0.8 to 1.25", Tone.GOOD);
      case "outside" -> new Chip("Outside 0.8 to 1.25", Tone.BAD);
      case "insufficient" -> new Chip("Insufficient evidence", Tone.CAUTION);
      default -> new Chip("Suppressed", Tone.MUTED);
    };
  }

  /** Who sees what a use case says. */
  public static Chip mode(String mode) {
    return switch (mode) {
      case "live" -> new Chip("Live", Tone.GOOD);
      case "shadow" -> new Chip("Shadow", Tone.CAUTION);
      case "off" -> new Chip("Off", Tone.MUTED);
      default -> new Chip("Mode not recorded", Tone.MUTED);
    };
  }

  /** Whether something is as it has to be. */
  public static Chip met(boolean isMet) {
    return isMet ? new Chip("Met", Tone.GOOD) : new Chip("Not met", Tone.CAUTION);
  }

  /** What a limit came to. */
  public static Chip limit(String verdict) {
    return switch (verdict) {
      case "within" -> new Chip("Within", Tone.GOOD);
      case "breached" -> new Chip("Breached", Tone.BAD);
      case "too_few" -> new Chip("Too few to judge", Tone.MUTED);
      default -> new Chip(plain(verdict), Tone.MUTED);
    };
  }

  /** How far something is from training. */
  public static Chip drift(String verdict, boolean isRaised) {
    return switch (verdict) {
      case "ok" -> new Chip("As in training", Tone.GOOD);
      case "watch" -> new Chip("Watch", Tone.CAUTION);
      case "alert" ->
          isRaised
              ? new Chip("Moved", Tone.BAD)
              : new Chip("Moved, but hardly matters", Tone.CAUTION);
      default -> new Chip("Not known", Tone.MUTED);
    };
  }

  /** How much weight a score bears. */
  public static Chip confidence(String confidence) {
    return switch (confidence) {
      case "high" -> new Chip("High confidence", Tone.GOOD);
      case "medium" -> new Chip("Medium confidence", Tone.PLAIN);
      default -> new Chip("Low confidence", Tone.CAUTION);
    };
  }

  /** "1 deal", "2 deals". */
  public static String many(long number, String one, String several) {
    return Numbers.count(number) + " " + (number == 1 ? one : several);
  }
}
