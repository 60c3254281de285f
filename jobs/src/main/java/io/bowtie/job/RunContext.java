package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.AsOf;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.store.TableStore;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/**
 * What a job is given. The clock is here and nowhere else; it dates ingests, ledgers and leases,
 * and never enters a result.
 *
 * @param conf what the operator has set
 * @param asOf the night
 * @param runId of this run
 * @param codeHash of the jar that runs
 * @param isForced whether training happens although it is not due
 * @param spark the session
 * @param store the tables
 * @param clock the only one
 * @param progress where to say what is going on
 */
public record RunContext(
    BowtieConf conf,
    AsOf asOf,
    String runId,
    String codeHash,
    boolean isForced,
    SparkSession spark,
    TableStore store,
    Clock clock,
    Progress progress) {

  /** What currencies are worth, as the night knows. */
  ExchangeRates exchangeRates() {
    return ExchangeRates.at(
        store,
        asOf,
        new ExchangeRates.Denomination(conf.reportingCurrency(), conf.maximumRateAgeDays()));
  }
}
