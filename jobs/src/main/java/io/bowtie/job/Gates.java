package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.config.QualityConf;
import io.bowtie.config.SourceConf;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Freshness;
import io.bowtie.quality.Outcome;
import io.bowtie.quality.QualityTables;
import io.bowtie.quality.RowCountDrift;
import io.bowtie.quality.RowCountDrift.Night;
import io.bowtie.silver.Conforming;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * The gates that look at a night beside the nights before it.
 *
 * @param asOf the night's date
 * @param drift how row counts are judged
 * @param ledgers per source, the files that the night sees
 * @param earlier nights that were not blocked, per entity and source
 */
record Gates(
    LocalDate asOf,
    RowCountDrift drift,
    Map<String, FileLedger> ledgers,
    Map<String, List<Night>> earlier) {
  /** How far back nights are compared with. */
  private static final int DAYS = 56;

  static Gates of(RunContext context, ConformInputs inputs) {
    QualityConf conf = context.conf().quality();
    return new Gates(
        context.asOf().date(),
        new RowCountDrift(
            conf.driftMinimumNights(),
            conf.driftTolerance(),
            Outcome.valueOf(conf.driftOutcome().name())),
        inputs.ledgers(),
        earlier(context));
  }

  /** Whether a source has delivered lately; empty where its conf sets no limit. */
  Optional<CheckResult> freshness(SourceConf source, String entity) {
    Optional<LocalDate> last =
        ledgers.get(source.name()).entries().stream()
            .map(LedgerEntry::landedOn)
            .max(Comparator.naturalOrder());
    return source
        .freshness()
        .map(limits -> new Freshness(limits.warnDays(), limits.errorDays()))
        .map(limits -> limits.of(source.name(), entity, last, asOf));
  }

  /** Whether as many rows came as usual, for each source of an entity. */
  List<CheckResult> drift(List<CheckResult> counted) {
    return counted.stream()
        .filter(check -> check.rule().equals(Conforming.ROW_COUNT))
        .flatMap(
            check ->
                drift
                    .of(
                        check.source(),
                        check.entity(),
                        earlier.getOrDefault(key(check.entity(), check.source()), List.of()),
                        new Night(asOf, check.checkedRows()))
                    .stream())
        .toList();
  }

  /** Some thousands of rows at most: two months of one row an entity and source. */
  private static Map<String, List<Night>> earlier(RunContext context) {
    LocalDate night = context.asOf().date();
    List<Row> rows =
        context
            .store()
            .read(QualityTables.QUALITY_CHECKS)
            .where(col("as_of").lt(lit(night)).and(col("as_of").geq(lit(night.minusDays(DAYS)))))
            .where(
                col("rule")
                    .equalTo(Conforming.ROW_COUNT)
                    .or(col("outcome").equalTo(Outcome.BLOCK.word())))
            .select("as_of", "entity", "source", "rule", "checked_rows")
            .orderBy("as_of")
            .collectAsList();
    List<String> blocked =
        rows.stream()
            .filter(row -> !row.getString(3).equals(Conforming.ROW_COUNT))
            .map(row -> row.<LocalDate>getAs(0) + key(row.getString(1), ""))
            .toList();
    Map<String, List<Night>> nights = new TreeMap<>();
    for (Row row : rows) {
      LocalDate asOf = row.getAs(0);
      if (row.getString(3).equals(Conforming.ROW_COUNT)
          && !blocked.contains(asOf + key(row.getString(1), ""))) {
        nights
            .computeIfAbsent(
                key(row.getString(1), row.getString(2)), key -> new java.util.ArrayList<>())
            .add(new Night(asOf, row.getLong(4)));
      }
    }
    return nights;
  }

  private static String key(String entity, String source) {
    return entity + " " + source;
  }
}
