package io.bowtie.job;

import io.bowtie.contract.BusinessZone;
import io.bowtie.mapping.CheckRequest;
import io.bowtie.mapping.MappingReport;
import io.bowtie.store.SparkSessions;
import org.apache.spark.sql.SparkSession;

/** Checks mappings without a warehouse. */
public final class MappingChecks {
  private MappingChecks() {}

  /**
   * Starts Spark, runs the mappings over the files, and stops it again.
   *
   * @param zone of the company, in which days lie
   * @throws io.bowtie.contract.OperatorError of configuration, before Spark starts, when there are
   *     no such mappings or none of their tables
   */
  public static MappingReport run(CheckRequest request, BusinessZone zone, Progress progress) {
    CheckRequest.Prepared prepared = request.prepared();
    progress.say(
        "Reading " + prepared.source().tables().size() + " raw table(s) of " + request.data());
    SparkSession spark = SparkSessions.openForFewRows(zone);
    try {
      return prepared.run(spark);
    } finally {
      spark.stop();
    }
  }
}
