package io.bowtie.job;

import static org.apache.spark.sql.functions.col;

import io.bowtie.contract.OperatorError;
import io.bowtie.governance.audit.AuditBatch;
import io.bowtie.governance.audit.AuditCheck;
import io.bowtie.governance.audit.AuditEntry;
import io.bowtie.governance.audit.AuditFact;
import io.bowtie.governance.audit.AuditFact.Telling;
import io.bowtie.governance.audit.AuditHead;
import io.bowtie.governance.audit.AuditKind;
import io.bowtie.governance.audit.AuditTables;
import io.bowtie.governance.audit.AuditVerdict;
import io.bowtie.governance.audit.ExportedHead;
import io.bowtie.governance.audit.NotedHead;
import io.bowtie.store.TableStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * {@code gold.audit_log}: claims a place at the head, appends, and notes that it has. A writer that
 * dies in between leaves a claim that the next one closes; facts that were lost with it are told
 * again by the night that runs again, for a fact is known by its id.
 */
final class AuditLog {
  /** So many others would have to be faster, each with a batch of its own. */
  private static final int ATTEMPTS = 20;

  private final RunContext run;
  private final Telling telling;

  AuditLog(RunContext run) {
    this.run = run;
    this.telling = telling(run);
  }

  /** Who tells facts in this run. */
  static Telling telling(RunContext run) {
    return new Telling(run.clock().instant(), run.asOf().date(), run.runId());
  }

  /**
   * Records facts that are not recorded yet, in their order.
   *
   * @return how many were new
   */
  int record(List<AuditFact> facts) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<AuditFact> fresh = unknown(facts);
      List<AuditHead> heads = heads(run.store());
      List<AuditFact> closing = closing(heads);
      if (fresh.isEmpty() && closing.isEmpty()) {
        return 0;
      }
      AuditBatch batch =
          AuditBatch.after(
              AuditBatch.end(heads),
              run.runId(),
              Stream.concat(closing.stream(), fresh.stream()).toList(),
              telling.at());
      if (claims(batch)) {
        write(batch);
        return fresh.size();
      }
    }
    throw OperatorError.system("The audit log could not be claimed")
        .where(run.store().location(AuditTables.AUDIT_HEADS.qualifiedName()))
        .why("Other runs claimed its end " + ATTEMPTS + " times, each before this one.")
        .remedy("Run it again when they are through.");
  }

  /** Walks the whole log. */
  static AuditVerdict check(TableStore store, Optional<ExportedHead> exported) {
    List<AuditHead> heads = heads(store);
    List<NotedHead> noted = new ArrayList<>(AuditWitnesses.heads(store));
    exported.ifPresent(head -> noted.add(new NotedHead("the exported head", head)));
    Iterable<Row> rows =
        () -> store.read(AuditTables.AUDIT_LOG).orderBy("sequence", "hash").toLocalIterator();
    AuditVerdict verdict =
        AuditCheck.of(
            StreamSupport.stream(rows.spliterator(), false).map(AuditRows::entry).iterator(),
            heads,
            noted);
    List<String> traces =
        heads.isEmpty() && verdict instanceof AuditVerdict.Whole
            ? AuditWitnesses.traces(store)
            : List.of();
    return traces.isEmpty() ? verdict : new AuditVerdict.Broken(traces);
  }

  /** Where the log ends, for who keeps it elsewhere. */
  static ExportedHead end(TableStore store) {
    return AuditBatch.lastWritten(heads(store));
  }

  /** The place is this run's alone from here on. */
  private boolean claims(AuditBatch batch) {
    return run.store().addIfAbsent(AuditTables.AUDIT_HEADS, rows(batch.claim()));
  }

  private void write(AuditBatch batch) {
    run.store().create(AuditTables.AUDIT_LOG);
    run.store()
        .append(
            AuditTables.AUDIT_LOG,
            run.spark()
                .createDataFrame(
                    batch.entries().stream().map(AuditRows::of).toList(),
                    AuditTables.AUDIT_LOG.schema())
                .coalesce(1));
    note(batch.claim());
  }

  /** Others may note it at the same time; where none succeeds, the next writer does. */
  private void note(AuditHead claim) {
    run.store()
        .addIfAbsent(
            AuditTables.AUDIT_HEADS, rows(claim.written(run.clock().instant(), run.runId())));
  }

  private Dataset<Row> rows(AuditHead head) {
    return run.spark()
        .createDataFrame(List.of(AuditRows.of(head)), AuditTables.AUDIT_HEADS.schema());
  }

  /** One row a batch and event: as many as there were nights and decisions. */
  private static List<AuditHead> heads(TableStore store) {
    return store.read(AuditTables.AUDIT_HEADS).collectAsList().stream()
        .map(AuditRows::head)
        .toList();
  }

  private List<AuditFact> unknown(List<AuditFact> facts) {
    if (facts.isEmpty()) {
      return List.of();
    }
    Set<String> known =
        new HashSet<>(
            run.store()
                .read(AuditTables.AUDIT_LOG)
                .select(col("fact_id"))
                .join(
                    run.spark()
                        .createDataset(
                            facts.stream().map(AuditFact::id).toList(), Encoders.STRING())
                        .toDF("fact_id"),
                    "fact_id")
                .as(Encoders.STRING())
                .collectAsList());
    return facts.stream().filter(fact -> known.add(fact.id())).toList();
  }

  /**
   * What others have left unfinished: batches that stand in the log get their note, those that do
   * not are said to be abandoned. A writer that was only slow may still write its batch: its place
   * in the chain stays its own.
   */
  private List<AuditFact> closing(List<AuditHead> heads) {
    List<AuditFact> closing = new ArrayList<>();
    for (AuditHead claim : AuditBatch.unfinished(heads)) {
      boolean isWritten =
          !run.store()
              .read(AuditTables.AUDIT_LOG)
              .where(col("batch_id").equalTo(claim.batchId()))
              .isEmpty();
      if (isWritten) {
        note(claim);
      } else {
        AuditFact abandoned =
            AuditFact.of(AuditKind.BATCH_ABANDONED, claim.batchId(), "", claim.batchId(), telling)
                .saying(
                    "Entries "
                        + claim.firstSequence()
                        + " to "
                        + claim.lastSequence()
                        + " were claimed and not written.",
                    "");
        closing.addAll(unknown(List.of(abandoned)));
      }
    }
    return closing;
  }

  /** The entries about a piece of advice or a subject, in order. */
  static List<AuditEntry> about(TableStore store, Column condition) {
    return store
        .read(AuditTables.AUDIT_LOG)
        .where(condition)
        .orderBy("sequence")
        .collectAsList()
        .stream()
        .map(AuditRows::entry)
        .toList();
  }
}
