package io.bowtie.mapping;

import static io.bowtie.mapping.SalesforceRows.fieldHistory;
import static io.bowtie.mapping.SalesforceRows.history;
import static io.bowtie.mapping.SalesforceRows.opportunities;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the mappings of Salesforce make of opportunities and of what is kept of their past. */
@ExtendWith(SparkSupport.class)
class SalesforceDealsTest {
  private final SparkSession spark;

  SalesforceDealsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldTellOpenWonAndLostDeals() {
    MappedEntity deals = source(opportunities()).entity("deals").isSound();

    assertThat(
            deals.lines(
                "deal_id", "stage", "outcome", "close_date", "closed_at", "account_id", "amount"))
        .containsExactly(
            "006A | Qualify | open | 2026-07-31 | - | 001A | 900.0000",
            "006B | Closed Won | won | 2026-05-31 | 2026-05-30 10:00:00 | - | 100.0000",
            "006C | Closed Lost | lost | 2026-06-01 | 2026-06-01 00:00:00 | 001A | -");
    assertThat(deals.lines("deal_id", "forecast_category", "crm_probability", "deal_type"))
        .containsExactly(
            "006A | best_case | 0.25 | expansion",
            "006B | closed | - | new",
            "006C | unknown | 0.0 | -");
    assertThat(deals.lines("deal_id", "recorded_at", "is_deleted", "pipeline"))
        .containsExactly(
            "006A | 2026-06-02 00:00:00 | false | sales",
            "006B | 2026-05-30 10:00:00 | false | sales",
            "006C | 2026-06-01 08:00:00 | true | sales");
    assertThat(deals.columns())
        .containsKeys("owner_id", "deal_name", "created_at")
        .doesNotContainKeys("currency", "competitor", "loss_reason", "lead_source");
  }

  @Test
  void shouldShowADealAsItStoodInThePast() {
    MappedEntity deals = source(opportunities(), history()).entity("deals").isSound();

    assertThat(deals.lines("deal_id", "recorded_at", "stage", "outcome", "amount", "owner_id"))
        .containsExactly(
            "006A | 2026-05-01 09:00:00 | Qualify | open | 500.0000 | -",
            "006A | 2026-05-20 09:00:00 | Qualify | open | 900.0000 | -",
            "006A | 2026-06-02 00:00:00 | Qualify | open | 900.0000 | 005A",
            "006B | 2026-05-01 09:00:00 | Qualify | open | 90.0000 | -",
            "006B | 2026-05-30 10:00:00 | Closed Won | won | 100.0000 | 005A",
            "006C | 2026-06-01 08:00:00 | Closed Lost | lost | - | 005A");
    assertThat(deals.lines("recorded_at", "deal_id", "account_id", "deal_type", "deal_name"))
        .contains("2026-05-01 09:00:00 | 006A | 001A | expansion | -");
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
            "006A | amount | 2026-05-20 09:00:00 | 500 | 900",
            "006A | close_date | 2026-05-20 09:00:00 | 2026-06-30 | 2026-07-31",
            "006A | next_step | 2026-05-02 09:00:00 | - | Call",
            "006A | owner_id | 2026-05-03 09:00:00 | 005A | 005B",
            "006B | amount | 2026-05-30 10:00:00 | 90 | 100",
            "006B | outcome | 2026-05-30 10:00:00 | open | won",
            "006B | stage | 2026-05-30 10:00:00 | Qualify | Closed Won");
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
    RawRows asHistory = versions.as("opportunity_history");

