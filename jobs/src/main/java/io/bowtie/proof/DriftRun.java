package io.bowtie.proof;

import static org.apache.spark.sql.functions.col;

import io.bowtie.job.JobCatalog;
import io.bowtie.job.Night;
import io.bowtie.job.RunContext;
import io.bowtie.proof.DriftResult.Seen;
import io.bowtie.scoring.drift.DriftTables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A drifting company's night as far as drift is measured. One night is enough: its model is trained
 * on looks that are old enough for their outcome, and those of late are compared with these.
 */
final class DriftRun {
  private DriftRun() {}

  static DriftResult of(ProofCompany company, RunContext run) {
    ProofRun.observe(run);
    Night.run(JobCatalog.named("train"), run);
    Night.run(JobCatalog.named("measure"), run);
    Map<String, Row> features = new HashMap<>();
    run.store()
        .read(DriftTables.DRIFT)
        .where(col("as_of").equalTo(run.asOf().date()))
        .where(col("subject_kind").equalTo("feature"))
        .collectAsList()
        .forEach(row -> features.put(row.getAs("subject"), row));
    List<Seen> columns =
        Arrays.stream(PlantedDrift.values())
            .map(drift -> seen(drift, features.remove(drift.column())))
            .toList();
    List<String> flagged =
        features.values().stream()
            .filter(row -> DriftResult.isFlagged(row.getAs("verdict")))
            .map(row -> row.<String>getAs("subject"))
            .sorted()
            .toList();
    return new DriftResult(company.seed(), company.size(), columns, features.size(), flagged);
  }

  private static Seen seen(PlantedDrift drift, Row row) {
    return row == null
        ? new Seen(drift, "unwatched", null, false)
        : new Seen(drift, row.getAs("verdict"), row.getAs("psi"), row.<Boolean>getAs("is_raised"));
  }
}
