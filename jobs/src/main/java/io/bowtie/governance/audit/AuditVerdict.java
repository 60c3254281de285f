package io.bowtie.governance.audit;

import java.util.List;

/** What a check of the audit log has found. */
public sealed interface AuditVerdict {

  /**
   * The chain is whole.
   *
   * @param entries checked
   * @param lastSequence of the last entry; 0 for an empty log
   * @param lastHash of it
   * @param unfinished batches at its end that are claimed and not yet written; the next writer
   *     closes them
   */
  record Whole(long entries, long lastSequence, String lastHash, int unfinished)
      implements AuditVerdict {}

  /**
   * The chain is not as it was written.
   *
   * @param findings one sentence each, at least one
   */
  record Broken(List<String> findings) implements AuditVerdict {
    public Broken {
      findings = List.copyOf(findings);
    }
  }
}
