package io.bowtie.governance.audit;

/**
 * One link of the chain.
 *
 * @param sequence from 1, without gaps but those of batches that were never written
 * @param batchId of the claim under which it was written
 * @param fact what it records
 * @param previousHash of the entry before it; for a batch after an abandoned one, the hash with
 *     which that would have ended
 * @param hash over all of the above
 */
public record AuditEntry(
    long sequence, String batchId, AuditFact fact, String previousHash, String hash) {

  /** The link after another. */
  static AuditEntry linked(long sequence, String batchId, AuditFact fact, String previousHash) {
    return new AuditEntry(
        sequence, batchId, fact, previousHash, digest(sequence, batchId, fact, previousHash));
  }

  boolean isAsWritten() {
    return hash.equals(digest(sequence, batchId, fact, previousHash));
  }

  private static String digest(long sequence, String batchId, AuditFact fact, String previousHash) {
    return Digest.of(sequence, batchId, fact.id(), fact.digest(), previousHash);
  }
}
