package io.bowtie.mapping;

import static io.bowtie.mapping.MappedEntity.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Zendesk's mappings on rows of our own, and on the connector's against values read by eye. */
@ExtendWith(SparkSupport.class)
class ZendeskMappingTest {
  private static final String TICKETS =
      "id,organization_id,created_at,updated_at,status,priority,via_channel,subject,"
          + "merged_ticket_ids";

  private final SparkSession spark;
  private MappedSource zendesk;

  ZendeskMappingTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void empty() {
    zendesk = MappedSource.of(spark, "zendesk");
  }

  @Test
  void shouldCountAReopeningAndTakeTheSolutionBack() {
    zendesk
        .table(
            "ticket",
            TICKETS,
            "1,50,2026-05-01 08:00:00,2026-05-06 08:00:00,solved,high,email,Slow,[]")
        .table(
            "ticket_field_history",
            "ticket_id,field_name,updated,value",
            "1,status,2026-05-01 08:00:00,new",
            "1,status,2026-05-02 08:00:00,solved",
            "1,status,2026-05-03 08:00:00,open",
            "1,status,2026-05-06 08:00:00,solved",
            "1,priority,2026-05-03 08:00:00,high");

    List<Map<String, String>> tickets = zendesk.rows("tickets");

    assertThat(lines(tickets, "recorded_at", "status", "solved_at", "reopen_count", "priority"))
        .containsExactlyInAnyOrder(
            "2026-05-01 08:00:00 | new | - | 0 | -",
            "2026-05-02 08:00:00 | solved | 2026-05-02 08:00:00 | 0 | -",
            "2026-05-03 08:00:00 | open | - | 1 | high",
            "2026-05-06 08:00:00 | solved | 2026-05-06 08:00:00 | 1 | high");
    assertThat(tickets.get(0)).doesNotContainKeys("first_response_at", "satisfaction_score");
  }

  @Test
  void shouldTakeTheFirstPublicWordOfAnAgentAndTheLastRating() {
    zendesk
        .table(
            "ticket",
            TICKETS,
            "1,50,2026-05-01 08:00:00,2026-05-06 08:00:00,closed,high,email,Slow,")
        .table("user", "id,role", "9,agent", "8,end-user")
        .table(
            "ticket_comment",
            "ticket_id,user_id,public,created",
            "1,8,true,2026-05-01 08:00:00",
            "1,9,false,2026-05-01 08:10:00",
            "1,9,true,2026-05-01 09:00:00",
            "1,9,true,2026-05-01 10:00:00")
        .table(
            "satisfaction_rating",
            "ticket_id,score,updated_at",
            "1,offered,2026-05-02 08:00:00",
            "1,bad,2026-05-03 08:00:00",
            "1,good with comment,2026-05-05 08:00:00");

    assertThat(
            lines(
                zendesk.rows("tickets"), "recorded_at", "first_response_at", "satisfaction_score"))
        .containsExactlyInAnyOrder(
            "2026-05-01 08:00:00 | - | -", "2026-05-06 08:00:00 | 2026-05-01 09:00:00 | 1.0");
  }

  @Test
  void shouldMarkTicketsThatWereMergedOrDeleted() {
    zendesk.table(
        "ticket",
        TICKETS,
        "1,50,2026-05-01 08:00:00,2026-05-01 08:00:00,open,,web,Kept,\"[2, 3]\"",
        "2,50,2026-05-01 08:00:00,2026-05-01 08:00:00,closed,,web,Merged,[]",
        "4,50,2026-05-01 08:00:00,2026-05-01 08:00:00,deleted,,web,Gone,");

    assertThat(lines(zendesk.rows("tickets"), "ticket_id", "merged_into_id", "is_deleted"))
        .containsExactlyInAnyOrder("1 | - | false", "2 | 1 | false", "4 | - | true");
  }

  @Test
  void shouldNameOrganizationsByTheirFirstDomain() {
    zendesk
        .table(
            "organization",
            "id,name,external_id,updated_at",
            "50,Acme,001A,2026-05-01 08:00:00",
            "51,Beta,,2026-05-01 08:00:00")
        .table(
            "domain_name",
            "organization_id,index,domain_name",
            "50,1,acme.org",
            "50,0,ACME.com",
            "51,0,beta.io");

    assertThat(
            lines(
                zendesk.rows("source_accounts"),
                "source_account_id",
                "name",
                "domain",
                "crm_account_id"))
        .containsExactlyInAnyOrder("50 | Acme | acme.com | 001A", "51 | Beta | beta.io | -");
  }

  @Test
  void shouldMapTheConnectorsTickets() {
    given("ticket", "ticket_field_history", "ticket_comment", "user");

    List<Map<String, String>> tickets = zendesk.rows("tickets");

    assertThat(tickets.stream().map(row -> row.get("ticket_id")).distinct()).hasSize(10);
    List<Map<String, String>> tracked =
        tickets.stream().filter(row -> row.get("ticket_id").equals("11071")).toList();
    assertThat(tracked).as("opened, eleven changes, closed").hasSize(13);
    assertThat(lines(tracked, "recorded_at", "status", "priority", "solved_at", "reopen_count"))
        .contains(
            "2020-08-28 18:06:36 | open | normal | - | 0",
            "2020-09-30 11:01:27 | pending | unknown | - | 0",
            "2020-11-02 11:01:27 | open | urgent | - | 0",
            "2020-11-14 11:01:27 | solved | urgent | 2020-11-14 11:01:27 | 0",
            "2020-11-15 11:01:27 | closed | urgent | 2020-11-14 11:01:27 | 0");
    assertThat(
            lines(
                tickets,
                "ticket_id",
                "source_account_id",
                "channel",
                "status",
                "is_deleted",
                "recorded_at"))
        .contains(
            "1595 | 370295712714 | web | deleted | true | 2020-02-19 01:55:11",
            "16988 | 370469077513 | email | solved | false | 2021-01-13 18:42:39");
  }

  @Test
  void shouldMapTheConnectorsOrganizations() {
    given("organization", "domain_name");

    assertThat(lines(zendesk.rows("source_accounts"), "source_account_id", "name", "recorded_at"))
        .hasSize(10)
        .contains(
            "370326104793 | name1 | 2020-02-13 22:45:02",
            "370557178694 | name4 | 2020-11-18 21:59:43");
  }

  private void given(String... tables) {
    Path seeds = MappedSource.shared("fivetran-seeds").resolve("zendesk");
    for (String table : tables) {
      zendesk.file(table, seeds.resolve(table + "_data.csv"));
    }
  }
}
