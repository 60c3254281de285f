package io.bowtie.job;

import io.bowtie.contract.AsOf;
import io.bowtie.report.NightPages;
import io.bowtie.report.NightPages.Waiting;
import io.bowtie.store.StoreTables;
import io.bowtie.store.TableStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * Keeps the pages that readers find in step with {@code gold.publications}: a publication names the
 * run whose pages belong to it, these are written before its commit and shown after it. A run that
 * was killed in between is caught up with by whichever begins next.
 */
final class PublishedPages {
  private final TableStore store;
  private final NightPages pages;

  PublishedPages(RunContext context) {
    this.store = context.store();
    this.pages = new NightPages(context.conf().reports());
  }

  /** Shows what is published and not yet shown; looks at folders alone where nothing is. */
  void catchUp() {
    List<Waiting> waiting = pages.waiting();
    if (!waiting.isEmpty() || !pages.isPointingToNewest()) {
      show();
    }
  }

  /** Shows the pages that the last publication of each night names. */
  void show() {
    Map<AsOf, Optional<String>> published = runs();
    for (Waiting each : pages.waiting()) {
      if (published.getOrDefault(each.asOf(), Optional.empty()).equals(Optional.of(each.runId()))) {
        pages.show(each);
      }
    }
    pages.pointToNewest(published.keySet());
  }

  /**
   * The run whose pages the night is published with: the one that reported last, where its pages
   * are at hand and the publication has taken nothing back since; otherwise they are written again.
   */
  String written(RunContext context, LedgerRow report) {
    AsOf asOf = context.asOf();
    boolean isWaiting = pages.waiting().contains(new Waiting(asOf, report.runId()));
    boolean isAtHand = isWaiting || (pages.isShown(asOf) && isPublished(asOf, report.runId()));
    boolean isCurrent =
        Withdrawal.tables().stream()
            .filter(table -> report.inputs().containsKey(table))
            .allMatch(table -> store.version(table) <= report.inputs().get(table));
    if (isAtHand && isCurrent) {
      return report.runId();
    }
    ReportJob.pages(context);
    return context.runId();
  }

  private boolean isPublished(AsOf asOf, String runId) {
    return runs().getOrDefault(asOf, Optional.empty()).equals(Optional.of(runId));
  }

  /** Of each published night the run whose pages belong to it; empty where that was not noted. */
  private Map<AsOf, Optional<String>> runs() {
    List<Row> rows =
        new ArrayList<>(
            store
                .read(StoreTables.PUBLICATIONS)
                .select("as_of", "published_at", "run_id", "pages_run_id")
                .distinct()
                // One a publication.
                .collectAsList());
    rows.sort(
        Comparator.<Row, Instant>comparing(row -> row.getAs("published_at"))
            .thenComparing(row -> row.<String>getAs("run_id")));
    Map<AsOf, Optional<String>> runs = new HashMap<>();
    rows.forEach(
        row ->
            runs.put(
                new AsOf(row.<LocalDate>getAs("as_of")),
                Optional.ofNullable(row.getAs("pages_run_id"))));
    return runs;
  }
}
