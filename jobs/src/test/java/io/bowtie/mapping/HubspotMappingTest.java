package io.bowtie.mapping;

import static io.bowtie.mapping.MappedEntity.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The rules that the headers of HubSpot's mappings state, on rows that show them. */
@ExtendWith(SparkSupport.class)
class HubspotMappingTest {
  private static final String STAGES =
      "stage_id,pipeline_id,label,display_order,closed_won,is_closed,probability,updated_at";
  private static final String DEALS =
      "deal_id,deal_pipeline_id,deal_pipeline_stage_id,is_deleted,property_dealname,"
          + "property_amount,property_closedate,property_createdate,property_hs_lastmodifieddate,"
          + "_fivetran_synced";

  private final SparkSession spark;
  private MappedSource hubspot;

  HubspotMappingTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void stages() {
    hubspot =
        MappedSource.of(spark, "hubspot")
            .table(
                "deal_pipeline_stage",
                STAGES,
                "s1,p1,Qualify,0,false,false,0.2,2025-01-01 00:00:00",
                "s2,p1,Won,1,true,true,1.0,2025-01-01 00:00:00",
                "s3,p1,Lost,2,false,true,0.0,2025-01-01 00:00:00",
                "s4,p1,Parked,3,false,false,0.0,2025-01-01 00:00:00")
            .table("deal_pipeline", "pipeline_id,label", "p1,Sales");
  }

  @Test
  void shouldTellWhatAStageMeansByItsFlagsAndCountFromOne() {
    assertThat(lines(hubspot.rows("stages"), "pipeline", "stage", "stage_order", "stage_class"))
        .containsExactlyInAnyOrder(
            "Sales | Qualify | 1 | open",
            "Sales | Won | 2 | won",
            "Sales | Lost | 3 | lost",
            "Sales | Parked | 4 | open");
  }

  @Test
  void shouldPutDealsInWordsAndLeaveOutWhatHubspotDoesNotDeliver() {
    hubspot
        .table(
            "deal",
            DEALS,
            "1,p1,s1,false,One,1200.50,2026-07-01,2026-01-05,2026-05-01 10:00:00,",
            "2,p1,s2,false,Two,300,2026-04-02 08:00:00,2026-01-06,2026-04-02 08:00:00,")
        .table(
            "deal_company",
            "deal_id,company_id,type_id",
            "1,70,341",
            "1,71,5",
            "2,81,341",
            "2,80,341");

    List<Map<String, String>> deals = hubspot.rows("deals");

    assertThat(lines(deals, "deal_id", "stage", "outcome", "account_id", "amount", "closed_at"))
        .containsExactlyInAnyOrder(
            "1 | Qualify | open | 71 | 1200.5000 | -",
            "2 | Won | won | 80 | 300.0000 | 2026-04-02 08:00:00");
    assertThat(deals.get(0))
        .doesNotContainKeys("next_step", "forecast_category", "loss_reason", "owner_id");
  }

  @Test
  void shouldSetADealAsideWhoseStageNobodyDefines() {
    hubspot.table("deal", DEALS, "1,p1,s9,false,One,10,2026-07-01,2026-01-05,2026-05-01 10:00:00,");

    assertThat(hubspot.rows("deals")).isEmpty();
    assertThat(hubspot.reasons("deals")).isEqualTo(Map.of("MISSING_VALUE outcome", 1L));
  }

  @Test
  void shouldDateADeletionAndAMergeByWhenTheyWereSeen() {
    hubspot
        .table(
            "deal",
            DEALS,
            "1,p1,s1,true,One,10,2026-07-01,2026-01-05,2026-05-01 10:00:00,2026-05-20 03:00:00",
            "2,p1,s1,false,Two,20,2026-07-01,2026-01-05,2026-05-01 10:00:00,2026-05-02 03:00:00",
            "3,p1,s1,false,Three,30,2026-07-01,2026-01-05,2026-05-01 10:00:00,2026-05-02 03:00:00")
        .table("merged_deal", "deal_id,merged_deal_id,_fivetran_synced", "3,2,2026-05-25 04:00:00");

    assertThat(
            lines(hubspot.rows("deals"), "deal_id", "is_deleted", "merged_into_id", "recorded_at"))
        .containsExactlyInAnyOrder(
            "1 | true | - | 2026-05-20 03:00:00",
            "2 | false | 3 | 2026-05-25 04:00:00",
            "3 | false | - | 2026-05-01 10:00:00");
  }

