package io.bowtie.kpi;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** Key figures as of a night. */
public final class KpiTables {
  /** One row per KPI, period, dimension and group. */
  public static final TableContract KPIS =
      new TableContract(
          Layer.GOLD,
          "kpis",
          "One row per KPI, period, dimension and group.",
          List.of("kpi", "period_type", "period_start", "dimension", "group_name", "as_of"),
          List.of(
              Column.required("kpi", TEXT, "The KPI's name."),
              Column.required("period_type", TEXT, "The span.")
                  .oneOf("trailing", "month", "quarter"),
              Column.required("period_start", DATE, "First day."),
              Column.required("period_end", DATE, "Last day."),
              Column.required("dimension", TEXT, "all, segment, source, owner_team or region."),
              Column.required("group_name", TEXT, "The group; all for the whole."),
              Column.nullable("value", DOUBLE, "The value; null when undefined."),
              Column.nullable("low", DOUBLE, "Lower limit of the 95 % interval."),
              Column.nullable("high", DOUBLE, "Upper limit of the 95 % interval."),
              Column.required("unit", TEXT, "rate, days, amount or count."),
              Column.required("support", LONG, "Rows behind the value."),
              Column.nullable("undefined_reason", TEXT, "Why there is no value."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per dimension and group over the trailing window. */
  public static final TableContract PIPELINE_VELOCITY =
      new TableContract(
          Layer.GOLD,
          "pipeline_velocity",
          "One row per dimension and group over the trailing window.",
          List.of("dimension", "group_name", "as_of"),
          List.of(
              Column.required("dimension", TEXT, "all, segment, source, owner_team or region."),
              Column.required("group_name", TEXT, "The group; all for the whole."),
              Column.required(
                  "window_start", DATE, "First day of the window for rate, amount and cycle."),
              Column.required("open_deals", LONG, "Open at the as-of."),
              Column.required("won_deals", LONG, "Won in the window."),
              Column.required("lost_deals", LONG, "Lost in the window."),
              Column.nullable("win_rate", DOUBLE, "Won over won and lost."),
              Column.nullable("average_amount", DOUBLE, "Mean amount of deals won in the window."),
              Column.nullable("cycle_days", DOUBLE, "Mean days from creation to win."),
              Column.nullable(
                  "velocity_per_day",
                  DOUBLE,
                  "Open deals x win rate x average amount / cycle days."),
              Column.nullable("currency", TEXT, "Of the amounts."),
              Column.nullable("undefined_reason", TEXT, "Why there is no velocity."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private KpiTables() {}
}
