package io.bowtie.governance.audit;

import io.bowtie.governance.audit.AuditFact.Telling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A log as writers leave it. */
public final class LogFixture {
  public static final Instant NIGHT = Instant.parse("2026-06-28T02:00:00Z");
  private static final Telling TELLING = new Telling(NIGHT, LocalDate.of(2026, 6, 28), "run-1");

  private final List<AuditEntry> entries = new ArrayList<>();
  private final List<AuditHead> heads = new ArrayList<>();

  /** As they were written; may be tampered with. */
  public List<AuditEntry> entries() {
    return entries;
  }

  /** The heads kept apart. */
  public List<AuditHead> heads() {
    return heads;
  }

  public LogFixture written(int facts) {
    return written(next(facts));
  }

  public LogFixture claimed(int facts) {
    heads.add(next(facts).claim());
    return this;
  }

  /** Somebody takes the entries of all batches and their notes, and leaves the claims. */
  public LogFixture emptied() {
    entries.clear();
    heads.removeIf(head -> head.event() == AuditHead.Event.WRITTEN);
    return this;
  }

  /** The same with one batch, by its place among those claimed. */
  LogFixture emptied(int place) {
    String batch = batch(place);
    entries.removeIf(entry -> entry.batchId().equals(batch));
    heads.removeIf(head -> head.event() == AuditHead.Event.WRITTEN && head.batchId().equals(batch));
    return this;
  }

  /** Somebody takes the entries of a batch and both its heads. */
  LogFixture removed(int place) {
    String batch = batch(place);
    entries.removeIf(entry -> entry.batchId().equals(batch));
    heads.removeIf(head -> head.batchId().equals(batch));
    return this;
  }

  private String batch(int place) {
    return heads.stream()
        .filter(head -> head.event() == AuditHead.Event.CLAIMED)
        .map(AuditHead::batchId)
        .toList()
        .get(place);
  }

  /** A batch that says which claims were abandoned. */
  public LogFixture closing(int facts) {
    return written(closingBatch(facts));
  }

  /** The same of a writer that dies before it writes. */
  LogFixture claimedClosing(int facts) {
    heads.add(closingBatch(facts).claim());
    return this;
  }

  private AuditBatch closingBatch(int facts) {
    List<AuditFact> all = new ArrayList<>();
    for (AuditHead claim : AuditBatch.unfinished(heads)) {
      all.add(
          AuditFact.of(AuditKind.BATCH_ABANDONED, claim.batchId(), "", claim.batchId(), TELLING));
    }
    all.addAll(facts(facts));
    return AuditBatch.after(AuditBatch.end(heads), "run-2", all, NIGHT);
  }

  AuditBatch next(int facts) {
    return AuditBatch.after(AuditBatch.end(heads), "run-1", facts(facts), NIGHT);
  }

  private LogFixture written(AuditBatch batch) {
    heads.add(batch.claim());
    entries.addAll(batch.entries());
    heads.add(batch.claim().written(NIGHT, "run-1"));
    return this;
  }

  private List<AuditFact> facts(int count) {
    List<AuditFact> facts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = entries.size() + "-" + i;
      facts.add(
          AuditFact.of(AuditKind.RECOMMENDED, name, "deal", "deal-" + name, TELLING)
              .about("recommendation-" + name)
              .saying("Review this deal.", "needs_approval")
              .from("deal-2026-06-28", "{\"silver.deals\":4}"));
    }
    return facts;
  }
}