  @Test
  void shouldRebuildTheVersionsOfADealBeforeItWasFirstDelivered() {
    hubspot
        .table("deal", DEALS, "1,p1,s2,false,One,900,2026-04-01,2026-01-05,2026-04-01 12:00:00,")
        .table(
            "deal_property_history",
            "deal_id,name,timestamp,value",
            "1,dealstage,2026-01-05 09:00:00,s1",
            "1,amount,2026-01-05 09:00:00,500",
            // 2026-06-30 in milliseconds
            "1,closedate,2026-01-05 09:00:00,1782777600000",
            "1,amount,2026-02-01 09:00:00,900",
            "1,hs_manual_forecast_category,2026-02-01 09:00:00,OMIT",
            "1,closedate,2026-03-01 09:00:00,",
            "1,dealstage,2026-04-01 12:00:00,s2");

    assertThat(
            lines(
                hubspot.rows("deals"),
                "recorded_at",
                "outcome",
                "amount",
                "close_date",
                "forecast_category"))
        .containsExactlyInAnyOrder(
            "2026-01-05 09:00:00 | open | 500.0000 | 2026-06-30 | -",
            "2026-02-01 09:00:00 | open | 900.0000 | 2026-06-30 | omitted",
            "2026-03-01 09:00:00 | open | 900.0000 | - | omitted",
            "2026-04-01 12:00:00 | won | 900.0000 | 2026-04-01 | -");
    assertThat(lines(hubspot.rows("deal_history"), "field", "changed_at", "old_value", "new_value"))
        .containsExactlyInAnyOrder(
            "stage | 2026-01-05 09:00:00 | - | Qualify",
            "stage | 2026-04-01 12:00:00 | Qualify | Won",
            "outcome | 2026-04-01 12:00:00 | open | won",
            "amount | 2026-01-05 09:00:00 | - | 500",
            "amount | 2026-02-01 09:00:00 | 500 | 900",
            "close_date | 2026-01-05 09:00:00 | - | 2026-06-30",
            "close_date | 2026-03-01 09:00:00 | 2026-06-30 | -",
            "forecast_category | 2026-02-01 09:00:00 | - | omitted");
  }

  @Test
  void shouldShowALeadAsItWasKnownOnEachDateOfItsLifecycle() {
    hubspot.table(
        "contact",
        "id,property_email,property_createdate,property_lastmodifieddate,property_jobtitle,"
            + "property_hs_lifecyclestage_lead_date,"
            + "property_hs_lifecyclestage_marketingqualifiedlead_date,"
            + "property_hs_lifecyclestage_opportunity_date,property_hs_analytics_source",
        "7,Ann@Example.com,2026-01-01,2026-05-01 00:00:00,CFO,"
            + "2026-01-02 08:00:00,2026-02-03 08:00:00,2026-03-04 08:00:00,ORGANIC_SEARCH",
        "8,bob@example.com,2026-01-01,2026-05-01 00:00:00,CTO,,,,DIRECT_TRAFFIC");

    assertThat(
            lines(
                hubspot.rows("leads"),
                "lead_id",
                "recorded_at",
                "created_at",
                "mql_at",
                "converted_at",
                "title",
                "original_source"))
        .containsExactlyInAnyOrder(
            "7 | 2026-01-02 08:00:00 | 2026-01-02 08:00:00 | - | - | - | organic_search",
            "7 | 2026-02-03 08:00:00 | 2026-01-02 08:00:00 | 2026-02-03 08:00:00 | - | -"
                + " | organic_search",
            "7 | 2026-03-04 08:00:00 | 2026-01-02 08:00:00 | 2026-02-03 08:00:00 |"
                + " 2026-03-04 08:00:00 | - | organic_search",
            "7 | 2026-05-01 00:00:00 | 2026-01-02 08:00:00 | 2026-02-03 08:00:00 |"
                + " 2026-03-04 08:00:00 | CFO | organic_search");
  }

