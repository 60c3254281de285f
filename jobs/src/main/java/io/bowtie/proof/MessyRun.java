package io.bowtie.proof;

import static org.apache.spark.sql.functions.col;

import io.bowtie.bronze.RawTable;
import io.bowtie.feature.ObservationPlan;
import io.bowtie.feature.Observations;
import io.bowtie.job.RunContext;
import io.bowtie.proof.MessyResult.Count;
import io.bowtie.quality.QualityTables;
import io.bowtie.silver.Entity;
import io.bowtie.silver.IdentityTables;
import io.bowtie.silver.Silver;
import io.bowtie.sql.SqlStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A messy company's night up to its looks, and what these show of each planted mess. */
final class MessyRun {
  private static final SqlStep LEAD_LABELS = SqlStep.fromResource("sql/proof/lead_labels.sql");
  private static final SqlStep DEAL_LABELS = SqlStep.fromResource("sql/proof/deal_labels.sql");
  private static final String OWN_OUTCOME = "each cycle is labelled with its own outcome";
  private static final String LAST_WORD =
      "the deal is looked at while it is known to be open and at no other time, and labelled with"
          + " its last outcome, as of when that was recorded";

  private MessyRun() {}

  /** Runs the night and counts. */
  static MessyResult of(ProofCompany company, TruthFile truth, RunContext run) {
    ProofRun.observe(run);
    return new MessyResult(company.seed(), company.size(), counted(truth, run));
  }

  /** What the looks of a night and the tables before them show. */
  static List<Count> counted(TruthFile truth, RunContext run) {
    List<Count> counts = new ArrayList<>();
    for (Mess mess : Messes.EVERY) {
      counts.add(
          new Count(
              mess.table(),
              mess.kind(),
              mess.claim(),
              truth.planted(mess.table(), mess.kind()),
              found(mess, run)));
    }
    Dataset<Row> leads = leads(run).cache();
    Dataset<Row> deals = deals(run).cache();
    counts.add(labels("crm.lead", "recycled", OWN_OUTCOME, truth, leads));
    for (String kind : List.of("reopened", "late_close")) {
      counts.add(labels("crm.opportunity", kind, LAST_WORD, truth, deals));
    }
    return counts;
  }

  /** Whether each recycled lead is labelled as it should be. */
  static Dataset<Row> leads(RunContext run) {
    return LEAD_LABELS.run(
        Map.of("leads", versions("leads", run), "looks", looks("lead", run)), Map.of());
  }

  /** Whether each deal that was reopened, or closed late, is labelled as it should be. */
  static Dataset<Row> deals(RunContext run) {
    return DEAL_LABELS.run(
        Map.of("deals", versions("deals", run), "looks", looks("deal", run)),
        Map.of("maximum_age_days", run.conf().useCases().get("deal").maximumAgeDays()));
  }

  static long found(Mess mess, RunContext run) {
    String system = mess.table().substring(0, mess.table().indexOf('.'));
    Dataset<Row> raw =
        run.store().readRaw(new RawTable(system, mess.tableName()).qualifiedName()).orElseThrow();
    Dataset<Row> aside =
        run.store()
            .read(QualityTables.QUARANTINE)
            .where(col("entity").equalTo(mess.entity()))
            .where(col("file").contains(mess.tableName() + "-"));
    Dataset<Row> links =
        run.store().read(IdentityTables.IDENTITY_LINKS).where(col("source").equalTo(system));
    return new SqlStep(mess.table() + " " + mess.kind(), mess.sql())
        .run(
            Map.of(
                "raw", raw,
                "versions", versions(mess.entity(), run),
                "aside", aside,
                "links", links),
            Map.of())
        .first()
        .getLong(0);
  }

  private static Count labels(
      String table, String kind, String claim, TruthFile truth, Dataset<Row> checked) {
    long right = checked.where(col("kind").equalTo(kind).and(col("is_right"))).count();
    return new Count(table, kind, claim, truth.planted(table, kind), right);
  }

  /** With own columns, as they are stored. */
  private static Dataset<Row> versions(String name, RunContext run) {
    Entity entity = Silver.entity(name);
    return run.store().readRaw(entity.versions().qualifiedName()).orElseThrow();
  }

  private static Dataset<Row> looks(String useCase, RunContext run) {
    return run.store()
        .read(Observations.table(ObservationPlan.of(run.conf(), run.asOf(), Set.of()).features()))
        .where(col("use_case").equalTo(useCase).and(col("is_landmark")));
  }
}
