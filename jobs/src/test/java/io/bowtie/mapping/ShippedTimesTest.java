package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same facts, written in other formats and zones, are the same rows, whatever the zone of the
 * session. Among the facts are hours around the changes of clocks in Europe and America, but none
 * of those that come twice: without its offset, such a writing is two moments.
 */
@ExtendWith(SparkSupport.class)
class ShippedTimesTest {
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b(?!T)");
  private static final Writing ISO =
      new Writing("yyyy-MM-dd'T'HH:mm:ssX", "yyyy-MM-dd", "UTC", false, "UTC");

  private static final Writing AMERICAN =
      new Writing("M/d/yyyy H:mm", "M/d/yyyy", "America/Los_Angeles", true, "Asia/Tokyo");
  private static final Writing GERMAN =
      new Writing("dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy", "Europe/Berlin", true, "UTC");
  private static final Writing LOCAL =
      new Writing("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd", "America/Los_Angeles", false, "UTC");

  private final SparkSession spark;

  ShippedTimesTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldReadTheSameSalesforceInEveryWriting() {
    MappedEntity history =
        same(
                "salesforce",
                salesforce(),
                List.of(AMERICAN, LOCAL),
                "deals",
                "deal_history",
                "fx_rates")
            .get("deal_history");

    assertThat(history.lines("changed_at", "field", "old_value", "new_value"))
        .as("autumn comes before winter, whatever its first digit")
        .containsExactly(
            "2025-10-02 10:00:00 | stage | Talking | Offer",
            "2026-01-05 10:00:00 | outcome | open | won",
            "2026-01-05 10:00:00 | stage | Offer | Closed Won",
            "2026-03-08 10:30:00 | stage | Talking | Offer",
            "2026-03-29 01:30:00 | close_date | 2026-07-01 | 2026-11-02",
            "2026-03-29 01:30:00 | stage | Offer | Talking");
  }

  @Test
  void shouldReadTheSameHubspotInEveryWriting() {
    same("hubspot", hubspot(), List.of(AMERICAN), "deals", "deal_history", "leads", "activities");
  }

  @Test
  void shouldReadTheSameSupportAndBillingInEveryWriting() {
    same("zendesk", zendesk(), List.of(GERMAN), "tickets");
    same("stripe", stripe(), List.of(AMERICAN), "subscription_changes", "invoices");
  }

  private Map<String, MappedEntity> same(
      String mapping, List<RawRows> facts, List<Writing> writings, String... entities) {
    MappedSource asIso = ISO.source(spark, mapping, facts);
    Map<String, MappedEntity> read = new LinkedHashMap<>();
    for (String entity : entities) {
      read.put(entity, asIso.entity(entity));
      assertThat(read.get(entity).lines()).as(entity + " of " + mapping).isNotEmpty();
      assertThat(read.get(entity).reasons()).as(entity + " of " + mapping).isEmpty();
    }
    for (Writing other : writings) {
      MappedSource source = other.source(spark, mapping, facts);
      for (String entity : entities) {
        MappedEntity same = source.entity(entity);
        String words = entity + " of " + mapping + " as " + other;
        assertThat(same.lines()).as(words).isEqualTo(read.get(entity).lines());
        assertThat(same.reasons()).as(words).isEmpty();
      }
    }
    return read;
  }

