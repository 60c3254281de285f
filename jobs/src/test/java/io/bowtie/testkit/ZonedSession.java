package io.bowtie.testkit;

import io.bowtie.contract.BusinessZone;
import io.bowtie.store.SparkSessions;
import java.time.ZoneId;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A session of its own for a company in another time zone; that of the other tests stays in UTC.
 */
public final class ZonedSession {
  private ZonedSession() {}

  public static SparkSession of(SparkSession shared, String zone) {
    SparkSession own = shared.newSession();
    CollectionConverters.asJava(shared.conf().getAll())
        .forEach(
            (key, value) -> {
              if (own.conf().isModifiable(key)) {
                own.conf().set(key, value);
              }
            });
    return SparkSessions.inZone(own, new BusinessZone(ZoneId.of(zone)));
  }
}
