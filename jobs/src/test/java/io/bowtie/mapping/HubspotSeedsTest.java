package io.bowtie.mapping;

import static io.bowtie.mapping.MappedEntity.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of the connector's own HubSpot tables, against values read from the files by eye. */
@ExtendWith(SparkSupport.class)
class HubspotSeedsTest {
  private final SparkSession spark;
  private Path seeds;
  private MappedSource hubspot;

  HubspotSeedsTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void seeds() {
    seeds = MappedSource.shared("fivetran-seeds").resolve("hubspot");
    hubspot = MappedSource.of(spark, "hubspot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_snowflake", "_postgres", "_databricks"})
  void shouldMapCompaniesOfEveryWarehouse(String warehouse) {
    given("company", "company_data" + warehouse);

    List<Map<String, String>> accounts = hubspot.rows("accounts");

    assertThat(accounts).hasSize(24);
    assertThat(accounts)
        .filteredOn(account -> account.get("account_id").equals("2182162682"))
        .singleElement(InstanceOfAssertFactories.map(String.class, String.class))
        .containsEntry("account_name", "4b2c13cca3eb58ee49bbddcf00417130")
        .containsEntry("annual_revenue_amount", "10000000.0000")
        .containsEntry("country", "United States")
        .containsEntry("created_at", "2019-07-05 20:35:26")
        .containsEntry("recorded_at", "2020-12-30 03:15:52")
        .containsEntry("is_deleted", "false")
        .doesNotContainKeys("domain", "owner_id", "is_named", "employee_count");
    assertThat(hubspot.reasons("accounts")).isEmpty();
  }

  @Test
  void shouldMapContactsAndWhomTheyWereMergedInto() {
    given("contact", "contact_data");
    given("contact_merge_audit", "contact_merge_audit_data");

    List<Map<String, String>> contacts = hubspot.rows("contacts");

    assertThat(contacts).hasSize(22);
    assertThat(
            contacts.stream()
                .filter(row -> row.get("merged_into_id") != null)
                .map(row -> row.get("contact_id") + " " + row.get("merged_into_id")))
        .containsExactlyInAnyOrder("76340251 78971951", "46897301 78971951", "76226001 78971951");
    assertThat(lines(contacts, "contact_id", "email", "created_at", "recorded_at"))
        .contains(
            "78971951 | fcb67ef339b691956cc85fa12be6490c | 2021-04-01 17:32:47 |"
                + " 2021-04-02 11:16:05");
  }

  @Test
  void shouldMapStagesOfWhichFiveAreWon() {
    given("deal_pipeline_stage", "deal_pipeline_stage_data");
    given("deal_pipeline", "deal_pipeline_data");

    List<Map<String, String>> stages = hubspot.rows("stages");

    assertThat(stages).hasSize(71);
    assertThat(stages.stream().filter(row -> row.get("stage_class").equals("won"))).hasSize(5);
    assertThat(stages.stream().filter(row -> row.get("stage_class").equals("lost"))).isEmpty();
    assertThat(stages.stream().filter(row -> row.get("is_deleted").equals("true"))).hasSize(2);
    assertThat(
            lines(
                stages,
                "pipeline",
                "stage",
                "stage_order",
                "stage_class",
                "stage_probability",
                "recorded_at"))
        .contains(
            "wh+Wm18D0z1D4E+PE252gg== | HloNyGJEOLMWtXLjmapLQw== | 7 | won | 1.0 |"
                + " 2020-07-09 15:25:37.054",
            "wh+Wm18D0z1D4E+PE252gg== | pqNpReDOp9fpUPal7wWFXg== | 8 | open | 0.0 |"
                + " 2020-07-09 15:25:37.054");
  }

  @Test
  void shouldSetDealsAsideThatHaveNoStage() {
    given("deal", "deal_data");
    given("deal_pipeline_stage", "deal_pipeline_stage_data");
    given("deal_company", "deal_company_data");
    given("merged_deal", "merged_deal_data");

    assertThat(hubspot.rows("deals")).isEmpty();
    assertThat(hubspot.reasons("deals"))
        .isEqualTo(Map.of("MISSING_VALUE stage", 44L, "MISSING_VALUE outcome", 44L));
  }

  @Test
  void shouldMapTheStagesThatDealsEntered() {
    given("deal_property_history", "deal_property_history_data");
    given("deal_stage", "deal_stage_data");
    given("deal_pipeline_stage", "deal_pipeline_stage_data");

    assertThat(
            lines(
                hubspot.rows("deal_history"),
                "deal_id",
                "field",
                "changed_at",
                "old_value",
                "new_value"))
        .as("names of properties are scrambled, so only deal_stage can be told")
        .hasSize(14)
        .contains(
            "3954699413 | stage | 2021-01-07 06:49:18 | - | f66ca9bc5a02c2f1513ce83f0a0e117d");
  }