  private static List<RawRows> salesforce() {
    return List.of(
        RawRows.of(
                "opportunity",
                "id, name, stage_name, is_closed, is_won, amount, close_date, created_date,"
                    + " last_stage_change_date, system_modstamp")
            .row(
                "006A | A | Closed Won | true | true | 300 | 2026-01-05 | 2025-09-15T10:00:00Z |"
                    + " 2026-01-05T10:00:00Z | 2026-01-05T10:00:00Z")
            .row(
                "006B | B | Talking | false | false | 100 | 2026-11-02 | 2026-03-08T09:30:00Z | |"
                    + " 2026-03-29T01:30:00Z"),
        RawRows.of(
                "opportunity_history",
                "id, opportunity_id, created_date, stage_name, amount, close_date")
            .row("008A | 006A | 2025-09-15T10:00:00Z | Talking | 300 | 2026-01-05")
            .row("008B | 006A | 2025-10-02T10:00:00Z | Offer | 300 | 2026-01-05")
            .row("008C | 006A | 2026-01-05T10:00:00Z | Closed Won | 300 | 2026-01-05")
            .row("008D | 006B | 2026-03-08T09:30:00Z | Talking | 100 | 2026-07-01")
            .row("008E | 006B | 2026-03-08T10:30:00Z | Offer | 100 | 2026-07-01")
            .row("008F | 006B | 2026-03-29T01:30:00Z | Talking | 100 | 2026-11-02"),
        RawRows.of("opportunity_stage", "master_label, sort_order, is_closed, is_won")
            .row("Talking | 1 | false | false")
            .row("Offer | 2 | false | false")
            .row("Closed Won | 3 | true | true"),
        RawRows.of(
                "dated_conversion_rate", "iso_code, conversion_rate, start_date, next_start_date")
            .row("EUR | 0.8 | 2026-06-11 | 2026-06-14")
            .row("EUR | 0.9 | 2026-06-14 | "),
        RawRows.of("currency_type", "iso_code, conversion_rate, is_active").row("USD | 1 | true"));
  }

  private static List<RawRows> hubspot() {
    return List.of(
        RawRows.of(
                "deal_pipeline_stage",
                "stage_id, pipeline_id, label, display_order, is_closed, closed_won")
            .row("s1 | p1 | Qualify | 0 | false | false")
            .row("s2 | p1 | Won | 1 | true | true"),
        RawRows.of(
                "deal",
                "deal_id, deal_pipeline_id, deal_pipeline_stage_id, property_dealname,"
                    + " property_amount, property_closedate, property_createdate,"
                    + " property_hs_lastmodifieddate, _fivetran_synced")
            .row(
                "1 | p1 | s2 | One | 900 | 2026-04-01T12:00:00Z | 2025-10-02T09:00:00Z |"
                    + " 2026-04-01T12:00:00Z | 2026-05-30T03:00:00Z"),
        RawRows.of("deal_property_history", "deal_id, name, timestamp, value")
            .row("1 | dealstage | 2025-10-02T09:00:00Z | s1")
            .row("1 | dealstage | 2026-03-29T00:30:00Z | s2")
            .row("1 | dealstage | 2026-03-29T01:30:00Z | s1")
            .row("1 | dealstage | 2026-04-01T12:00:00Z | s2")
            .row("1 | closedate | 2025-10-02T09:00:00Z | 2026-03-08T10:30:00Z")
            .row("1 | closedate | 2026-04-01T12:00:00Z | 2026-04-01T12:00:00Z")
            .row("1 | amount | 2025-11-02T10:30:00Z | 900"),
        RawRows.of(
                "contact",
                "id, property_email, property_createdate, property_lastmodifieddate,"
                    + " property_hs_lifecyclestage_lead_date, property_lifecyclestage,"
                    + " property_hs_lifecyclestage_marketingqualifiedlead_date")
            .row(
                "9 | a@acme.example | 2025-09-30T22:30:00Z | 2026-03-29T01:30:00Z |"
                    + " 2025-10-02T09:00:00Z | lead | 2025-12-31T23:30:00Z"),
        RawRows.of("contact_property_history", "contact_id, name, timestamp, value")
            .row("9 | hs_lead_status | 2026-01-05T10:00:00Z | UNQUALIFIED"),
        RawRows.of("engagement", "id, type").row("1 | MEETING").row("3 | TASK"),
        RawRows.of(
                "engagement_meeting",
                "engagement_id, property_hs_meeting_start_time, property_hs_meeting_end_time,"
                    + " property_hs_createdate, property_hs_lastmodifieddate")
            .row(
                "1 | 2026-03-29T00:30:00Z | 2026-03-29T01:30:00Z | 2025-10-02T09:00:00Z |"
                    + " 2026-03-28T09:00:00Z"),
        RawRows.of(
                "engagement_task",
                "engagement_id, property_hs_timestamp, property_hs_task_status,"
                    + " property_hs_lastmodifieddate")
            .row("3 | 2026-05-20T17:00:00Z | COMPLETED | 2026-05-19T12:00:00Z"));
  }