    assertThat(
            source(versions)
                .entity("deals")
                .isSound()
                .lines("deal_id", "recorded_at", "stage", "is_deleted"))
        .containsExactly(
            "006A | 2026-05-01 00:00:00 | Qualify | false",
            "006A | 2026-05-10 00:00:00 | Propose | false",
            "006B | 2026-05-01 00:00:00 | Qualify | false",
            "006B | 2026-06-09 00:00:00 | Qualify | true");
    assertThat(
            source(asHistory)
                .entity("deal_history")
                .isSound()
                .lines("deal_id", "field", "changed_at", "old_value", "new_value"))
        .containsExactly(
            "006A | owner_id | 2026-05-10 00:00:00 | 005A | 005B",
            "006A | stage | 2026-05-10 00:00:00 | Qualify | Propose");
  }

  @Test
  void shouldTellAPastStateWhatWasKnownOfAccountAndStageThen() {
    String columns = "id, stage_name, is_closed, is_won, account_id, created_date, system_modstamp";
    RawRows first =
        RawRows.of("opportunity", columns)
            .row("006A | Qualify | false | false | 001A | 2026-05-01 | 2026-05-20")
            .row("006B | Verbal | false | false | 001A | 2026-05-01 | 2026-05-20");
    RawRows later =
        new RawRows("opportunity", "2026-06-10", first.text().lines().findFirst().get() + "\n")
            .row("006A | Qualify | false | false | 001B | 2026-05-01 | 2026-06-09")
            .row("006B | Verbal | true | true | 001B | 2026-05-01 | 2026-06-09");
    RawRows history =
        new RawRows(
                "opportunity_history", "2026-06-10", "id,opportunity_id,created_date,stage_name\n")
            .row("008A | 006A | 2026-05-10 | Verbal")
            .row("008B | 006A | 2026-06-05 | Qualify");

    assertThat(
            source(first, later, history)
                .entity("deals")
                .isSound()
                .lines("deal_id", "recorded_at", "account_id", "outcome"))
        .containsExactly(
            "006A | 2026-05-10 00:00:00 | 001A | open",
            "006A | 2026-05-20 00:00:00 | 001A | open",
            "006A | 2026-06-05 00:00:00 | 001A | open",
            "006A | 2026-06-09 00:00:00 | 001B | open",
            "006B | 2026-05-20 00:00:00 | 001A | open",
            "006B | 2026-06-09 00:00:00 | 001B | won");
  }

  @Test
  void shouldKeepAContactInADealAsLongAsOneRoleIsLeft() {
    String columns = "id,opportunity_id,contact_id,role,is_primary,is_deleted,system_modstamp\n";
    RawRows first =
        new RawRows("opportunity_contact_role", "2026-06-01", columns)
            .row("00KA | 006A | 003A | Champion | false | false | 2026-05-20")
            .row("00KB | 006A | 003A | Buyer | true | false | 2026-05-21");
    RawRows later =
        new RawRows("opportunity_contact_role", "2026-06-10", columns)
            .row("00KB | 006A | 003A | Buyer | true | true | 2026-06-09");
    RawRows last =
        new RawRows("opportunity_contact_role", "2026-06-20", columns)
            .row("00KA | 006A | 003A | Champion | false | true | 2026-06-19");

    assertThat(
            source(first, later, last)
                .entity("deal_contacts")
                .isSound()
                .lines("recorded_at", "buying_role", "is_primary", "is_deleted"))
        .containsExactly(
            "2026-05-20 00:00:00 | buyer | true | false",
            "2026-05-21 00:00:00 | buyer | true | false",
            "2026-06-09 00:00:00 | champion | false | false",
            "2026-06-19 00:00:00 | champion | false | true");
  }

  @Test
  void shouldRenameATeamFromTheDayOnWhichTheNewNameLanded() {
    RawRows users =
        RawRows.of("user", "Id, Name, UserRoleId, SystemModstamp")
            .row("005A | Ada | 00EA | 2026-05-20");
    RawRows roles = RawRows.of("user_role", "Id, Name").row("00EA | North");
    RawRows renamed = new RawRows("user_role", "2026-06-10", "Id,Name\n").row("00EA | Nordics");

    assertThat(
            source(users, roles, renamed).entity("owners").isSound().lines("recorded_at", "team"))
        .containsExactly("2026-05-20 00:00:00 | North", "2026-06-10 00:00:00 | Nordics");
  }

  private MappedSource source(RawRows... tables) {
    return MappedSource.of(spark, "salesforce").with(tables);
  }
}
