package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.bowtie.bronze.DeliveryChecks;
import io.bowtie.config.CheckConf;
import io.bowtie.config.CheckConf.OnFailure;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.silver.Conforming;
import io.bowtie.silver.Silver;
import io.bowtie.source.Mapping;
import io.bowtie.sql.SqlStep;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A check that the conf declares, with its query: one row for each row that it looks at, {@code
 * is_failed} and, for an example, {@code row_key}.
 *
 * @param conf as declared
 * @param step the query
 * @param reads what the query names, in lower case
 */
record DeclaredCheck(CheckConf conf, SqlStep step, Set<String> reads) {
  private static final String IS_FAILED = "is_failed";
  private static final String ROW_KEY = "row_key";

  DeclaredCheck {
    reads = Set.copyOf(reads);
  }

  /**
   * Reads the query.
   *
   * @param folder of the conf file, which the query's file must really be in
   * @throws OperatorError of configuration when there is no such file, entity or query
   */
  static DeclaredCheck of(CheckConf conf, Path folder) {
    if (DeliveryChecks.RULES.contains(conf.name()) || Conforming.RULES.contains(conf.name())) {
      throw wrong(conf, "A check is named like a rule that Bowtie has itself")
          .remedy("Give it another name.");
    }
    String entity = Silver.entity(conf.entity()).name();
    SqlStep step = new SqlStep(conf.sql().toString(), text(conf, folder));
    Set<String> reads = new Mapping(conf.source(), entity, step).tables();
    if (reads.isEmpty()) {
      throw wrong(conf, "A check's query reads no table")
          .why("It is no SELECT, or a SELECT from nothing.")
          .remedy(
              "Select from entities or from raw tables as in crm__deals, one row a row checked.");
    }
    return new DeclaredCheck(conf, step, reads);
  }

  boolean isBlocking() {
    return conf.onFailure() == OnFailure.BLOCK;
  }

  /**
   * What the query finds.
   *
   * @param tables each that the query reads
   * @throws OperatorError of configuration when the query is none, asks for the clock or for
   *     another table, or gives no {@code is_failed}
   */
  CheckResult run(Map<String, Dataset<Row>> tables, AsOf asOf) {
    try {
      Dataset<Row> rows = step.run(tables, Map.of("as_of", asOf.date()));
      List<String> columns = List.of(rows.columns());
      if (!columns.contains(IS_FAILED)) {
        throw wrong(conf, "A check's query gives no column is_failed")
            .why("It gives " + String.join(", ", columns) + ".")
            .remedy(
                "Name the condition that must not hold, as in (ended_at < started_at) AS is_failed.");
      }
      Column isFailed = col(IS_FAILED).cast("boolean");
      Column key =
          columns.contains(ROW_KEY) ? col(ROW_KEY).cast("string") : lit(null).cast("string");
      Row found = rows.agg(count(lit(1)), count_if(isFailed), min(when(isFailed, key))).first();
      return judged(
          found.getLong(0), found.getLong(1), found.isNullAt(2) ? "" : found.getString(2));
    } catch (OperatorError refused) {
      if (conditionOf(refused).startsWith("UNRESOLVED_COLUMN")) {
        return notRun(String.valueOf(refused.getMessage()));
      }
      throw refused;
    } catch (Exception failed) {
      // Spark throws its checked exceptions without declaring them.
      if (failed instanceof SparkThrowable spark && spark.getCondition() != null) {
        return notRun("its query met " + spark.getCondition() + "; try_cast and try_divide go on.");
      }
      throw failed;
    }
  }

  /** The result of a check whose tables are not there, which never blocks. */
  CheckResult notRun(String why) {
    return result(Outcome.CAVEAT, 0, 0, "Not checked: " + why);
  }

  private CheckResult judged(long checked, long failed, String example) {
    boolean isFailure = failed > checked * conf.maximumFailedShare();
    Outcome outcome = !isFailure ? Outcome.PASS : isBlocking() ? Outcome.BLOCK : Outcome.CAVEAT;
    return result(outcome, checked, failed, conf.sentence() + share(failed) + of(example));
  }

  private String share(long failed) {
    return conf.maximumFailedShare() == 0 || failed == 0 ? "" : " Up to " + percent() + " % may.";
  }

  private String percent() {
    return BigDecimal.valueOf(conf.maximumFailedShare())
        .movePointRight(2)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String of(String example) {
    return example.isEmpty() ? "" : " For example " + example + ".";
  }

  private CheckResult result(Outcome outcome, long checked, long failed, String detail) {
    return new CheckResult(
        conf.source(),
        conf.entity(),
        conf.name(),
        CheckResult.ROW,
        outcome,
        checked,
        failed,
        detail);
  }

  private static String text(CheckConf conf, Path folder) {
    try {
      if (!conf.sql().toRealPath().startsWith(folder.toRealPath())) {
        throw wrong(conf, "A check's query may not leave the conf's folder")
            .why("The file is a link to one outside.")
            .remedy("Put the file itself beside the conf file.");
      }
      return Files.readString(conf.sql());
    } catch (IOException unreadable) {
      throw wrong(conf, "A check's query cannot be read")
          .why(String.valueOf(unreadable.getMessage()))
          .remedy("Correct checks." + conf.name() + ".sql; it is relative to the conf file.")
          .causedBy(unreadable);
    }
  }

  private static String conditionOf(OperatorError refused) {
    return refused.getCause() instanceof SparkThrowable spark && spark.getCondition() != null
        ? spark.getCondition()
        : "";
  }

  private static OperatorError wrong(CheckConf conf, String what) {
    return OperatorError.configuration(what)
        .where("checks." + conf.name() + ".sql = " + conf.sql());
  }
}
