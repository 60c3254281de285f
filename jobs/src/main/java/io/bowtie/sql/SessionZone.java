package io.bowtie.sql;

import io.bowtie.contract.BusinessZone;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;

/** The time zone in which a session reads and writes times that name none. */
public final class SessionZone {
  private SessionZone() {}

  /** The session's own. */
  public static ZoneId of(SparkSession spark) {
    return ZoneId.of(spark.conf().get(BusinessZone.SETTING));
  }

  /**
   * What a step makes in another zone. Spark fixes the zone of each expression when a query is
   * analysed, so that the outcome keeps it wherever it is computed; other threads of the session do
   * not see it.
   */
  public static <T> T in(ZoneId zone, SparkSession spark, Supplier<T> step) {
    if (of(spark).normalized().equals(zone.normalized())) {
      return step.get();
    }
    SQLConf conf =
        ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().conf().clone();
    conf.setConfString(BusinessZone.SETTING, zone.getId());
    return SQLConf.withExistingConf(conf, step::get);
  }
}
