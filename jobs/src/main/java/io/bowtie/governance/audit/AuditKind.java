package io.bowtie.governance.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entry of the audit log is about. */
public enum AuditKind {
  /**
   * Advice was published, or given to nobody: its use case is in shadow, or the entity held out.
   */
  RECOMMENDED,
  /** A person answered advice. */
  DECIDED,
  /** It is known what became of the case. */
  OUTCOME,
  /** A model became champion. */
  PROMOTED,
  /** A promotion was taken back. */
  ROLLED_BACK,
  /** A threshold took effect. */
  THRESHOLD_SET,
  /** The registered mode of a use case is another than before. */
  MODE_SET,
  /** A person stopped a use case. */
  STOPPED,
  /** A person let it go on. */
  RESUMED,
  /** What people and outcomes said put a use case back to shadow. */
  FELL_BACK,
  /** A batch was claimed and never written; nothing of it is lost, for its facts come again. */
  BATCH_ABANDONED;

  /** The word in {@code gold.audit_log}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a word in {@code gold.audit_log}; empty for a word that stands for none. */
  public static Optional<AuditKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  static String[] words() {
    return Stream.of(values()).map(AuditKind::word).toArray(String[]::new);
  }
}
