package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.mapping.MappedSource.RawRows;
import io.bowtie.testkit.SparkSupport;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mappings of Salesforce over rows of our own, in the ways in which its tables are written. */
@ExtendWith(SparkSupport.class)
class SalesforceMappingTest {
  private static final String NOBODY = "000000000000000AAA";

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
  void shouldTellOpenWonAndLostDeals() {
    MappedEntity deals = source(opportunities()).entity("deals").isSound();

    assertThat(
            deals.lines(
                "deal_id", "stage", "outcome", "close_date", "closed_at", "account_id", "amount"))
        .containsExactly(
            "006A | Qualify | open | 2026-07-31 | - | 001A | 900.0000",
            "006B | Closed Won | won | 2026-05-31 | 2026-05-30T10:00:00Z | - | 100.0000",
            "006C | Closed Lost | lost | 2026-06-01 | 2026-06-01T00:00:00Z | 001A | -");
    assertThat(deals.lines("deal_id", "forecast_category", "crm_probability", "deal_type"))
        .containsExactly(
            "006A | best_case | 0.25 | expansion",
            "006B | closed | - | new",
            "006C | unknown | 0.0 | -");
    assertThat(deals.lines("deal_id", "recorded_at", "is_deleted", "pipeline"))
        .containsExactly(
            "006A | 2026-06-02T00:00:00Z | false | sales",
            "006B | 2026-05-30T10:00:00Z | false | sales",
            "006C | 2026-06-01T08:00:00Z | true | sales");
    assertThat(deals.columns())
        .containsKeys("owner_id", "deal_name", "created_at")
        .doesNotContainKeys("currency", "competitor", "loss_reason", "lead_source");
  }

  @Test
  void shouldShowADealAsItStoodInThePast() {
    MappedEntity deals = source(opportunities(), history()).entity("deals").isSound();

    assertThat(deals.lines("deal_id", "recorded_at", "stage", "outcome", "amount", "owner_id"))
        .containsExactly(
            "006A | 2026-05-01T09:00:00Z | Qualify | open | 500.0000 | -",
            "006A | 2026-05-20T09:00:00Z | Qualify | open | 900.0000 | -",
            "006A | 2026-06-02T00:00:00Z | Qualify | open | 900.0000 | 005A",
            "006B | 2026-05-01T09:00:00Z | Qualify | open | 90.0000 | -",
            "006B | 2026-05-30T10:00:00Z | Closed Won | won | 100.0000 | 005A",
            "006C | 2026-06-01T08:00:00Z | Closed Lost | lost | - | 005A");
    assertThat(deals.lines("recorded_at", "deal_id", "account_id", "deal_type", "deal_name"))
        .contains("2026-05-01T09:00:00Z | 006A | 001A | expansion | -");
  }

  @Test
  void shouldSetAStateInAStageOfUnknownMeaningAside() {
    RawRows unknown =
        RawRows.of("opportunity_history", "id, opportunity_id, created_date, stage_name")
            .row("008A | 006A | 2026-05-01 | Retired");

    source(opportunities(), unknown).entity("deals").isSound(Map.of("MISSING_VALUE outcome", 1L));
    source(
            opportunities(),
            unknown,
            RawRows.of("opportunity_stage", "master_label, sort_order, is_closed, is_won")
                .row("Retired | 9 | false | false"))
        .entity("deals")
        .isSound();
  }

  @Test
  void shouldFollowEachFieldThroughItsHistory() {
    MappedEntity changes =
        source(opportunities(), history(), fieldHistory()).entity("deal_history").isSound();

    assertThat(changes.lines("deal_id", "field", "changed_at", "old_value", "new_value"))
        .containsExactly(
            "006A | amount | 2026-05-20T09:00:00Z | 500 | 900",
            "006A | close_date | 2026-05-20T09:00:00Z | 2026-06-30 | 2026-07-31",
            "006A | next_step | 2026-05-02T09:00:00Z | - | Call",
            "006A | owner_id | 2026-05-03T09:00:00Z | 005A | 005B",
            "006B | amount | 2026-05-30T10:00:00Z | 90 | 100",
            "006B | outcome | 2026-05-30T10:00:00Z | open | won",
            "006B | stage | 2026-05-30T10:00:00Z | Qualify | Closed Won");
  }

  @Test
  void shouldFollowVersionsOfAConnectorInHistoryMode() {
    RawRows versions =
        RawRows.of(
                "opportunity",
                "id, stage_name, is_closed, is_won, owner_id, _fivetran_start, _fivetran_end,"
                    + " _fivetran_active")
            .row("006A | Qualify | false | false | 005A | 2026-05-01 | 2026-05-09 | false")
            .row("006A | Propose | false | false | 005B | 2026-05-10 | 9999-12-31 | true")
            .row("006B | Qualify | false | false | 005A | 2026-05-01 | 2026-06-09 | false");
    RawRows asHistory = new RawRows("opportunity_history", versions.header(), versions.rows());

    assertThat(
            source(versions)
                .entity("deals")
                .isSound()
                .lines("deal_id", "recorded_at", "stage", "is_deleted"))
        .containsExactly(
            "006A | 2026-05-01T00:00:00Z | Qualify | false",
            "006A | 2026-05-10T00:00:00Z | Propose | false",
            "006B | 2026-05-01T00:00:00Z | Qualify | false",
            "006B | 2026-06-09T00:00:00Z | Qualify | true");
    assertThat(
            source(asHistory)
                .entity("deal_history")
                .isSound()
                .lines("deal_id", "field", "changed_at", "old_value", "new_value"))
        .containsExactly(
            "006A | owner_id | 2026-05-10T00:00:00Z | 005A | 005B",
            "006A | stage | 2026-05-10T00:00:00Z | Qualify | Propose");
  }

