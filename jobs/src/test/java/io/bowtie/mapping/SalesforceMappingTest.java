package io.bowtie.mapping;

import static io.bowtie.mapping.SalesforceRows.NOBODY;
import static io.bowtie.mapping.SalesforceRows.events;
import static io.bowtie.mapping.SalesforceRows.history;
import static io.bowtie.mapping.SalesforceRows.opportunities;
import static io.bowtie.mapping.SalesforceRows.stages;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mappings of Salesforce over rows of our own, in the ways in which its tables are written. */
@ExtendWith(SparkSupport.class)
class SalesforceMappingTest {
  private final SparkSession spark;

  SalesforceMappingTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldDeliverTheEntitiesWhoseTablesThereAre() {
    assertThat(source(opportunities()).entities()).containsExactly("deals");
    assertThat(source(events()).entities()).containsExactly("activities");
    assertThat(source(opportunities(), history(), stages()).entities())
        .containsExactly("deal_history", "deals", "stages");
  }

  @Test
  void shouldReadAnExportOfTheDataLoaderLikeAConnectorsTable() {
    RawRows connector =
        accounts("id, name, website, owner_id, system_modstamp, is_deleted", "false");
    RawRows export = accounts("Id, Name, Website, OwnerId, SystemModstamp, IsDeleted", "0");
    RawRows upperCase = accounts("ID, NAME, WEBSITE, OWNERID, SYSTEMMODSTAMP, ISDELETED", "FALSE");

    MappedEntity expected = source(connector).entity("accounts").isSound();
    assertThat(expected.lines("account_id", "account_name", "domain", "owner_id", "recorded_at"))
        .containsExactly("001A | Acme | acme.test | - | 2026-06-01 00:00:00");
    for (RawRows other : new RawRows[] {export, upperCase}) {
      MappedEntity accounts = source(other).entity("accounts").isSound();
      assertThat(accounts.columns()).isEqualTo(expected.columns());
      assertThat(accounts.lines()).isEqualTo(expected.lines());
    }
  }

  @Test
  void shouldKeepWhatWasMergedAndWhatAConnectorSawVanish() {
    RawRows contacts =
        RawRows.of(
                "contact",
                "id, first_name, last_name, email, is_email_bounced, master_record_id,"
                    + " system_modstamp, is_deleted, _fivetran_deleted, _fivetran_active")
            .row("003A | Ada | Byron | ADA@acme.test | false | | 2026-06-01 | false | false | true")
            .row("003B | Ada |  |  | true | 003A | 2026-06-02 | true | false | true")
            .row("003C |  | Gone |  |  | " + NOBODY + " | 2026-06-02 | false | true | false");

    assertThat(
            source(contacts)
                .entity("contacts")
                .isSound()
                .lines(
                    "contact_id",
                    "full_name",
                    "email",
                    "email_status",
                    "merged_into_id",
                    "is_deleted"))
        .containsExactly(
            "003A | Ada Byron | ada@acme.test | - | - | false",
            "003B | Ada | - | bounced | 003A | true",
            "003C | Gone | - | - | - | true");
  }

  @Test
  void shouldBelieveSalesforceAndNotTheStatusAboutConvertedLeads() {
    RawRows leads =
        RawRows.of(
                "lead",
                "Id, CreatedDate, Status, IsConverted, ConvertedDate, ConvertedOpportunityId,"
                    + " LeadSource, SystemModstamp")
            .row("00QA | 2026-05-01 | Qualified | 1 | 2026-06-01 | 006A | Trade Show | 2026-06-01")
            .row(
                "00QB | 2026-05-01 | Closed - Converted | 0 |  | "
                    + NOBODY
                    + " | Web | 2026-06-01");

    assertThat(
            source(leads)
                .entity("leads")
                .isSound()
                .lines(
                    "lead_id", "cycle_number", "converted_at", "converted_deal_id", "lead_source"))
        .containsExactly(
            "00QA | 1 | 2026-06-01 00:00:00 | 006A | trade_show", "00QB | 1 | - | - | web");
  }

