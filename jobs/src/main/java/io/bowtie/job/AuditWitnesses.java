package io.bowtie.job;

import static org.apache.spark.sql.functions.col;

import io.bowtie.contract.TableContract;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.audit.ExportedHead;
import io.bowtie.governance.audit.NotedHead;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.store.StoreTables;
import io.bowtie.store.TableStore;
import java.util.List;
import java.util.stream.Stream;

/** What the rest of the warehouse knows of the audit log. */
final class AuditWitnesses {
  /** A row of these is told to the log by the command or the publication that comes with it. */
  private static final List<TableContract> TOLD =
      List.of(RegistryTables.MODEL_EVENTS, GovernanceTables.USE_CASE_EVENTS);

  private AuditWitnesses() {}

  /** With which entry the log ended when each night became visible. */
  static List<NotedHead> heads(TableStore store) {
    return store
        .read(StoreTables.PUBLICATIONS)
        .where(col("audit_sequence").isNotNull())
        .select("as_of", "run_id", "audit_sequence", "audit_hash")
        .distinct()
        .orderBy("as_of", "run_id")
        // One a publication.
        .collectAsList()
        .stream()
        .map(
            row ->
                new NotedHead(
                    "the publication of " + row.get(0) + " by run " + row.getString(1),
                    new ExportedHead(row.getLong(2), row.getString(3))))
        .toList();
  }

  /** Tables whose rows would not be there without an entry; for a log that has none. */
  static List<String> traces(TableStore store) {
    Stream<TableContract> published =
        store.exists(StoreTables.PUBLICATIONS)
            ? Stream.of(ThresholdTables.THRESHOLDS)
            : Stream.empty();
    return Stream.concat(TOLD.stream(), published)
        .filter(table -> !store.read(table).isEmpty())
        .map(
            table ->
                "The log has no entry, and " + table.qualifiedName() + " holds what it was told.")
        .toList();
  }
}
