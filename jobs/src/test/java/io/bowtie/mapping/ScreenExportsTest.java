package io.bowtie.mapping;

import static io.bowtie.mapping.MappedEntity.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Lists and reports as HubSpot and Salesforce export them from the screen, headers and all. */
@ExtendWith(SparkSupport.class)
class ScreenExportsTest {
  private final SparkSession spark;
  @TempDir private Path folder;

  ScreenExportsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldReadDealsOfAHubspotListView() {
    MappedSource hubspot =
        export("hubspot-export")
            .table(
                "deals",
                "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Currency,Pipeline,"
                    + "Create Date,Last Modified Date,Is Closed Won,Is Deal Closed?,"
                    + "Associated Company IDs,Forecast category,Deal probability,HubSpot Team",
                "11,One,\"Proposal \",2026-07-01 00:00,Ada One,\"$5,000.00\",USD,Sales,"
                    + "2026-03-01 09:15,2026-05-02 10:00,false,false,901;902,Best case,0.4,North",
                "12,Two,Signed ,2026-04-30 12:00,Ada One,1200,EUR,Sales,"
                    + "2026-02-01 09:15,2026-04-30 12:00,true,true,903,,1,North",
                "13,Three,No answer,2026-04-01 12:00,,five,EUR,Sales,"
                    + "2026-02-01 09:15,2026-04-01 12:00,false,true,,,0,");

    assertThat(
            lines(
                hubspot.rows("deals"),
                "deal_id",
                "stage",
                "outcome",
                "account_id",
                "owner_id",
                "amount",
                "close_date",
                "closed_at",
                "forecast_category"))
        .containsExactlyInAnyOrder(
            "11 | Proposal | open | 901 | Ada One | 5000.0000 | 2026-07-01 | - | best_case",
            "12 | Signed | won | 903 | Ada One | 1200.0000 | 2026-04-30 | 2026-04-30 12:00:00 | -");
    assertThat(hubspot.reasons("deals")).isEqualTo(Map.of("WRONG_TYPE amount", 1L));
    assertThat(lines(hubspot.rows("owners"), "owner_id", "owner_name", "team"))
        .containsExactly("Ada One | Ada One | North");
  }

  @Test
  void shouldTellTheOutcomeByProbabilityOrNameWhereNoFlagIsExported() {
    String header = "Record ID,Deal Name,Deal Stage,Pipeline";
    assertThat(
            lines(
                export("hubspot-export")
                    .table(
                        "deals",
                        header + ",Deal probability",
                        "1,a,Signed,Sales,1",
                        "2,b,Gone,Sales,0",
                        "3,c,Talk,Sales,0.35",
                        "4,d,Signed,Sales,100%")
                    .rows("deals"),
                "deal_id",
                "outcome",
                "crm_probability"))
        .containsExactlyInAnyOrder(
            "1 | won | 1.0", "2 | lost | 0.0", "3 | open | 0.35", "4 | won | 1.0");
  }

  @Test
  void shouldAddTheHoursToTheFirstResponseThatHubspotWritesAsAClock() {
    assertThat(
            lines(
                export("hubspot-export")
                    .table(
                        "tickets",
                        "Ticket ID,Ticket name,Create Date,Priority,Ticket status,"
                            + "Time to first agent reply (HH:mm:ss),Associated Company IDs",
                        "1,Slow,2026-05-01 10:00,Medium,New,123:45:10,901",
                        "2,Fast,2026-05-01 10:00,HIGH,New,0:00:30,901",
                        "3,None,2026-05-01 10:00,,New,,")
                    .rows("tickets"),
                "ticket_id",
                "priority",
                "first_response_at",
                "account_id"))
        // 123 hours are five days and three hours.
        .containsExactlyInAnyOrder(
            "1 | normal | 2026-05-06 13:45:10 | 901",
            "2 | high | 2026-05-01 10:00:30 | 901",
            "3 | - | - | -");
  }

  @Test
  void shouldReadCompaniesContactsAndLeadsOfHubspotListViews() {
    MappedSource hubspot =
        export("hubspot-export")
            .table(
                "companies",
                "Record ID,Company name,Company Domain Name,Industry,Number of Employees,"
                    + "Annual Revenue,Country/Region,Company owner,Create Date",
                "901,Alder Ltd,Alder.example,Computer Software,\"1,200\",\"$2,500,000\",Ireland,"
                    + "Ada One,2026-01-05 08:00")
            .table(
                "contacts",
                "Record ID,First Name,Last Name,Email,Job Title,Lifecycle Stage,Create Date,"
                    + "Became a Marketing Qualified Lead Date,Became an Opportunity Date,"
                    + "Associated Company IDs,Lead Status,Original Traffic Source",
                "7,Bo,Two,Bo@Alder.example,CFO,Opportunity,2026-02-01 08:00,2026-02-03 08:00,"
                    + "2026-03-01 08:00,901,Connected,Organic Search",
                "8,Cy,Three,cy@elm.example,,Lead,2026-02-01 08:00,,,,New,Referrals",
                "9,Di,Four,di@elm.example,,Subscriber,2026-02-01 08:00,,,,,Referrals");

    assertThat(
            lines(
                hubspot.rows("accounts"),
                "account_id",
                "account_name",
                "domain",
                "industry",
                "employee_count",
                "annual_revenue_amount"))
        .containsExactly(
            "901 | Alder Ltd | alder.example | computer_software | 1200 | 2500000.0000");
    assertThat(lines(hubspot.rows("contacts"), "contact_id", "full_name", "account_id"))
        .containsExactlyInAnyOrder("7 | Bo Two | 901", "8 | Cy Three | -", "9 | Di Four | -");
    assertThat(
            lines(
                hubspot.rows("leads"),
                "lead_id",
                "created_at",
                "mql_at",
                "converted_at",
                "original_source"))
        .containsExactlyInAnyOrder(
            "7 | 2026-02-03 08:00:00 | 2026-02-03 08:00:00 | 2026-03-01 08:00:00 | organic_search",
            "8 | 2026-02-01 08:00:00 | - | - | referrals");
  }

