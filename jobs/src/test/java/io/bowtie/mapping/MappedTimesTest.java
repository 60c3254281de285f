package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a company's own mappings make of times, however its source writes them. */
@ExtendWith(SparkSupport.class)
class MappedTimesTest {
  private final SparkSession spark;
  private @TempDir Path folder;
  private SparkSession pacific;

  MappedTimesTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void aCompanyInCalifornia() {
    pacific = spark.newSession();
    pacific.conf().set("spark.sql.session.timeZone", "America/Los_Angeles");
  }

  @Test
  void shouldTakeTheSourcesOwnDayForADate() throws IOException {
    String sql =
        """
        with ways as (
          select id, 'passed' as way, ends from deals
          union all select id, 'cast', cast(try_cast(ends as date) as string) from deals
          union all select id, 'parsed', cast(try_to_date(ends) as string) from deals
          union all
          select id, 'moment', cast(cast(try_cast(ends as timestamp) as date) as string) from deals
          union all
          select id, 'printed', cast(try_cast(ends as timestamp) as string) from deals
        )
        select concat(way, ' ', id) as deal_id, 'Qualify' as stage, 'open' as outcome,
          ends as close_date, timestamp '2026-05-01 09:00:00Z' as recorded_at
        from ways
        """;
    for (SparkSession session : new SparkSession[] {spark, pacific}) {
      assertThat(
              own(session, "deals", sql)
                  .option("time-zone", "Europe/Berlin")
                  .table(
                      "deals",
                      "id,ends",
                      "local,2026-07-01 00:00:00",
                      "short,2026-07-01T00:00",
                      "utc,2026-06-30T22:00:00Z",
                      "west,2026-06-30T18:00:00-04:00",
                      "late,2026-07-01 23:59:59")
                  .entity("deals")
                  .isSound()
                  .lines("deal_id", "close_date"))
          .hasSize(25)
          .allMatch(line -> line.endsWith("| 2026-07-01"));
    }
  }

  @Test
  void shouldKeepADayWithoutATimeTheSameDayInTheCompanysZone() throws IOException {
    MappedEntity deals =
        own(
                pacific,
                "deals",
                """
                select id as deal_id, 'Won' as stage, 'won' as outcome, created as close_date,
                  created as closed_at, try_cast(trim(created) as timestamp) as created_at,
                  cast(_landed_on as timestamp) as recorded_at
                from deals
                """)
            .option("time-zone", "Europe/Berlin")
            .option("date-format", "dd.MM.yyyy")
            .table("deals", "id,created", "D1,01.04.2026", "D2,2026-04-01", "D3,31.06.2026")
            .entity("deals")
            .isSound(Map.of("WRONG_TYPE close_date", 1L, "WRONG_TYPE closed_at", 1L));

    assertThat(deals.lines("deal_id", "close_date", "closed_at", "created_at", "recorded_at"))
        .as("midnight in California, in UTC")
        .containsExactly(
            "D1 | 2026-04-01 | 2026-04-01 07:00:00 | 2026-04-01 07:00:00 | 2026-06-01 07:00:00",
            "D2 | 2026-04-01 | 2026-04-01 07:00:00 | 2026-04-01 07:00:00 | 2026-06-01 07:00:00");
  }

  @Test
  void shouldSortByATimeThatIsDeliveredNowhere() throws IOException {
    assertThat(
            own(
                    spark,
                    "deals",
                    """
                    select id as deal_id, max_by(stage, changed) as stage, 'open' as outcome,
                      max(noted) as next_step_at, timestamp '2026-05-01 09:00:00Z' as recorded_at
                    from deals group by id
                    """)
                .option("time-zone", "America/New_York")
                .option("timestamp-format", "M/d/yyyy H:mm")
                .table(
                    "deals",
                    "id,stage,changed,noted",
                    "D1,Won,1/5/2026 10:00,1/5/2026 10:00",
                    "D1,Offer,10/2/2025 10:00,10/2/2025 10:00",
                    "D1,Talking,9/15/2025 10:00,9/15/2025 10:00")
                .entity("deals")
                .isSound()
                .lines("deal_id", "stage", "next_step_at"))
        .containsExactly("D1 | Won | 2026-01-05 15:00:00");
  }

  @Test
  void shouldSortTheHourThatComesTwiceAndZonesBesideEachOther() throws IOException {
    assertThat(
            own(
                    spark,
                    "deals",
                    """
                    select id as deal_id, max_by(stage, changed) as stage, 'open' as outcome,
                      max(changed) as recorded_at, cast(max(try_cast(changed as timestamp))
                        as string) as created_at
                    from deals group by id
                    """)
                .option("time-zone", "Europe/Berlin")
                .table(
                    "deals",
                    "id,stage,changed",
                    "D1,First,2025-10-26T02:50:00+02:00",
                    "D1,Last,2025-10-26T02:10:00+01:00",
                    "D2,Last,2025-10-26T01:20:00Z",
                    "D2,First,2025-10-26 02:55:00")
                .entity("deals")
                .isSound()
                .lines("deal_id", "stage", "recorded_at", "created_at"))
        .containsExactly(
            "D1 | Last | 2025-10-26 01:10:00 | 2025-10-26 01:10:00",
            "D2 | Last | 2025-10-26 01:20:00 | 2025-10-26 01:20:00");
  }

  @Test
  void shouldLeaveTextsAloneThatAMappingReadsItself() throws IOException {
    assertThat(
            own(
                    pacific,
                    "deals",
                    """
                    select id as deal_id, stage, 'open' as outcome,
                      to_timestamp(created, 'M/d/yyyy H:mm') as created_at,
                      concat(day, ' ', hour) as next_step_at,
                      concat('in ', day) as next_step, cast(try_cast(day as date) as string)
                        as close_date, timestamp '2026-05-01 09:00:00' as recorded_at
                    from deals where created like '9/%'
                    """)
                .option("time-zone", "Europe/Berlin")
                .option("timestamp-format", "M/d/yyyy H:mm")
                .table(
                    "deals",
                    "id,stage,created,day,hour",
                    "D1,Qualify,9/15/2025 10:00,2026-07-01,08:30",
                    "D2,Qualify,10/15/2025 10:00,2026-07-01,08:30")
                .entity("deals")
                .isSound()
                .lines(
                    "deal_id",
                    "created_at",
                    "next_step_at",
                    "next_step",
                    "close_date",
                    "recorded_at"))
        .containsExactly(
            "D1 | 2025-09-15 08:00:00 | 2026-07-01 06:30:00 | in 2026-07-01 | 2026-07-01"
                + " | 2026-05-01 07:00:00");
  }

  private MappedSource own(SparkSession session, String entity, String sql) throws IOException {
    Path mappings = Files.createTempDirectory(folder, "own");
    Files.writeString(mappings.resolve(entity + ".sql"), sql);
    return MappedSource.of(session, mappings.toString());
  }
}