  @Test
  void shouldTellActivitiesByKindAndByWhomTheyConcern() {
    RawRows tasks =
        RawRows.of(
                "task",
                "id, who_id, what_id, is_closed, activity_date, completed_date_time,"
                    + " task_subtype, call_type, call_duration_in_seconds, system_modstamp")
            .row(
                "00TA | 003A | 006A | true | 2026-05-01 | 2026-05-01T10:00:00Z | Email | | | 2026-05-02")
            .row("00TB | 00QA |  | true | 2026-05-03 |  | Call | Inbound | 90 | 2026-05-03")
            .row("00TC |  | 001A | false | 2026-07-03 |  | Task | Internal |  | 2026-05-03");

    MappedEntity activities = source(tasks, events()).entity("activities").isSound();
    assertThat(
            activities.lines(
                "activity_id", "activity_type", "occurred_at", "deal_id", "lead_id", "contact_id"))
        .containsExactly(
            "00TA | email | 2026-05-01 10:00:00 | 006A | - | 003A",
            "00TB | call | 2026-05-03 00:00:00 | - | 00QA | -",
            "00TC | task | - | - | - | -",
            "00UA | meeting | 2026-06-01 09:00:00 | 006A | - | -");
    assertThat(activities.lines("activity_id", "direction", "duration_seconds", "is_completed"))
        .containsExactly(
            "00TA | - | - | true",
            "00TB | inbound | 90 | true",
            "00TC | - | - | false",
            "00UA | - | 1800 | -");
    assertThat(source(events()).entity("activities").isSound().columns())
        .containsKeys("occurred_at", "duration_seconds")
        .doesNotContainKey("lead_id");
  }

  @Test
  void shouldDeliverStagesOwnersTicketsAndPeopleInDeals() {
    assertThat(
            source(stages())
                .entity("stages")
                .isSound()
                .lines("pipeline", "stage", "stage_order", "stage_class", "stage_probability"))
        .containsExactly(
            "sales | Closed Lost | 4 | lost | 0.0",
            "sales | Closed Won | 3 | won | 1.0",
            "sales | Qualify | 1 | open | 0.1");
    RawRows users =
        RawRows.of("user", "Id, FirstName, LastName, IsActive, ManagerId, UserRoleId")
            .row("005A | Ada | Byron | 1 | " + NOBODY + " | 00EA")
            .row("005B |  | Robot | 0 | 005A | " + NOBODY);
    RawRows roles = RawRows.of("user_role", "Id, Name").row("00EA | North");
    assertThat(
            source(users, roles)
                .entity("owners")
                .isSound()
                .lines("owner_id", "owner_name", "team", "manager_id", "is_active"))
        .containsExactly("005A | Ada Byron | North | - | true", "005B | Robot | - | 005A | false");
    assertThat(source(users).entity("owners").isSound().columns())
        .doesNotContainKeys("team", "email");
    RawRows cases =
        RawRows.of("case", "Id, CreatedDate, ClosedDate, Priority, Origin, IsEscalated, Status")
            .row("500A | 2026-05-01 | 2026-05-04 | High | Phone | 1 | Closed")
            .row("500B | 2026-05-02 |  | P1 | Web | 0 | New")
            .row("500C | 2026-05-02 |  |  | Web | 0 | New");
    assertThat(
            source(cases)
                .entity("tickets")
                .isSound()
                .lines("ticket_id", "priority", "channel", "solved_at", "is_escalated", "status"))
        .containsExactly(
            "500A | high | phone | 2026-05-04 00:00:00 | true | Closed",
            "500B | unknown | web | - | false | New",
            "500C | - | web | - | false | New");
    RawRows roleRows =
        RawRows.of("opportunity_contact_role", "id, opportunity_id, contact_id, role, is_primary")
            .row("00KA | 006A | 003A | Economic Buyer | true");
    assertThat(
            source(roleRows)
                .entity("deal_contacts")
                .isSound()
                .lines("deal_id", "contact_id", "buying_role", "is_primary"))
        .containsExactly("006A | 003A | economic_buyer | true");
  }

  private MappedSource source(RawRows... tables) {
    return MappedSource.of(spark, "salesforce").with(tables);
  }

  private static RawRows accounts(String header, String no) {
    return RawRows.of("account", header)
        .row("001A | Acme | https://www.Acme.test/en | " + NOBODY + " | 2026-06-01 | " + no);
  }
}
