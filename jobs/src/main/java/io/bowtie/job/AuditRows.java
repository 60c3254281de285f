package io.bowtie.job;

import io.bowtie.governance.audit.AuditEntry;
import io.bowtie.governance.audit.AuditFact;
import io.bowtie.governance.audit.AuditHead;
import io.bowtie.governance.audit.AuditKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The chain and its heads as rows, in the order of the contracts' columns. */
final class AuditRows {
  /** What null reads as: no writer leaves it, and it equals no text that one has written. */
  private static final String NOT_WRITTEN = "\u0000";

  private AuditRows() {}

  /** A row of {@code gold.audit_log}. */
  static Row of(AuditEntry entry) {
    AuditFact fact = entry.fact();
    return RowFactory.create(
        entry.sequence(),
        fact.id(),
        fact.identity(),
        fact.kind().word(),
        fact.useCase(),
        fact.subject(),
        fact.recommendationId(),
        fact.what(),
        fact.modelVersion(),
        fact.inputVersions(),
        fact.actor(),
        fact.changedField(),
        fact.result(),
        fact.happenedAt(),
        entry.batchId(),
        entry.previousHash(),
        entry.hash(),
        fact.asOf(),
        fact.runId());
  }

  /** The entry of a row of {@code gold.audit_log}, also of one that nobody can have written. */
  static AuditEntry entry(Row row) {
    Optional<AuditKind> kind = AuditKind.of(text(row, "kind"));
    AuditFact fact =
        new AuditFact(
            kind.orElse(AuditKind.OUTCOME),
            text(row, "identity"),
            text(row, "use_case"),
            text(row, "subject"),
            text(row, "recommendation_id"),
            text(row, "what"),
            text(row, "model_version"),
            text(row, "input_versions"),
            text(row, "actor"),
            text(row, "changed_field"),
            text(row, "result"),
            time(row, "happened_at"),
            row.isNullAt(row.fieldIndex("as_of")) ? LocalDate.EPOCH : row.getAs("as_of"),
            text(row, "run_id"));
    boolean isWhole = kind.isPresent() && fact.id().equals(text(row, "fact_id"));
    return new AuditEntry(
        number(row, "sequence"),
        text(row, "batch_id"),
        fact,
        text(row, "previous_hash"),
        isWhole ? text(row, "hash") : NOT_WRITTEN);
  }

  /** A row of {@code gold.audit_heads}. */
  static Row of(AuditHead head) {
    return RowFactory.create(
        head.event().word(),
        head.batchId(),
        head.firstSequence(),
        head.lastSequence(),
        head.previousHash(),
        head.lastHash(),
        head.abandons(),
        head.notedAt(),
        head.seal(),
        head.runId());
  }

  /** The head of a row of {@code gold.audit_heads}, also of one that nobody can have written. */
  static AuditHead head(Row row) {
    String event = text(row, "event");
    boolean isKnown =
        Arrays.stream(AuditHead.Event.values()).anyMatch(each -> each.word().equals(event));
    return new AuditHead(
        event.equals(AuditHead.Event.WRITTEN.word())
            ? AuditHead.Event.WRITTEN
            : AuditHead.Event.CLAIMED,
        text(row, "batch_id"),
        number(row, "first_sequence"),
        number(row, "last_sequence"),
        text(row, "previous_hash"),
        text(row, "last_hash"),
        // Heads that were written before there was such a column have none.
        Optional.ofNullable(row.<String>getAs("abandons")).orElse(""),
        time(row, "noted_at"),
        text(row, "run_id"),
        isKnown ? text(row, "seal") : NOT_WRITTEN);
  }

  private static String text(Row row, String column) {
    String text = row.getAs(column);
    return text == null ? NOT_WRITTEN : text;
  }

  private static long number(Row row, String column) {
    return row.isNullAt(row.fieldIndex(column)) ? -1 : row.<Long>getAs(column);
  }

  private static Instant time(Row row, String column) {
    return row.isNullAt(row.fieldIndex(column)) ? Instant.EPOCH : row.getAs(column);
  }
}
