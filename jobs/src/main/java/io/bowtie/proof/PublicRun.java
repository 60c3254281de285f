package io.bowtie.proof;

import static org.apache.spark.sql.functions.col;

import io.bowtie.contract.TableContract;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Wilson;
import io.bowtie.job.JobCatalog;
import io.bowtie.job.Night;
import io.bowtie.job.RunContext;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.proof.PublicResult.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** An example's night, and what is read of it. */
final class PublicRun {
  private static final Set<String> METRICS =
      Set.of("auc_roc", "auc_pr", "log_loss", "calibration_slope");

  /** Two tenths. */
  private static final int TOP = 2;

  private PublicRun() {}

  /** Runs the example's night and reads what the model reached. */
  static PublicResult of(PublicSet set, RunContext run) {
    Night.run(run);
    Row model =
        rows(run, RegistryTables.MODEL_REGISTRY, set).stream()
            .max(Comparator.comparing(row -> row.<String>getAs("run_id")))
            .orElseThrow();
    String version = model.getAs("model_version");
    List<Value> metrics = new ArrayList<>();
    rows(run, EvidenceTables.MODEL_METRICS, set).stream()
        .filter(row -> row.getAs("model_version").equals(version))
        .filter(row -> row.getAs("candidate").equals("model") && row.getAs("origin") == null)
        .filter(row -> row.getAs("question").equals("within_horizon"))
        .filter(row -> METRICS.contains(row.<String>getAs("metric")))
        .sorted(Comparator.comparing(row -> row.<String>getAs("metric")))
        .map(
            row ->
                new Value(
                    row.getAs("metric"),
                    row.getAs("value"),
                    row.getAs("low"),
                    row.getAs("high"),
                    row.getAs("support")))
        .forEach(metrics::add);
    metrics.add(topFifth(run, set, version));
    return new PublicResult(
        set, model.getAs("verdict"), model.getAs("algorithm"), metrics, ownColumns(run, set));
  }

  /** What becomes of own columns when each is declared as known in time, though it is not. */
  static List<PublicResult.Column> believed(PublicSet set, RunContext run) {
    for (String job : List.of("ingest", "conform", "observe", "train")) {
      Night.run(JobCatalog.named(job), run);
    }
    return ownColumns(run, set);
  }

  private static List<PublicResult.Column> ownColumns(RunContext run, PublicSet set) {
    return rows(run, LeakageTables.LEAKAGE_LEDGER, set).stream()
        .filter(row -> row.<Boolean>getAs("is_custom"))
        .map(
            row ->
                new PublicResult.Column(
                    row.getAs("feature"),
                    row.getAs("known"),
                    row.getAs("verdict"),
                    row.getAs("caught_by"),
                    row.<Boolean>getAs("is_caught_by_numbers")))
        .sorted(Comparator.comparing(PublicResult.Column::name))
        .toList();
  }

  /**
   * The event rate of the upper two tenths over that of all; the interval is Wilson's of theirs.
   */
  private static Value topFifth(RunContext run, PublicSet set, String version) {
    long rows = 0;
    long events = 0;
    long topRows = 0;
    long topEvents = 0;
    for (Row decile : rows(run, EvidenceTables.LIFT_DECILES, set)) {
      if (decile.getAs("model_version").equals(version)) {
        boolean isTop = decile.<Integer>getAs("decile") <= TOP;
        rows += decile.<Long>getAs("row_count");
        events += decile.<Long>getAs("event_count");
        topRows += isTop ? decile.<Long>getAs("row_count") : 0;
        topEvents += isTop ? decile.<Long>getAs("event_count") : 0;
      }
    }
    if (topRows == 0 || events == 0) {
      return new Value("lift_top_fifth", null, null, null, rows);
    }
    double base = (double) events / rows;
    Interval rate = Wilson.interval(topEvents, topRows);
    return new Value(
        "lift_top_fifth",
        ((double) topEvents / topRows) / base,
        rate.low() / base,
        rate.high() / base,
        rows);
  }

  private static List<Row> rows(RunContext run, TableContract table, PublicSet set) {
    return run.store()
        .read(table)
        .where(col("as_of").equalTo(run.asOf().date()).and(col("use_case").equalTo(set.useCase())))
        .collectAsList();
  }
}