  private static List<RawRows> zendesk() {
    return List.of(
        RawRows.of(
                "ticket", "id, organization_id, created_at, updated_at, status, priority, subject")
            .row("1 | 50 | 2025-09-30T08:00:00Z | 2026-03-29T01:30:00Z | solved | high | Slow"),
        RawRows.of("ticket_field_history", "ticket_id, field_name, updated, value")
            .row("1 | status | 2025-09-30T08:00:00Z | new")
            .row("1 | status | 2025-10-02T08:00:00Z | solved")
            .row("1 | status | 2026-01-05T08:00:00Z | open")
            .row("1 | status | 2026-03-29T01:30:00Z | solved"),
        RawRows.of("user", "id, role").row("9 | agent"),
        RawRows.of("ticket_comment", "ticket_id, user_id, public, created")
            .row("1 | 9 | true | 2026-01-05T09:00:00Z")
            .row("1 | 9 | true | 2025-10-01T09:00:00Z"),
        RawRows.of("satisfaction_rating", "ticket_id, score, updated_at")
            .row("1 | good | 2025-10-03T08:00:00Z")
            .row("1 | bad | 2026-01-03T08:00:00Z"));
  }

  private static List<RawRows> stripe() {
    return List.of(
        RawRows.of(
                "subscription_history",
                "id, customer_id, status, start_date, ended_at, current_period_end,"
                    + " _fivetran_start, _fivetran_synced")
            .row(
                "sub | cus | active | 2025-09-30T08:00:00Z | | 2026-07-01T12:00:00Z |"
                    + " 2025-10-02T08:00:00Z | 2026-05-30T03:00:00Z")
            .row(
                "sub | cus | canceled | 2025-09-30T08:00:00Z | 2026-03-29T01:30:00Z |"
                    + " 2026-07-01T12:00:00Z | 2026-03-29T01:30:00Z | 2026-05-30T03:00:00Z"),
        RawRows.of("subscription_item", "id, subscription_id, plan_id, quantity")
            .row("1 | sub | p | 3"),
        RawRows.of(
                "price",
                "id, currency, nickname, unit_amount, recurring_interval, recurring_interval_count")
            .row("p | usd | Basic | 1000 | month | 1"),
        RawRows.of(
                "invoice",
                "id, customer_id, total, currency, status, created, due_date, "
                    + " status_transitions_paid_at, _fivetran_synced")
            .row(
                "in | cus | 3000 | usd | paid | 2025-09-30T08:00:00Z | 2025-10-14T08:00:00Z |"
                    + " 2026-01-05T08:00:00Z | 2026-05-30T03:00:00Z"));
  }

  /**
   * A way of writing times.
   *
   * @param moment the format of times, which name no zone but in UTC
   * @param day the format of dates
   * @param zone of the times
   * @param isDeclared whether the source has to say the formats
   * @param session the zone of the session that reads them
   */
  private record Writing(
      String moment, String day, String zone, boolean isDeclared, String session) {

    MappedSource source(SparkSession spark, String mapping, List<RawRows> facts) {
      SparkSession own = spark.newSession();
      own.conf().set("spark.sql.session.timeZone", session);
      MappedSource source = MappedSource.of(own, mapping).option("time-zone", zone);
      if (isDeclared) {
        source.option("timestamp-format", moment).option("date-format", day);
      }
      List<RawRows> written = new ArrayList<>();
      for (RawRows each : facts) {
        written.add(new RawRows(each.table(), each.landedOn(), written(each.text())));
      }
      return source.with(written.toArray(RawRows[]::new));
    }

    private String written(String text) {
      DateTimeFormatter moments = DateTimeFormatter.ofPattern(moment).withZone(ZoneId.of(zone));
      DateTimeFormatter days = DateTimeFormatter.ofPattern(day);
      String dated =
          DAY.matcher(text).replaceAll(found -> days.format(LocalDate.parse(found.group())));
      return MOMENT
          .matcher(dated)
          .replaceAll(found -> moments.format(Instant.parse(found.group())));
    }
  }
}
