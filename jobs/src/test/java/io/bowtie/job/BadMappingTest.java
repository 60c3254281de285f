package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads, and what goes on, when mappings fail. */
@ExtendWith(SparkSupport.class)
class BadMappingTest {
  private SmallCompany company;

  @BeforeEach
  void company(SparkSession spark, TableStore store, @TempDir Path folder) {
    company = SmallCompany.withADeal(spark, store, folder);
  }

  /**
   * A mapping that blocks its entity while the night goes on.
   *
   * @param name what is wrong
   * @param entity each case has its own, so that one night shows them all
   * @param sql of the mapping
   * @param words that the reason must have
   */
  record Blocking(String name, String entity, String sql, List<String> words) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Blocking> BLOCKING =
      List.of(
          new Blocking(
              "missing column",
              "accounts",
              "select id as account_id, nmae as account_name from customers",
              List.of(
                  "'nmae'", "accounts.sql", "customers-2026-06-01.csv", "Did you mean 'name'?")),
          new Blocking(
              "column that is gone from the last file",
              "tickets",
              "select id as ticket_id, opened as created_at, priority from tickets",
              List.of("'priority'", "tickets.sql", "tickets-2026-06-01.csv", "do: ")),
          new Blocking(
              "missing file",
              "invoices",
              "select id as invoice_id from invoices",
              List.of("'invoices'", "invoices.sql", "has delivered no row")),
          new Blocking(
              "empty file",
              "activities",
              "select id as activity_id from events",
              List.of("'events'", "activities.sql", "has delivered no row")),
          new Blocking(
              "file with a header only",
              "owners",
              "select id as owner_id from users",
              List.of("'users'", "owners.sql", "has delivered no row")),
          new Blocking(
              "mapping that does not parse",
              "contacts",
              "select id as contact_id,, name from customers",
              List.of("contacts.sql", "do: Correct the file")),
          new Blocking(
              "mapping that drops",
              "leads",
              "drop table customers",
              List.of("leads.sql", "do: Correct the file")),
          new Blocking(
              "mapping that inserts",
              "subscriptions",
              "insert into customers select * from customers",
              List.of("subscriptions.sql", "do: Correct the file")),
          new Blocking(
              "mapping that reads another file",
              "source_accounts",
              "select value as source_account_id from text.`pom.xml`",
              List.of("source_accounts.sql", "beside its inputs")),
          new Blocking(
              "mapping that leaves a required column out",
              "usage_daily",
              "select id as source_account_id, '2026-05-01' as usage_date, 'a' as feature,"
                  + " '2026-05-01' as recorded_date from customers",
              List.of("usage_daily.sql", "'event_count'", "do: ")),
          new Blocking(
              "cast inside a mapping that fails",
              "deals",
              "select id as deal_id, stage, outcome, cast(amount as int) as amount, _landed_on"
                  + " from deals",
              List.of("deals.sql", "CAST_INVALID_INPUT", "try_cast")),
          new Blocking(
              "snapshots that nothing tells apart",
              "stages",
              "select 'sales' as pipeline, stage, position as stage_order, class as stage_class"
                  + " from stages",
              List.of("stages.sql", "newer", "_landed_on")));

  @Test
  void shouldBlockOnlyTheEntitiesWhoseMappingFailsAndSayWhatToDo() {
    company
        .conf(
            """
            sources.crm.tables {
              customers = "customers-*.csv", tickets = "tickets-*.csv", users = "users-*.csv"
              events = "events-*.csv", invoices = "invoices-*.csv"
            }
            """)
        .file(
            SmallCompany.DEALS_FILE,
            SmallCompany.HEADER + SmallCompany.DEAL + "D2,Won,won,plenty,2026-05-02\n")
        .file("stages-2026-05-31.csv", "stage,position,class\nQualify,1,open\n")
        .file("customers-2026-06-01.csv", "id,name\nA1,Acme\n")
        .file("tickets-2026-05-31.csv", "id,opened,priority\nT1,2026-05-01,low\n")
        .file("tickets-2026-06-01.csv", "id,opened\nT2,2026-05-01\n")
        .file("events-2026-06-01.csv", "")
        .file("users-2026-06-01.csv", "id,name\n")
        .mapping(
            "deal_history",
            "select id as deal_id, 'stage' as field, opened as changed_at from deals");
    BLOCKING.forEach(bad -> company.mapping(bad.entity(), bad.sql()));

    JobResult result = company.night(SmallCompany.NIGHT);

    assertThat(result).isInstanceOf(JobResult.Blocked.class);
    Map<String, String> reasons =
        company
            .table("gold.quality_checks")
            .where("rule = 'mapping' and outcome = 'block'")
            .collectAsList()
            .stream()
            .collect(
                Collectors.toMap(row -> row.getAs("entity"), row -> row.<String>getAs("detail")));
    assertThat(reasons).hasSize(BLOCKING.size());
    for (Blocking bad : BLOCKING) {
      assertThat(reasons.get(bad.entity())).as(bad.name()).contains(bad.words());
      assertThat(result.detail()).as(bad.name()).contains(bad.words());
    }
    assertThat(company.table("silver.deal_history").count()).isEqualTo(2);
  }
}