  @Test
  void shouldReadASalesforceReportWithoutWhatIsWrittenBelowIt() {
    MappedSource salesforce =
        export("salesforce-report")
            .table(
                "opportunities",
                "Opportunity Owner,Owner Role,Opportunity ID,Opportunity Name,Account ID,Stage,"
                    + "Amount Currency,Amount,Probability (%),Close Date,Created Date,Won,Closed,"
                    + "Type,Main Competitor(s)",
                "Ada One,North,006Ab00000Kp1Lm,One,001Ab00000Zq1Xy,Closed Won ,USD,"
                    + "\"USD 5,000.00\",100,2026-04-30,2026-01-05,1,1,New Business,Rival",
                "Ada One,North,006Ab00000Kp2Lm,Two,001Ab00000Zq1Xy,Talking,USD,300,20%,"
                    + "2026-07-30,2026-01-06,0,0,,",
                "Ada One,North,006Ab00000Kp3Lm,Three,001Ab00000Zq1Xy,Dropped,USD,,0,"
                    + "2026-03-30,2026-01-06,0,1,,",
                ",,,,,,,,,,,,,,",
                "Confidential Information - Do Not Distribute,,,,,,,,,,,,,,",
                "Copyright (c) 2000-2026 salesforce.com,,,,,,,,,,,,,,")
            .table(
                "opportunity_history",
                "Opportunity ID,Field / Event,Old Value,New Value,Edit Date",
                "006Ab00000Kp1Lm,Stage,Talking,Closed Won,2026-04-30 10:00",
                "006Ab00000Kp1Lm,Amount,\"USD 4,000.00\",\"USD 5,000.00\",2026-04-30 10:00",
                "006Ab00000Kp1Lm,Description,a,b,2026-04-30 10:00");

    assertThat(
            lines(
                salesforce.rows("deals"),
                "deal_id",
                "stage",
                "outcome",
                "amount",
                "currency",
                "crm_probability",
                "deal_type",
                "competitor"))
        .containsExactlyInAnyOrder(
            "006Ab00000Kp1LmIAJ | Closed Won | won | 5000.0000 | USD | 1.0 | new | Rival",
            "006Ab00000Kp2LmIAJ | Talking | open | 300.0000 | USD | 0.2 | - | -",
            "006Ab00000Kp3LmIAJ | Dropped | lost | - | USD | 0.0 | - | -");
    assertThat(salesforce.reasons("deals")).isEmpty();
    assertThat(lines(salesforce.rows("owners"), "owner_id", "team"))
        .containsExactly("Ada One | North");
    assertThat(lines(salesforce.rows("deal_history"), "field", "old_value", "new_value"))
        .containsExactlyInAnyOrder(
            "stage | Talking | Closed Won", "outcome | open | won", "amount | 4000.00 | 5000.00");
  }

  @Test
  void shouldReadOtherReportsOfSalesforce() {
    MappedSource salesforce =
        export("salesforce-report")
            .table(
                "accounts",
                "Account ID,Account Name,Website,Employees,Annual Revenue,Billing Country",
                "001Ab00000Zq1Xy,Maple GmbH,https://www.Maple.example/de,\"1,000\",\"€2,000\",DE",
                "Copyright (c) 2000-2026 salesforce.com,,,,,")
            .table(
                "leads",
                "Lead ID,First Name,Company / Account,Email,Lead Source,Lead Status,Create Date,"
                    + "Converted,Converted Date",
                "00QAb00000Zq1Xy,Bo,Maple GmbH,bo@maple.example,Trade Show,Open,2026-02-01,0,",
                "00QAb00000Zq2Xy,Cy,Oak GmbH,cy@oak.example,Web,Qualified,2026-02-01,1,2026-03-01")
            .table(
                "contacts",
                "Contact ID,Account ID,First Name,Last Name,Email",
                "003Ab00000Zq1Xy,001Ab00000Zq1Xy,Bo,Two,BO@maple.example")
            .table(
                "cases",
                "Case ID,Account ID,Subject,Status,Priority,Date/Time Opened,Escalated",
                "500Ab00000Zq1Xy,001Ab00000Zq1Xy,Help,New,Critical,2026-02-01 10:00,1");

    assertThat(
            lines(
                salesforce.rows("accounts"),
                "account_name",
                "domain",
                "employee_count",
                "annual_revenue_amount"))
        .containsExactly("Maple GmbH | maple.example | 1000 | 2000.0000");
    assertThat(lines(salesforce.rows("leads"), "company", "lead_source", "converted_at"))
        .containsExactlyInAnyOrder(
            "Maple GmbH | trade_show | -", "Oak GmbH | web | 2026-03-01 00:00:00");
    assertThat(lines(salesforce.rows("contacts"), "full_name", "email"))
        .containsExactly("Bo Two | bo@maple.example");
    assertThat(lines(salesforce.rows("tickets"), "priority", "is_escalated"))
        .containsExactly("urgent | true");
  }

  private MappedSource export(String set) {
    return MappedSource.of(spark, set).inFiles(folder, Format.CSV);
  }
}