  @Test
  void shouldMapThePeopleOfDeals() {
    given("deal_contact", "deal_contact_data");

    assertThat(lines(hubspot.rows("deal_contacts"), "deal_id", "contact_id", "recorded_at"))
        .hasSize(11)
        .contains(
            "86133127 | 1499466 | 2022-04-14 04:30:42", "86014324 | 1499368 | 2022-04-14 05:30:45");
  }

  @Test
  void shouldMapOwnersWithTheirTeams() {
    given("owner", "owner_data");
    given("owner_team", "owner_team_data");
    given("team", "team_data");
    given("users", "users_data");

    List<Map<String, String>> owners = hubspot.rows("owners");

    assertThat(owners).hasSize(100);
    assertThat(lines(owners, "owner_id", "owner_name", "team", "recorded_at"))
        .contains(
            "35252170 | hu2Pn/fNJk3SCA/xDq0DIA== BAN2l/emlwJqFiznFAyeyQ== | team_01 |"
                + " 2019-02-18 17:56:34.141",
            "40706000 | 2wWDPCnmiLWrVNXoYIpy7A== gBt1zXiAG42y1VmNzwl7oQ== | team_02 |"
                + " 2019-12-02 19:50:53.456",
            "42972304 | 1B2M2Y8AsgTpgAmY7PhCfg== 1B2M2Y8AsgTpgAmY7PhCfg== | team_02 |"
                + " 2020-01-30 19:33:24.876");
    assertThat(owners.get(0)).doesNotContainKeys("is_active", "manager_id");
  }

  @Test
  void shouldMapEngagementsOfBothShapes() {
    given("engagement", "engagement_data");
    for (String kind : List.of("call", "email", "meeting", "note", "task")) {
      given("engagement_" + kind, "engagement_" + kind + "_data");
    }
    for (String link : List.of("company", "contact", "deal")) {
      given("engagement_" + link, "engagement_" + link + "_data");
    }

    List<Map<String, String>> activities = hubspot.rows("activities");

    assertThat(activities).hasSize(105);
    assertThat(
            lines(
                activities,
                "activity_id",
                "activity_type",
                "occurred_at",
                "due_at",
                "contact_id",
                "duration_seconds",
                "recorded_at"))
        .contains(
            "19732910159 | call | 2014-08-27 20:50:44.778 | - | 501 | - | 2022-03-01 19:43:05.526",
            "19732367783 | email | 2014-08-27 20:50:44.778 | - | - | - | 2022-03-01 19:23:23.39",
            "3416212491 | meeting | 2019-09-26 13:00:00 | 2019-09-26 13:00:00 | - | 5400"
                + " | 2019-09-26 13:00:00",
            "32034933897 | task | - | 2023-03-08 02:30:00 | - | - | 2023-06-08 23:22:51.021");
  }

  @Test
  void shouldMapTicketsWithTheTimesTheyShow() {
    given("ticket", "ticket_data");
    given("ticket_pipeline_stage", "ticket_pipeline_stage_data");
    given("ticket_company", "ticket_company_data");
    given("ticket_contact", "ticket_contact_data");
    given("ticket_property_history", "ticket_property_history_data");

    List<Map<String, String>> tickets = hubspot.rows("tickets");

    assertThat(tickets.stream().map(row -> row.get("ticket_id")).distinct()).hasSize(25);
    assertThat(lines(tickets, "ticket_id", "status", "created_at", "solved_at", "recorded_at"))
        .contains(
            "307034542 | 7970058 | 2021-02-16 20:31:05 | 2020-11-10 14:54:50 | 2021-02-16"
                + " 20:31:05",
            "198967590 | - | 2020-09-15 15:57:06 | 2020-09-15 15:57:06 | 2020-09-15 15:57:06",
            "198967590 | 1706266 | 2020-09-15 15:57:06 | 2020-09-15 15:57:06 | 2020-11-26"
                + " 18:51:39",
            "350123456 | 4f5372f07271c52cf8420846e945323c | 2021-02-25 08:15:00 |"
                + " 2025-07-25 08:15:00 | 2021-02-25 08:15:00");
    assertThat(tickets.get(0)).doesNotContainKeys("channel", "is_escalated");
  }

  @Test
  void shouldFindNoLeadsWhereNoLifecycleIsShown() {
    given("contact", "contact_data");
    given("contact_property_history", "contact_property_history_data");

    assertThat(hubspot.rows("leads")).isEmpty();
    assertThat(hubspot.reasons("leads")).isEmpty();
  }

  private void given(String table, String file) {
    hubspot.file(table, seeds.resolve(file + ".csv"));
  }
}
