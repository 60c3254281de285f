package io.bowtie.governance.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Where the chain ends after a batch; kept apart from the chain. A writer claims the head before it
 * writes, and only one can claim what follows a given end; afterwards it notes that it has written.
 *
 * @param event claimed or written
 * @param batchId of the batch
 * @param firstSequence of the batch
 * @param lastSequence of the batch
 * @param previousHash with which the chain ended before
 * @param lastHash with which it ends after
 * @param abandons the batches before it that its writer found claimed and without entries, by
 *     comma; empty for none
 * @param notedAt when
 * @param runId of the run
 * @param seal hash over all of the above
 */
public record AuditHead(
    Event event,
    String batchId,
    long firstSequence,
    long lastSequence,
    String previousHash,
    String lastHash,
    String abandons,
    Instant notedAt,
    String runId,
    String seal) {

  static final String SEPARATOR = ",";

  /** What a head says of its batch. */
  public enum Event {
    CLAIMED,
    WRITTEN;

    /** The word in {@code gold.audit_heads}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static AuditHead claimed(
      String batchId,
      long firstSequence,
      long lastSequence,
      String previousHash,
      String lastHash,
      String abandons,
      Instant notedAt,
      String runId) {
    return sealed(
        Event.CLAIMED,
        batchId,
        firstSequence,
        lastSequence,
        previousHash,
        lastHash,
        abandons,
        notedAt,
        runId);
  }

  /** The note that the batch stands in the log. */
  public AuditHead written(Instant at, String byRun) {
    return sealed(
        Event.WRITTEN,
        batchId,
        firstSequence,
        lastSequence,
        previousHash,
        lastHash,
        abandons,
        at,
        byRun);
  }

  boolean isAsWritten() {
    return seal.equals(
        seal(
            abandons,
            event,
            batchId,
            firstSequence,
            lastSequence,
            previousHash,
            lastHash,
            notedAt,
            runId));
  }

  /** Whether its writer found a batch before it without entries. */
  boolean isAbandoning(String batch) {
    return List.of(abandons.split(SEPARATOR, -1)).contains(batch);
  }

  boolean isOf(AuditHead claim) {
    return firstSequence == claim.firstSequence
        && lastSequence == claim.lastSequence
        && previousHash.equals(claim.previousHash)
        && lastHash.equals(claim.lastHash)
        && abandons.equals(claim.abandons);
  }

  private static AuditHead sealed(
      Event event,
      String batchId,
      long firstSequence,
      long lastSequence,
      String previousHash,
      String lastHash,
      String abandons,
      Instant time,
      String runId) {
    // A table keeps no more of an instant.
    Instant notedAt = time.truncatedTo(ChronoUnit.MICROS);
    return new AuditHead(
        event,
        batchId,
        firstSequence,
        lastSequence,
        previousHash,
        lastHash,
        abandons,
        notedAt,
        runId,
        seal(
            abandons,
            event,
            batchId,
            firstSequence,
            lastSequence,
            previousHash,
            lastHash,
            notedAt,
            runId));
  }

  /** Heads that abandon nothing are sealed as they were before heads could say so. */
  private static String seal(String abandons, Event event, Object... fields) {
    return abandons.isEmpty()
        ? Digest.of(event.word(), Digest.of(fields))
        : Digest.of(event.word(), Digest.of(fields), abandons);
  }
}
