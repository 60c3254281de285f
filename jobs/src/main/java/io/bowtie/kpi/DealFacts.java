package io.bowtie.kpi;

import static org.apache.spark.sql.functions.col;

import io.bowtie.contract.Tables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.silver.Owners;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.sql.SqlStep;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The deals that the night knows, as the queries of all deal KPIs start from them. Both tables are
 * cached, or each KPI would read silver again; closing empties the cache.
 *
 * @param dealsByGroup one row per deal and dimension; none where no deal is known
 * @param closedDeals one row per period, dimension, group and deal closed in it
 */
public record DealFacts(Dataset<Row> dealsByGroup, Dataset<Row> closedDeals)
    implements AutoCloseable {
  private static final SqlStep DEALS_BY_GROUP = SqlStep.fromResource("sql/kpi/deals_by_group.sql");
  private static final SqlStep CLOSED_DEALS = SqlStep.fromResource("sql/kpi/closed_deals.sql");

  /** Reads silver as of the night, amounts in the reporting currency. */
  public static DealFacts read(Tables silver, KpiNight night, ExchangeRates rates) {
    Dataset<Row> owners = SilverAsOf.latest(silver, Owners.ENTITY, night.asOf());
    Dataset<Row> dealsByGroup =
        withShortPlan(
                DEALS_BY_GROUP.run(
                    Map.of(
                        "deals", SilverAsOf.latest(silver, Deals.ENTITY, night.asOf()),
                        "accounts", SilverAsOf.latest(silver, Accounts.ENTITY, night.asOf()),
                        "owners", owners,
                        "exchange_rates", rates.spans(owners.sparkSession(), night.asOf())),
                    night.parameters()))
            .persist();
    // Rows of one group stay together, so that no KPI has to move them.
    Dataset<Row> closedDeals =
        withShortPlan(CLOSED_DEALS.run(Map.of("deals_by_group", dealsByGroup), night.parameters()))
            .repartition(
                col("period_type"), col("period_start"), col("dimension"), col("group_name"))
            .persist();
    return new DealFacts(dealsByGroup, closedDeals);
  }

  /**
   * The same rows behind a plan of one node. Every mention of an input repeats its whole plan, also
   * when it is cached: with all KPIs in one table, planning took longer than computing. Unlike a
   * local checkpoint, this survives the loss of an executor.
   */
  private static Dataset<Row> withShortPlan(Dataset<Row> rows) {
    return rows.sparkSession().createDataFrame(rows.toJavaRDD(), rows.schema());
  }

  /** How many deals the night knows. */
  public long count() {
    return dealsByGroup.where(col("dimension").equalTo("all")).count();
  }

  /** By the names that the queries use. */
  Map<String, Dataset<Row>> inputs() {
    return Map.of("deals_by_group", dealsByGroup, "closed_deals", closedDeals);
  }

  @Override
  public void close() {
    closedDeals.unpersist();
    dealsByGroup.unpersist();
  }
}
