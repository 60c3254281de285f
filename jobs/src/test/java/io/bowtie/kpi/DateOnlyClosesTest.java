package io.bowtie.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.contract.AsOf;
import io.bowtie.silver.Deals;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import io.bowtie.testkit.ZonedSession;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** CRMs write when a deal was created to the second, and when it was closed as a date. */
@ExtendWith(SparkSupport.class)
class DateOnlyClosesTest {
  private static final String BY_SOURCE = "period_type = 'trailing' and dimension = 'source'";
  private static final String ZONE = "America/Los_Angeles";

  private final SparkSession spark;
  private final Rows deals = Rows.of(Deals.ENTITY.versions());

  DateOnlyClosesTest(SparkSession shared) {
    this.spark = ZonedSession.of(shared, ZONE);
  }

  @Test
  void shouldCountWholeDaysAndNameTheTrueReasonWhereThereAreNone() {
    won("a", "days", "2026-06-05T14:00", "2026-06-05T00:00"); // 0
    won("b", "days", "2026-06-05T23:30", "2026-06-06T00:00"); // 1
    won("c", "days", "2026-05-27T00:00", "2026-06-05T18:30"); // 9, created by date
    won("d", "days", "2026-06-05T12:00", "2026-06-07T00:00"); // 2
    won("e", "same_day", "2026-06-05T14:00", "2026-06-05T00:00");
    won("f", "backwards", "2026-06-05T14:00", "2026-06-04T00:00");
    won("g", "uncreated", null, "2026-06-04T00:00");
    won("h", "undated", "2026-06-01T14:00", null);
    won("i", "hours", "2026-06-01T06:00", "2026-06-02T18:00"); // 1.5

    Map<String, Row> cycles = new HashMap<>();
    Map<String, Row> velocities = new HashMap<>();
    Map<String, Row> rates = new HashMap<>();
    KpiNight night = new KpiNight(AsOf.parse("2026-06-30"), "r", "USD", 90);
    InMemoryTables silver = new InMemoryTables(spark).put(Deals.ENTITY.versions(), deals);
    try (DealFacts facts =
        DealFacts.read(silver, night, ExchangeRates.none(SilverFixture.DOLLARS))) {
      MeasureKpis.of(KpiCatalog.KPIS, delivered -> true, facts, night)
          .where(BY_SOURCE)
          .collectAsList()
          .forEach(
              row -> {
                if (row.getAs("kpi").equals("sales_cycle_days_mean")) {
                  cycles.put(row.getAs("group_name"), row);
                } else if (row.getAs("kpi").equals("win_rate")) {
                  rates.put(row.getAs("group_name"), row);
                }
              });
      MeasureKpis.velocityOf(delivered -> true, facts, night)
          .where("dimension = 'source'")
          .collectAsList()
          .forEach(row -> velocities.put(row.getAs("group_name"), row));
    }

    assertThat(cycles.get("days").<Double>getAs("value")).isCloseTo(12.0 / 4, within(1e-12));
    assertThat(cycles.get("days").<Long>getAs("support")).isEqualTo(4);
    assertThat(cycles.get("same_day").<Double>getAs("value")).isZero();
    assertThat(cycles.get("hours").<Double>getAs("value")).isEqualTo(1.5);
    assertThat(reason(cycles, "days")).isNull();
    assertThat(reason(cycles, "backwards"))
        .isEqualTo("the won deals with both dates were closed before they were created");
    assertThat(reason(cycles, "uncreated"))
        .isEqualTo("no won deal has both its creation and its close");
    assertThat(reason(cycles, "undated")).isEqualTo("no deal has a closing date in the period");
    assertThat(reason(rates, "undated")).isEqualTo("no deal has a closing date in the period");

    assertThat(velocities.get("days").<Double>getAs("cycle_days")).isCloseTo(3, within(1e-12));
    assertThat(reason(velocities, "same_day"))
        .isEqualTo("the won deals with a cycle were closed on the day of their creation");
    assertThat(reason(velocities, "backwards"))
        .isEqualTo("the won deals with both dates were closed before they were created");
    assertThat(reason(velocities, "undated")).isEqualTo("no deal has a closing date in the window");
  }

  private static String reason(Map<String, Row> rows, String group) {
    return rows.get(group).getAs("undefined_reason");
  }

  private void won(String id, String source, String created, String closed) {
    deals.row(
        "deal_id", id,
        "stage", "Won",
        "outcome", "won",
        "lead_source", source,
        "amount", "100",
        "created_at", instant(created),
        "closed_at", instant(closed),
        "source", "crm",
        "recorded_at", "2026-06-29",
        "landed_on", "2026-06-29",
        "is_deleted", "false",
        "row_hash", id,
        "run_id", "r");
  }

  private static String instant(String local) {
    return local == null
        ? null
        : LocalDateTime.parse(local).atZone(ZoneId.of(ZONE)).toInstant().toString();
  }
}
