package io.bowtie.governance.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Entries that are written together, after the head that claims their place.
 *
 * @param claim of their place
 * @param entries in order
 */
public record AuditBatch(AuditHead claim, List<AuditEntry> entries) {

  public AuditBatch {
    entries = List.copyOf(entries);
  }

  /** The claim that ends the chain; empty before the first. */
  public static Optional<AuditHead> end(List<AuditHead> heads) {
    return heads.stream()
        .filter(head -> head.event() == AuditHead.Event.CLAIMED)
        .max(Comparator.comparingLong(AuditHead::firstSequence));
  }

  /** Where the log ended when a writer last noted that a batch stands in it. */
  public static ExportedHead lastWritten(List<AuditHead> heads) {
    return heads.stream()
        .filter(head -> head.event() == AuditHead.Event.WRITTEN)
        .max(Comparator.comparingLong(AuditHead::lastSequence))
        .map(head -> new ExportedHead(head.lastSequence(), head.lastHash()))
        .orElse(ExportedHead.OF_NOTHING);
  }

  /** Claims of which nobody has noted that they were written, in order. */
  public static List<AuditHead> unfinished(List<AuditHead> heads) {
    Set<String> written =
        heads.stream()
            .filter(head -> head.event() == AuditHead.Event.WRITTEN)
            .map(AuditHead::batchId)
            .collect(Collectors.toSet());
    return heads.stream()
        .filter(head -> head.event() == AuditHead.Event.CLAIMED)
        .filter(head -> !written.contains(head.batchId()))
        .sorted(Comparator.comparingLong(AuditHead::firstSequence))
        .toList();
  }

  /**
   * The batch that would come next.
   *
   * @param end of the chain; empty for the first batch
   * @param runId of the run that claims; with the place of its first entry it names the batch
   * @param facts at least one
   * @param at when it is claimed
   */
  public static AuditBatch after(
      Optional<AuditHead> end, String runId, List<AuditFact> facts, Instant at) {
    if (facts.isEmpty()) {
      throw new IllegalArgumentException("A batch has at least one fact");
    }
    long first = end.map(AuditHead::lastSequence).orElse(0L) + 1;
    String batchId = runId + "-" + first;
    String before = end.map(AuditHead::lastHash).orElse(Digest.NOTHING_BEFORE);
    List<AuditEntry> entries = new ArrayList<>();
    String previous = before;
    for (AuditFact fact : facts) {
      AuditEntry entry = AuditEntry.linked(first + entries.size(), batchId, fact, previous);
      entries.add(entry);
      previous = entry.hash();
    }
    String abandons =
        facts.stream()
            .filter(fact -> fact.kind() == AuditKind.BATCH_ABANDONED)
            .map(AuditFact::subject)
            .collect(Collectors.joining(AuditHead.SEPARATOR));
    return new AuditBatch(
        AuditHead.claimed(
            batchId, first, first + entries.size() - 1, before, previous, abandons, at, runId),
        entries);
  }
}
