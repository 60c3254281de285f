package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.Tables;
import io.bowtie.doctor.Diagnosis;
import io.bowtie.doctor.Look;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.SparkSessions;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Looks at a company before, or without, a night. */
public final class Doctors {
  private Doctors() {}

  /**
   * Says what can be had from a company's files and mappings; writes nothing.
   *
   * @param asOf the night; without one the newest landing that a source shows, or else today
   * @throws OperatorError of configuration when conf or mappings cannot be read
   */
  public static Diagnosis examine(BowtieConf conf, Optional<AsOf> asOf, Progress progress) {
    progress.say("Looking at " + conf.sources().size() + " source(s) of " + conf.company() + " …");
    SparkSession spark = SparkSessions.openForFewRows(conf.timeZone());
    try {
      return examine(spark, conf, asOf);
    } finally {
      spark.stop();
    }
  }

  /** The same in a session that is there. */
  static Diagnosis examine(SparkSession spark, BowtieConf conf, Optional<AsOf> asOf) {
    return Diagnosis.of(
        Look.at(
            spark,
            conf,
            asOf,
            Workspace.today(conf.timeZone()),
            warehouse(spark, conf.warehouse())));
  }

  private static Optional<Tables> warehouse(SparkSession spark, String root) {
    Path path = new Path(root);
    try {
      return path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path)
          ? Optional.of(DeltaTableStore.reading(spark, root))
          : Optional.empty();
    } catch (IOException unreachable) {
      throw OperatorError.configuration("The warehouse cannot be looked at")
          .where("warehouse = " + root)
          .why(String.valueOf(unreachable.getMessage()))
          .remedy("Set 'warehouse' to a folder or URI that this user may read.")
          .causedBy(unreachable);
    }
  }
}
