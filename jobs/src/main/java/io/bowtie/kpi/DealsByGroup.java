package io.bowtie.kpi;

import io.bowtie.contract.Tables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.Entity;
import io.bowtie.silver.LatestVersions;
import io.bowtie.silver.Owners;
import io.bowtie.sql.SqlStep;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The deals that the night knows, once for each dimension; what every deal KPI starts from. */
public final class DealsByGroup {
  private static final SqlStep QUERY = SqlStep.fromResource("sql/kpi/deals_by_group.sql");

  private DealsByGroup() {}

  /** One row per deal and dimension; none where no deal is known. */
  public static Dataset<Row> of(Tables silver, KpiNight night) {
    return QUERY.run(
        Map.of(
            "deals", latest(silver, Deals.ENTITY, night),
            "accounts", latest(silver, Accounts.ENTITY, night),
            "owners", latest(silver, Owners.ENTITY, night)),
        night.parameters());
  }

  private static Dataset<Row> latest(Tables silver, Entity entity, KpiNight night) {
    return LatestVersions.asOf(entity, silver.read(entity.versions()), night.asOf());
  }
}
