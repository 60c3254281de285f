package io.bowtie.report.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.scoring.realised.RealisedTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads how models hold up on a night. */
record WatchReader(Tables tables, AsOf asOf, List<String> useCases) {

  WatchNight read() {
    return new WatchNight(
        GoldReader.collect(
            tonight(DriftTables.DRIFT).orderBy("use_case", "subject_kind", "subject"),
            DriftRow::of),
        GoldReader.collect(
            tonight(ThresholdTables.THRESHOLDS).orderBy("use_case"), ThresholdRow::of),
        GoldReader.collect(
            tonight(ThresholdTables.THRESHOLD_EVIDENCE).orderBy("use_case", "scenario", "part"),
            ThresholdTrial::of),
        GoldReader.collect(realised(), RealisedRow::of),
        GoldReader.collect(
            tonight(RealisedTables.EXPECTED_PERFORMANCE).orderBy("use_case", "metric"),
            ExpectedRow::of));
  }

  private Dataset<Row> tonight(TableContract table) {
    return reported(table).where(col("as_of").equalTo(lit(asOf.date())));
  }

  /** It is measured on nights that look at the past, so that of tonight may be some weeks old. */
  private Dataset<Row> realised() {
    Dataset<Row> rows =
        reported(RealisedTables.REALISED_PERFORMANCE).where(col("as_of").leq(lit(asOf.date())));
    Dataset<Row> last = rows.groupBy("use_case").agg(max("as_of").as("as_of"));
    return rows.join(last, new String[] {"use_case", "as_of"})
        .orderBy("use_case", "cohort", "basis", "model_version", "metric")
        .limit(GoldReader.ROWS);
  }

  private Dataset<Row> reported(TableContract table) {
    return tables.read(table).where(col("use_case").isin(useCases.toArray()));
  }
}
