package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.ColumnType;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The mappings of Salesforce over two published sets: tables as a replication connector lands them,
 * their texts hashed, and the Data Loader's export of a developer's organisation. Expected values
 * were read from the files by eye.
 */
@ExtendWith(SparkSupport.class)
class SalesforceSeedTest {
  private final SparkSession spark;

  SalesforceSeedTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldMapEveryTableOfTheConnector() {
    MappedSource connector = connector();

    assertThat(connector.entities())
        .containsExactly(
            "accounts", "activities", "contacts", "deal_history", "deals", "leads", "owners");
    assertThat(connector.entity("accounts").isSound().count()).isEqualTo(10);
    assertThat(connector.entity("contacts").isSound().count()).isEqualTo(4);
    // Each opportunity has one version there, and one version is no change.
    assertThat(connector.entity("deal_history").rowsIn()).isZero();
    assertThat(connector.entity("leads").isSound().lines("lead_id", "converted_at", "status"))
        .containsExactly("00Q1G00000nDnM5UAK | 2019-11-11 17:23:34 | Converted");
    assertThat(connector.entity("owners").isSound().lines("owner_name", "is_active", "is_deleted"))
        .hasSize(10)
        .contains("Brandon Zinn | true | false", "empty account | false | true");
    assertThat(connector.entity("activities").isSound().lines("activity_type", "occurred_at"))
        .hasSize(20)
        .containsOnly(
            "task | 2019-11-11 17:23:34",
            "meeting | 2019-11-11 17:23:34",
            "call | 2019-11-11 17:23:34");
  }

  @Test
  void shouldReadDealsAndTheirVersionsFromTheConnector() {
    MappedEntity deals = connector().entity("deals").isSound();

    assertThat(deals.count()).isEqualTo(20);
    assertThat(deals.lines("deal_name", "recorded_at", "outcome", "amount", "close_date"))
        .contains(
            "$1m deal | 2019-10-17 21:10:19 | won | 24120000.0000 | 2018-12-19",
            "Evergreen Test | 2019-04-04 18:47:01 | lost | 200000.0000 | 2018-11-21",
            "Testing Order from Process | 2019-04-03 18:36:06 | open | 210000.0000 | 2018-12-19");
    assertThat(deals.lines("deal_name", "crm_probability", "closed_at", "is_deleted"))
        .contains(
            "$1m deal | - | 2018-12-19 00:00:00 | true",
            "Testing Order from Process | 0.65 | - | true");
    assertThat(deals.lines("is_deleted")).containsOnly("true");
  }

  @Test
  void shouldMapEveryTableOfTheExport() {
    MappedSource export = export();

    assertThat(export.entities())
        .containsExactly(
            "accounts", "contacts", "deal_history", "deals", "leads", "owners", "tickets");
    assertThat(
            export
                .entity("accounts")
                .isSound()
                .lines("account_name", "domain", "employee_count", "annual_revenue_amount"))
        .hasSize(13)
        .contains(
            "Burlington Textiles Corp of America | burlington.com | 9000 | 350000000.0000",
            "Edge Communications | edgecomm.com | 1000 | 139000000.0000",
            "Sample Account for Entitlements | - | - | -");
    assertThat(export.entity("contacts").isSound().lines("full_name", "email", "title"))
        .hasSize(20)
        .contains("Rose Gonzalez | rose@edge.com | SVP, Procurement", "Jake Llorrac | - | -");
    assertThat(
            export
                .entity("leads")
                .isSound()
                .lines("company", "status", "lead_source", "converted_at", "account_id"))
        .hasSize(22)
        .contains(
            "Dickenson plc | Closed - Converted | purchased_list | - | -",
            "Farmers Coop. of Florida | Working - Contacted | web | - | -");
    assertThat(export.entity("owners").isSound().lines("owner_name", "manager_id", "team"))
        .hasSize(8)
        .contains("Org Owner | - | -", "Platform Integration User | - | -");
    assertThat(
            export
                .entity("tickets")
                .isSound()
                .lines("ticket_id", "priority", "channel", "status", "solved_at"))
        .hasSize(26)
        .contains("500Hp00001dGBnhIAG | high | phone | Closed | 2022-09-09 18:59:51");
  }

  @Test
  void shouldReadDealsFromTheExportWhoseWholeHistoryIsOneMoment() {
    MappedEntity deals = export().entity("deals").isSound();

    assertThat(deals.lines("deal_name", "stage", "outcome", "amount", "close_date", "deal_type"))
        .hasSize(31)
        .contains(
            "Dickenson Mobile Generators | Qualification | open | 15000.0000 | 2023-09-06 | new",
            "United Oil SLA | Closed Won | won | 120000.0000 | 2023-10-16 | expansion",
            "Pyramid Emergency Generators | Prospecting | open | 100000.0000 | 2023-09-02 | -");
    assertThat(deals.lines("outcome")).filteredOn(outcome -> outcome.equals("won")).hasSize(18);
    assertThat(deals.lines("recorded_at")).containsOnly("2023-10-28 20:45:25");
    assertThat(export().entity("deal_history").rowsIn()).isZero();
  }

  @Test
  void shouldGiveBothTheSameShape() {
    MappedSource connector = connector();
    MappedSource export = export();

    // What only the export has, but for the one thing that only the connector says of users.
    assertThat(further(export, connector, "accounts")).containsExactly("created_at");
    assertThat(further(export, connector, "deals")).containsExactly("competitor");
    assertThat(further(export, connector, "leads")).isEmpty();
    assertThat(further(export, connector, "owners")).isEmpty();
    assertThat(further(connector, export, "owners")).containsExactly("is_deleted");
    for (String entity : List.of("accounts", "deals", "leads")) {
      assertThat(further(connector, export, entity)).isEmpty();
    }
  }

  /** Columns of an entity that one set has with a type and the other has not with that type. */
  private static Set<String> further(MappedSource one, MappedSource other, String entity) {
    Map<String, ColumnType> columns = new TreeMap<>(one.columns(entity));
    columns.entrySet().removeAll(other.columns(entity).entrySet());
    return columns.keySet();
  }

  private MappedSource connector() {
    return given(
        "fivetran-seeds/salesforce",
        "account",
        "sf_account_data.csv",
        "contact",
        "sf_contact_data.csv",
        "lead",
        "sf_lead_data.csv",
        "opportunity",
        "sf_opportunity_data.csv",
        "opportunity_history",
        "sf_opportunity_history_data.csv",
        "task",
        "sf_task_data.csv",
        "event",
        "sf_event_data.csv",
        "user",
        "sf_user_data.csv",
        "user_role",
        "sf_user_role_data.csv");
  }

  private MappedSource export() {
    return given(
        "salesforce-devorg",
        "account",
        "account.csv",
        "contact",
        "contact.csv",
        "lead",
        "lead.csv",
        "opportunity",
        "opportunity.csv",
        "opportunity_history",
        "OpportunityHistory.csv",
        "user",
        "User.csv",
        "user_role",
        "UserRole.csv",
        "case",
        "case.csv");
  }

  /** Raw tables and their files by turns. */
  private MappedSource given(String folder, String... namesAndFiles) {
    MappedSource source = MappedSource.of(spark, "salesforce");
    Path seeds = MappedSource.shared(folder);
    for (int place = 0; place < namesAndFiles.length; place += 2) {
      source.file(namesAndFiles[place], seeds.resolve(namesAndFiles[place + 1]));
    }
    return source;
  }
}