  @Test
  void shouldReadAnExportOfTheDataLoaderLikeAConnectorsTable() {
    RawRows connector =
        accounts("id, name, website, owner_id, system_modstamp, is_deleted", "false");
    RawRows export = accounts("Id, Name, Website, OwnerId, SystemModstamp, IsDeleted", "0");
    RawRows upperCase = accounts("ID, NAME, WEBSITE, OWNERID, SYSTEMMODSTAMP, ISDELETED", "FALSE");

    MappedEntity expected = source(connector).entity("accounts").isSound();
    assertThat(expected.lines("account_id", "account_name", "domain", "owner_id", "recorded_at"))
        .containsExactly("001A | Acme | acme.test | - | 2026-06-01T00:00:00Z");
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
            "00QA | 1 | 2026-06-01T00:00:00Z | 006A | trade_show", "00QB | 1 | - | - | web");
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
            "00TA | email | 2026-05-01T10:00:00Z | 006A | - | 003A",
            "00TB | call | 2026-05-03T00:00:00Z | - | 00QA | -",
            "00TC | task | - | - | - | -",
            "00UA | meeting | 2026-06-01T09:00:00Z | 006A | - | -");
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
            "500A | high | phone | 2026-05-04T00:00:00Z | true | Closed",
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
    return MappedSource.ofRows(spark, "salesforce", tables);
  }

  private static RawRows accounts(String header, String no) {
    return RawRows.of("account", header)
        .row("001A | Acme | https://www.Acme.test/en | " + NOBODY + " | 2026-06-01 | " + no);
  }

  private static RawRows events() {
    return RawRows.of("event", "id, what_id, start_date_time, duration_in_minutes, system_modstamp")
        .row("00UA | 006A | 2026-06-01T09:00:00Z | 30 | 2026-05-20");
  }

  private static RawRows opportunities() {
    return RawRows.of(
            "opportunity",
            "id, name, account_id, owner_id, type, stage_name, is_closed, is_won, amount,"
                + " probability, forecast_category, close_date, created_date,"
                + " last_stage_change_date, system_modstamp, is_deleted")
        .row(
            "006A | A | 001A | 005A | Existing Customer - Upgrade | Qualify | false | false | 900 |"
                + " 25 | BestCase | 2026-07-31 | 2026-05-01T09:00:00Z |  | 2026-06-02 | false")
        .row(
            "006B | B | "
                + NOBODY
                + " | 005A | New Customer | Closed Won | true | true | 100 | 1000 | Closed |"
                + " 2026-05-31 | 2026-05-01T09:00:00Z | 2026-05-30T10:00:00Z |"
                + " 2026-05-30T10:00:00Z | false")
        .row(
            "006C | C | 001A | 005A |  | Closed Lost | 1 | 0 |  | 0 | Weird | 2026-06-01 |"
                + " 2026-05-01T09:00:00Z |  | 2026-06-01T08:00:00Z | true");
  }

  /** The second change of 006B is the state as it stands, the two of 006A at a time are one. */
  private static RawRows history() {
    return RawRows.of(
            "opportunity_history",
            "id, opportunity_id, created_date, stage_name, amount, close_date, probability,"
                + " forecast_category")
        .row("008A | 006A | 2026-05-01T09:00:00Z | Qualify | 400 | 2026-06-30 | 10 | Pipeline")
        .row("008B | 006A | 2026-05-01T09:00:00Z | Qualify | 500 | 2026-06-30 | 10 | Pipeline")
        .row("008E | 006A | 2026-05-20T09:00:00Z | Qualify | 900 | 2026-07-31 | 10 | Pipeline")
        .row("008C | 006B | 2026-05-01T09:00:00Z | Qualify | 90 | 2026-05-31 | 10 | Pipeline")
        .row("008D | 006B | 2026-05-30T10:00:00Z | Closed Won | 100 | 2026-05-31 | 10 | Pipeline");
  }

  /** Its change of stage is told by the history as well, and counts once. */
  private static RawRows fieldHistory() {
    return RawRows.of(
            "opportunity_field_history",
            "id, opportunity_id, field, created_date, old_value, new_value")
        .row("017A | 006A | NextStep | 2026-05-02T09:00:00Z |  | Call")
        .row("017B | 006A | Owner | 2026-05-03T09:00:00Z | Ada Byron | Bob Ray")
        .row("017C | 006A | Owner | 2026-05-03T09:00:00Z | 005A | 005B")
        .row("017D | 006B | StageName | 2026-05-30T10:00:01Z | Qualify | Closed Won")
        .row("017E | 006B | Probability | 2026-05-30T10:00:01Z | 10 | 100");
  }

  private static RawRows stages() {
    return RawRows.of(
            "opportunity_stage", "MasterLabel, SortOrder, IsClosed, IsWon, DefaultProbability")
        .row("Qualify | 1 | 0 | 0 | 10")
        .row("Closed Won | 3 | 1 | 1 | 100")
        .row("Closed Lost | 4 | 1 | 0 | 0");
  }
}
