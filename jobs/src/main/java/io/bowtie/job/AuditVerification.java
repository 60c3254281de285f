package io.bowtie.job;

import io.bowtie.contract.ExitCode;
import io.bowtie.governance.audit.AuditVerdict;
import io.bowtie.governance.audit.ExportedHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the check of a warehouse's audit log has found.
 *
 * @param code done, or governance where the log is not as it was written
 * @param words for the person who asked
 * @param head where the chain ends, to be kept elsewhere; empty where it is broken
 */
public record AuditVerification(ExitCode code, List<String> words, Optional<String> head) {

  public AuditVerification {
    words = List.copyOf(words);
  }

  /**
   * Walks the whole log; an empty one is whole.
   *
   * @param exported a head that an earlier check has said, which the log must still hold; empty for
   *     none
   * @throws io.bowtie.contract.OperatorError of usage when that is no head
   */
  public static AuditVerification of(Workspace workspace, Optional<String> exported) {
    return said(AuditLog.check(workspace.store(), exported.map(ExportedHead::parse)));
  }

  private static AuditVerification said(AuditVerdict verdict) {
    if (verdict instanceof AuditVerdict.Broken broken) {
      List<String> words = new ArrayList<>(List.of("The audit log is not as it was written:"));
      broken.findings().forEach(finding -> words.add("  " + finding));
      return new AuditVerification(ExitCode.GOVERNANCE, words, Optional.empty());
    }
    AuditVerdict.Whole whole = (AuditVerdict.Whole) verdict;
    List<String> words =
        new ArrayList<>(List.of("The audit log is whole: " + whole.entries() + " entries."));
    if (whole.unfinished() > 0) {
      words.add(
          "Batches that are claimed and not yet written: "
              + whole.unfinished()
              + "; the next run closes them.");
    }
    return new AuditVerification(
        ExitCode.DONE,
        words,
        Optional.of(new ExportedHead(whole.lastSequence(), whole.lastHash()).toString()));
  }
}
