package io.bowtie.job;

import io.bowtie.contract.Layer;
import io.bowtie.contract.Parallel;
import io.bowtie.contract.TableContract;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.RolloutTables;
import io.bowtie.governance.audit.AuditTables;
import io.bowtie.governance.audit.ExportedHead;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.store.StoreTables;
import io.bowtie.store.TableStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Makes the night visible: one commit that names the version of every gold table, and the pages. A
 * reader takes the rows of the greatest as-of, and of these the ones published last, and reads each
 * table at the version named there; so it never sees two nights mixed. Publishing an as-of again
 * adds the rows of the new run.
 */
final class PublishJob implements Job {
  /** They change after the publication, and no reader of a night needs a version of them. */
  private static final Set<String> NOT_PUBLISHED =
      Stream.of(
              StoreTables.PUBLICATIONS,
              StoreTables.RUN_LEDGER,
              AuditTables.AUDIT_LOG,
              AuditTables.AUDIT_HEADS)
          .map(TableContract::qualifiedName)
          .collect(Collectors.toSet());

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public String purpose() {
    return "Make the night visible to readers, in one commit.";
  }

  @Override
  public List<String> reads() {
    return List.of(
        StoreTables.RUN_LEDGER.qualifiedName(),
        GovernanceTables.USE_CASE_EVENTS.qualifiedName(),
        GovernanceTables.USE_CASE_STATUS.qualifiedName(),
        RegistryTables.MODEL_REGISTRY.qualifiedName(),
        RegistryTables.MODEL_EVENTS.qualifiedName(),
        LeakageTables.LEAKAGE_LEDGER.qualifiedName(),
        ScoringTables.SCORES.qualifiedName(),
        RecommendationTables.RECOMMENDATIONS.qualifiedName(),
        ThresholdTables.THRESHOLDS.qualifiedName(),
        "the versions of all gold tables");
  }

  @Override
  public List<String> writes() {
    return List.of(
        AuditTables.AUDIT_LOG.qualifiedName(),
        AuditTables.AUDIT_HEADS.qualifiedName(),
        RolloutTables.ROLLOUT_CHECKS.qualifiedName(),
        StoreTables.PUBLICATIONS.qualifiedName(),
        "<reports>/<as-of>/*.html and <reports>/latest.html",
        "of a use case that is no longer live: " + String.join(", ", Withdrawal.tables()));
  }

  /** What readers are shown comes after the commit; what it names, and takes back, before it. */
  @Override
  public JobResult run(RunContext context) {
    RunChain chain = new RunChain(JobCatalog.night(), RunLedger.rows(context));
    chain.refuseUnlessWhole(context.asOf());
    UseCaseModes.refuseUnregistered(context.conf());
    List<String> withdrawn = Withdrawal.of(context);
    Rollout.write(context);
    int recorded = new AuditLog(context).record(NightFacts.of(context));
    PublishedPages pages = new PublishedPages(context);
    String pagesRun = pages.written(context, chain.last("report").orElseThrow());
    List<Row> rows = publications(context, pagesRun);
    if (rows.isEmpty()) {
      return new JobResult.NothingToDo("no gold table has been written");
    }
    context
        .store()
        .append(
            StoreTables.PUBLICATIONS,
            context.spark().createDataFrame(rows, StoreTables.PUBLICATIONS.schema()));
    pages.show();
    return new JobResult.Done(
        0,
        rows.size(),
        rows.size()
            + " gold tables are visible, and the pages; "
            + recorded
            + " facts new in the audit log"
            + withdrawn.stream().map(sentence -> "; " + sentence).collect(Collectors.joining()));
  }

  private static List<Row> publications(RunContext context, String pagesRun) {
    TableStore store = context.store();
    ExportedHead end = AuditLog.end(store);
    Instant publishedAt = context.clock().instant();
    List<String> tables =
        store.tableNames().stream()
            .filter(table -> table.startsWith(Layer.GOLD.schemaName() + "."))
            .filter(table -> !NOT_PUBLISHED.contains(table))
            .toList();
    List<Long> versions = Parallel.each(tables, store::version);
    return IntStream.range(0, tables.size())
        .filter(i -> versions.get(i) >= 0)
        .mapToObj(
            i ->
                RowFactory.create(
                    tables.get(i),
                    versions.get(i),
                    publishedAt,
                    end.sequence(),
                    end.hash(),
                    pagesRun,
                    context.asOf().date(),
                    context.runId()))
        .toList();
  }
}
