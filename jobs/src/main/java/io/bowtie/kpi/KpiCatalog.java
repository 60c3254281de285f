package io.bowtie.kpi;

import static io.bowtie.kpi.KpiUnit.AMOUNT;
import static io.bowtie.kpi.KpiUnit.COUNT;
import static io.bowtie.kpi.KpiUnit.DAYS;
import static io.bowtie.kpi.KpiUnit.RATE;

import io.bowtie.silver.Deals;
import io.bowtie.silver.Entity;
import java.util.List;

/** Every KPI there is. A new one is a file under {@code sql/kpi} and a line here. */
public final class KpiCatalog {
  private static final String BY_PERIOD = "One row per period, dimension and group.";
  private static final String BY_GROUP = "One row per dimension and group.";
  private static final String REVOPS = "RevOps";
  private static final List<Entity> DEALS = List.of(Deals.ENTITY);

  /** In the order in which people read them. */
  public static final List<Kpi> KPIS =
      List.of(
          new Kpi("win_rate", RATE, BY_PERIOD, REVOPS, DEALS),
          new Kpi("win_rate_amount", RATE, BY_PERIOD, REVOPS, DEALS),
          new Kpi("won_amount", AMOUNT, BY_PERIOD, REVOPS, DEALS),
          new Kpi("sales_cycle_days_mean", DAYS, BY_PERIOD, REVOPS, DEALS),
          new Kpi("sales_cycle_days_median", DAYS, BY_PERIOD, REVOPS, DEALS),
          new Kpi("sales_cycle_days_p75", DAYS, BY_PERIOD, REVOPS, DEALS),
          new Kpi("undated_closed_deals", COUNT, BY_GROUP, REVOPS, DEALS));

  private KpiCatalog() {}
}
