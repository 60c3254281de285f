package io.bowtie.governance.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the chain once, claim by claim, and holds every entry against the one before it and every
 * batch against its head. It needs the heads in memory, never the entries.
 */
public final class AuditCheck {
  /** As many findings say that something is wrong; a thousand more say nothing else. */
  private static final int MOST_FINDINGS = 20;

  private final Walk walk;
  private final Map<String, AuditHead> written = new HashMap<>();
  private final List<AuditHead> claims = new ArrayList<>();
  private final Set<String> missing = new HashSet<>();
  private final List<String> findings = new ArrayList<>();

  private AuditCheck(Iterator<AuditEntry> entries) {
    this.walk = new Walk(entries);
  }

  /**
   * Checks a log.
   *
   * @param entries in the order of their sequence
   * @param heads in any order
   * @param noted ends of the chain as something outside of the log says them, each of which it must
   *     still hold
   */
  public static AuditVerdict of(
      Iterator<AuditEntry> entries, List<AuditHead> heads, List<NotedHead> noted) {
    return new AuditCheck(entries).verdict(heads, noted);
  }

  private AuditVerdict verdict(List<AuditHead> heads, List<NotedHead> noted) {
    sort(heads);
    long last = 0;
    String hash = Digest.NOTHING_BEFORE;
    ExportedHead end = ExportedHead.OF_NOTHING;
    for (AuditHead claim : claims) {
      if (claim.firstSequence() != last + 1 || !claim.previousHash().equals(hash)) {
        found("The claim of batch " + claim.batchId() + " does not follow entry " + last + ".");
      }
      batch(claim);
      last = claim.lastSequence();
      hash = claim.lastHash();
      if (!missing.contains(claim.batchId())) {
        end = new ExportedHead(last, hash);
      }
    }
    walk.next()
        .ifPresent(
            entry -> found("Entry " + entry.sequence() + " stands where no batch is claimed."));
    int unfinished = unfinished();
    noted.forEach(this::holdAgainst);
    return findings.isEmpty()
        ? new AuditVerdict.Whole(walk.count, end.sequence(), end.hash(), unfinished)
        : new AuditVerdict.Broken(findings);
  }

  private void sort(List<AuditHead> heads) {
    for (AuditHead head : heads) {
      if (!head.isAsWritten()) {
        found("A head of batch " + head.batchId() + " was changed after it was written.");
      }
      if (head.event() == AuditHead.Event.CLAIMED) {
        claims.add(head);
      } else if (written.put(head.batchId(), head) != null) {
        found("Batch " + head.batchId() + " is noted as written twice.");
      }
    }
    claims.sort(Comparator.comparingLong(AuditHead::firstSequence));
    Set<String> claimed = new HashSet<>();
    for (AuditHead claim : claims) {
      if (!claimed.add(claim.batchId())) {
        found("Batch " + claim.batchId() + " is claimed twice.");
      }
      AuditHead note = written.get(claim.batchId());
      if (note != null && !note.isOf(claim)) {
        found("What is noted of batch " + claim.batchId() + " is not what it claimed.");
      }
    }
    for (String batch : written.keySet()) {
      if (!claimed.contains(batch)) {
        found("Batch " + batch + " was written, and its claim is gone.");
      }
    }
  }

  private void batch(AuditHead claim) {
    String hash = claim.previousHash();
    long sequence = claim.firstSequence();
    while (walk.peek().filter(entry -> entry.sequence() <= claim.lastSequence()).isPresent()) {
      AuditEntry entry = walk.next().orElseThrow();
      if (entry.sequence() != sequence) {
        found("Entry " + entry.sequence() + " stands where entry " + sequence + " belongs.");
      }
      if (!entry.batchId().equals(claim.batchId()) || !entry.isAsWritten()) {
        found("Entry " + entry.sequence() + " was changed after it was written.");
      } else if (!entry.previousHash().equals(hash)) {
        found("Entry " + entry.sequence() + " does not follow the entry before it.");
      }
      hash = entry.hash();
      sequence = entry.sequence() + 1;
    }
    boolean isThere = sequence > claim.firstSequence();
    if (!isThere && !written.containsKey(claim.batchId())) {
      missing.add(claim.batchId());
    } else if (sequence <= claim.lastSequence()) {
      found("Entries " + sequence + " to " + claim.lastSequence() + " are missing.");
    } else if (!hash.equals(claim.lastHash())) {
      found("Entry " + claim.lastSequence() + " is not the one that was claimed.");
    }
  }

  /**
   * A batch without entries may stand at the end. Whoever claims a place after it says so: in the
   * claim, and in the entries of the first batch after it that has any.
   */
  private int unfinished() {
    int unfinished = 0;
    for (int i = 0; i < claims.size(); i++) {
      String batch = claims.get(i).batchId();
      if (!missing.contains(batch)) {
        continue;
      }
      List<AuditHead> after = claims.subList(i + 1, claims.size());
      List<AuditHead> lost =
          after.stream().takeWhile(claim -> missing.contains(claim.batchId())).toList();
      Optional<AuditHead> next = after.stream().skip(lost.size()).findFirst();
      boolean isSaid =
          lost.stream().allMatch(claim -> claim.isAbandoning(batch))
              && next.map(claim -> walk.abandons(claim.batchId(), batch)).orElse(true);
      if (!isSaid) {
        found("The entries of batch " + batch + " are missing, and what follows does not say why.");
      } else if (next.isEmpty()) {
        unfinished++;
      }
    }
    return unfinished;
  }

  private void holdAgainst(NotedHead noted) {
    ExportedHead head = noted.head();
    Optional<AuditHead> batch =
        claims.stream()
            .filter(claim -> claim.lastSequence() == head.sequence())
            .filter(claim -> claim.lastHash().equals(head.hash()))
            .findFirst();
    if (batch.filter(claim -> !missing.contains(claim.batchId())).isEmpty()
        && !head.equals(ExportedHead.OF_NOTHING)) {
      found("The log does not hold entry " + head.sequence() + ", which " + noted.by() + " names.");
    }
  }

  private void found(String finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  /** The entries, one at a time. */
  private static final class Walk {
    private final Iterator<AuditEntry> entries;
    private final Map<String, Set<String>> abandoned = new HashMap<>();
    private AuditEntry upcoming;
    private long count;

    Walk(Iterator<AuditEntry> entries) {
      this.entries = entries;
      advance();
    }

    Optional<AuditEntry> peek() {
      return Optional.ofNullable(upcoming);
    }

    Optional<AuditEntry> next() {
      Optional<AuditEntry> entry = peek();
      entry.ifPresent(
          found -> {
            count++;
            if (found.fact().kind() == AuditKind.BATCH_ABANDONED) {
              abandoned
                  .computeIfAbsent(found.batchId(), batch -> new HashSet<>())
                  .add(found.fact().subject());
            }
            advance();
          });
      return entry;
    }

    /** Whether the entries of a batch say of another that it has none. */
    boolean abandons(String batch, String other) {
      return abandoned.getOrDefault(batch, Set.of()).contains(other);
    }

    private void advance() {
      upcoming = entries.hasNext() ? entries.next() : null;
    }
  }
}