  @Test
  void shouldNotKnowOfALeadWhatOnlyTheHistoryDatesLater() {
    hubspot
        .table(
            "contact",
            "id,property_createdate,property_lastmodifieddate,property_hs_lifecyclestage_lead_date",
            "7,2026-01-01,2026-05-01 00:00:00,2026-01-02 08:00:00")
        .table(
            "contact_property_history",
            "contact_id,name,value,timestamp",
            "7,hs_lead_status,UNQUALIFIED,2026-05-20 09:00:00");

    assertThat(lines(hubspot.rows("leads"), "recorded_at", "disqualified_at"))
        .containsExactlyInAnyOrder(
            "2026-01-02 08:00:00 | -",
            "2026-05-01 00:00:00 | -",
            "2026-05-20 09:00:00 | 2026-05-20 09:00:00");
  }

  @Test
  void shouldTellMeetingsHeldFromMeetingsPlannedAndTasksDoneFromTasksDue() {
    hubspot
        .table("engagement", "id,type", "1,MEETING", "2,MEETING", "3,TASK", "4,EMAIL")
        .table(
            "engagement_meeting",
            "engagement_id,property_hs_meeting_start_time,property_hs_meeting_end_time,"
                + "property_hs_meeting_outcome,property_hs_createdate,property_hs_lastmodifieddate",
            "1,2026-05-10 10:00:00,2026-05-10 10:45:00,COMPLETED,2026-05-01 09:00:00,"
                + "2026-05-12 09:00:00",
            "2,2026-07-10 10:00:00,2026-07-10 11:00:00,SCHEDULED,2026-05-01 09:00:00,"
                + "2026-05-02 09:00:00")
        .table(
            "engagement_task",
            "engagement_id,property_hs_timestamp,property_hs_task_status,"
                + "property_hs_task_completion_date,property_hs_lastmodifieddate",
            "3,2026-05-20 17:00:00,COMPLETED,2026-05-19 12:00:00,2026-05-19 12:00:00")
        .table(
            "engagement_email",
            "engagement_id,property_hs_timestamp,property_hs_email_direction,"
                + "property_hs_createdate",
            "4,2026-05-05 08:00:00,INCOMING_EMAIL,2026-05-06 08:00:00")
        .table("engagement_deal", "engagement_id,deal_id", "1,12", "1,11");

    assertThat(
            lines(
                hubspot.rows("activities"),
                "activity_id",
                "occurred_at",
                "due_at",
                "is_completed",
                "recorded_at",
                "deal_id",
                "direction",
                "duration_seconds"))
        .containsExactlyInAnyOrder(
            "1 | 2026-05-10 10:00:00 | 2026-05-10 10:00:00 | true | 2026-05-10 10:00:00 |"
                + " 11 | - | 2700",
            "2 | - | 2026-07-10 10:00:00 | false | 2026-05-02 09:00:00 | - | - | 3600",
            "3 | 2026-05-19 12:00:00 | 2026-05-20 17:00:00 | true | 2026-05-19 12:00:00 |"
                + " - | - | -",
            "4 | 2026-05-05 08:00:00 | - | true | 2026-05-06 08:00:00 | - | inbound | -");
  }

  @Test
  void shouldReadTablesWhoseNamesStandInQuotesOfAWarehouse(@TempDir Path folder) {
    hubspot
        .inFiles(folder, Format.CSV)
        .table(
            "company",
            "id,property_name,`property_odd-name`,\"\"\"PROPERTY_OTHER-NAME\"\"\"",
            "1,Acme,x,y");

    assertThat(lines(hubspot.rows("accounts"), "account_id", "account_name"))
        .containsExactly("1 | Acme");
  }

  @Test
  void shouldMapOnlyWhatACompanyDeclares() {
    assertThat(hubspot.entities()).containsExactly("stages");
  }
}
