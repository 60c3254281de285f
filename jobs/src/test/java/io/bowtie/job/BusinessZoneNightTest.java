package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.kpi.KpiTables;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.MemoryTableStore;
import io.bowtie.testkit.SparkSupport;
import io.bowtie.testkit.ZonedSession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A night's day ends where the company is; the day of a fact is its day there. */
@ExtendWith(SparkSupport.class)
class BusinessZoneNightTest {
  private static final String DEALS_SQL =
      "select id as deal_id, stage, outcome, amount, opened as created_at, closed as closed_at,"
          + " nullif(known, '') as recorded_at, _file, _line, _landed_on from deals";
  private static final String HEADER = "id,stage,outcome,amount,opened,closed,known\n";

  /** Each night is the last of its month; clocks in Auckland have just changed. */
  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-05-31",
    "America/Los_Angeles, 2026-05-31",
    "Asia/Tokyo, 2026-05-31",
    "Pacific/Auckland, 2026-09-30"
  })
  void shouldSeeWhatHappenedByTheEndOfTheDayAndNothingAfterIt(
      String zone, String night, SparkSession shared, @TempDir Path folder) {
    SparkSession spark = ZonedSession.of(shared, zone);
    TableStore store = new MemoryTableStore(spark);
    String next = LocalDate.parse(night).plusDays(1).toString();
    SmallCompany company = company(spark, store, folder, zone);
    company.file(
        "deals-" + night + ".csv",
        HEADER
            + deal("LATE", at(zone, night, "23:30"), at(zone, night, "23:40"))
            + deal("DATE", night, at(zone, night, "23:50"))
            + deal("LANDED", at(zone, night, "12:00"), "")
            + deal("NEXT", at(zone, next, "00:30"), at(zone, next, "00:40")));
    company.file("deals-" + next + ".csv", HEADER + deal("LANDED_NEXT", next, ""));

    company.night(night);
    new MeasureJob().run(company.context(night, "measure"));

    assertThat(ids(company, "silver.deals_current")).containsExactly("DATE", "LANDED", "LATE");
    assertThat(ids(company, "silver.deals")).containsExactly("DATE", "LANDED", "LATE");
    assertThat(won(store, night, "month")).containsExactly(monthOf(night) + " 3");

    company.night(next);
    new MeasureJob().run(company.context(next, "measure"));
    assertThat(won(store, next, "month"))
        .containsExactly(monthOf(night) + " 3", monthOf(next) + " 2");
    // The night before, run again, still gives what it gave.
    company.night(night);
    new MeasureJob().run(company.context(night, "again"));
    assertThat(won(store, night, "month")).containsExactly(monthOf(night) + " 3");
    assertThat(
            company
                .table("silver.deals")
                .where("landed_on = '" + next + "' and deal_id = 'LANDED_NEXT'")
                .selectExpr("cast(recorded_at as date) = landed_on")
                .head()
                .getBoolean(0))
        .as("what landed on a day was not known before its start")
        .isTrue();
  }

  @Test
  void shouldBuildSilverAnewWhenTheZoneChanges(SparkSession shared, @TempDir Path folder) {
    SparkSession spark = ZonedSession.of(shared, "UTC");
    TableStore store = new MemoryTableStore(spark);
    SmallCompany company = company(spark, store, folder, "UTC");
    company.file("deals-2026-05-31.csv", HEADER + deal("DATE", "2026-05-31", ""));
    company.night("2026-05-31");
    assertThat(recorded(company)).containsExactly("2026-05-31T00:00:00Z");

    spark.conf().set("spark.sql.session.timeZone", "Asia/Tokyo");
    company.conf("time-zone = Asia/Tokyo");
    JobResult moved = company.night("2026-05-31");

    assertThat(moved.outcome()).isEqualTo("done");
    assertThat(recorded(company)).containsExactly("2026-05-30T15:00:00Z");
  }

  private static SmallCompany company(
      SparkSession spark, TableStore store, Path folder, String zone) {
    return new SmallCompany(spark, store, folder)
        .conf("time-zone = " + zone)
        .mapping("deals", DEALS_SQL)
        .file("stages-2026-01-01.csv", SmallCompany.STAGES);
  }

  private static String deal(String id, String closed, String known) {
    return id + ",Won,won,10,2026-01-05," + closed + "," + known + "\n";
  }

  private static String at(String zone, String day, String time) {
    return LocalDate.parse(day)
        .atTime(LocalTime.parse(time))
        .atZone(ZoneId.of(zone))
        .toInstant()
        .toString();
  }

  private static String monthOf(String day) {
    return day.substring(0, 8) + "01";
  }

  private static List<String> recorded(SmallCompany company) {
    return company.table("silver.deals").select("recorded_at").collectAsList().stream()
        .map(row -> row.getInstant(0).toString())
        .toList();
  }

  private static List<String> ids(SmallCompany company, String table) {
    return company.table(table).select("deal_id").orderBy("deal_id").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** Won deals by month, with their number. */
  private static List<String> won(TableStore store, String night, String period) {
    return store
        .read(KpiTables.KPIS)
        .where("kpi = 'win_rate' and dimension = 'all' and period_type = '" + period + "'")
        .where("as_of = '" + night + "'")
        .selectExpr("concat(period_start, ' ', support)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }
}
