package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import io.bowtie.testkit.ZonedSession;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A closing date is the same calendar day for a company west of Greenwich, however it is written.
 */
@ExtendWith(SparkSupport.class)
class ClosingDatesTest {
  private final SparkSession spark;

  ClosingDatesTest(SparkSession shared) {
    this.spark = ZonedSession.of(shared, "America/Los_Angeles");
  }

  /** The times are as a clock in Los Angeles shows them. */
  @Test
  void shouldKeepTheDayOfSalesforcesCloseDate() {
    assertThat(
            MappedSource.of(spark, "salesforce")
                .with(
                    RawRows.of(
                            "opportunity",
                            "id, stage_name, is_closed, is_won, close_date, last_stage_change_date,"
                                + " system_modstamp")
                        .row("1 | Won | true | true | 2026-05-20 | | 2026-05-21T16:00:00Z")
                        .row(
                            "2 | Won | true | true | 2026-05-20T00:00:00.000Z | |"
                                + " 2026-05-21T16:00:00Z")
                        .row(
                            "3 | Won | true | true | 2026-05-20 00:00:00 | |"
                                + " 2026-05-21T16:00:00Z")
                        .row(
                            "4 | Won | true | true | 2026-05-25 | 2026-05-20T23:30:00Z |"
                                + " 2026-05-21T16:00:00Z"),
                    SalesforceRows.stages())
                .entity("deals")
                .lines("deal_id", "closed_at"))
        .containsExactly(
            // Los Angeles begins its day at 7:00 in UTC, in which these are shown.
            "1 | 2026-05-20 07:00:00",
            "2 | 2026-05-20 07:00:00",
            "3 | 2026-05-20 07:00:00",
            "4 | 2026-05-20 23:30:00");
  }

  @Test
  void shouldKeepTheDayOfHubspotsCloseDateAndTheInstantOfATime() {
    assertThat(
            MappedSource.of(spark, "hubspot")
                .table(
                    "deal_pipeline_stage",
                    "stage_id,pipeline_id,label,display_order,closed_won,is_closed,probability,"
                        + "updated_at",
                    "s2,p1,Won,1,true,true,1.0,2025-01-01T00:00:00Z")
                .table("deal_pipeline", "pipeline_id,label", "p1,Sales")
                .table(
                    "deal",
                    "deal_id,deal_pipeline_id,deal_pipeline_stage_id,is_deleted,property_dealname,"
                        + "property_amount,property_closedate,property_createdate,"
                        + "property_hs_lastmodifieddate,_fivetran_synced",
                    "1,p1,s2,false,A,1,2026-04-02T00:00:00.000Z,2026-01-06T09:00:00Z,"
                        + "2026-04-02T08:00:00Z,",
                    "2,p1,s2,false,B,1,2026-04-02T08:00:00Z,2026-01-06T09:00:00Z,"
                        + "2026-04-02T08:00:00Z,")
                .entity("deals")
                .lines("deal_id", "closed_at"))
        .containsExactly("1 | 2026-04-02 07:00:00", "2 | 2026-04-02 08:00:00");
  }
}
