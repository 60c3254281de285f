package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.ExitCode;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One source never came, one is late, one lost a column: the others go on, and the night says so.
 */
@ExtendWith(SparkSupport.class)
class NightGoesOnTest {
  private static final String SOURCES =
      """
      sources {
        billing {
          system = billing, format = csv, location = raw, landed = file-name
          mapping = mappings-billing
          tables { invoices = "invoices*.csv", customers = "customers*.csv" }
        }
        product {
          system = usage, format = csv, location = raw, landed = file-name
          mapping = mappings-product
          tables { workspaces = "workspaces*.csv" }
          freshness { warn-days = 2, error-days = 5 }
        }
        support {
          system = support, format = csv, location = raw, landed = file-name
          mapping = mappings-support
          tables { tickets = "tickets*.csv" }
        }
      }
      use-cases { lead.enabled = false, churn.enabled = false }
      """;

  @Test
  void shouldGoOnWithWhatItHasAndKeepTheLastGoodVersionOfTheRest(
      SparkSession spark, TableStore store, @TempDir Path folder) {
    SmallCompany company = new SmallCompany(spark, store, folder).conf(SOURCES);
    company
        .mapping("billing", "invoices", "select id as invoice_id, _landed_on from invoices")
        .mapping(
            "billing",
            "source_accounts",
            "select id as source_account_id, _landed_on from customers")
        .mapping(
            "product",
            "source_accounts",
            "select id as source_account_id, name, _landed_on from workspaces")
        .mapping(
            "support",
            "tickets",
            "select id as ticket_id, opened as created_at, priority, _landed_on from tickets")
        .file("stages-2026-06-01.csv", "stage,position,class\nQualify,1,open\nWon,2,won\n")
        .file("deals-2026-06-01.csv", SmallCompany.HEADER + "D1,Qualify,open,100,2026-05-01\n")
        .file("customers-2026-06-01.csv", "id\nC1\n")
        .file("workspaces-2026-06-01.csv", "id,name\nW1,Acme\n")
        .file("tickets-2026-06-01.csv", "id,opened,priority\nT1,2026-05-01,low\n");
    company.night("2026-06-01");

    company
        .file("deals-2026-06-08.csv", SmallCompany.HEADER + "D1,Won,won,100,2026-05-01\n")
        .file("customers-2026-06-08.csv", "id\nC1\nC2\n")
        .file("tickets-2026-06-08.csv", "id,opened\nT1,2026-05-01\nT2,2026-06-01\n");
    RunContext night = company.context("2026-06-08", "second");
    ExitCode exitCode =
        Night.run(List.of(new IngestJob(), new ConformJob(), new ScoreJob()), night);

    assertThat(exitCode).isEqualTo(ExitCode.DATA_GATE);
    Map<String, String> blocked = new TreeMap<>();
    company
        .table("gold.quality_checks")
        .where("as_of = date'2026-06-08' and outcome = 'block' and rule <> 'delivered'")
        .collectAsList()
        .forEach(
            row ->
                blocked.put(
                    row.getAs("source") + " " + row.getAs("entity") + " " + row.getAs("rule"),
                    row.getAs("detail")));
    assertThat(blocked.keySet())
        .containsExactly(
            "billing invoices mapping",
            "product source_accounts freshness",
            "support tickets mapping");
    assertThat(blocked.get("billing invoices mapping")).contains("'invoices'");
    assertThat(blocked.get("product source_accounts freshness")).contains("2026-06-01", "7 days");
    assertThat(blocked.get("support tickets mapping"))
        .contains("'priority'", "tickets-2026-06-08.csv");

    assertThat(ids(company, "deals_current", "concat(deal_id, ' ', stage)"))
        .containsExactly("D1 Won");
    assertThat(ids(company, "tickets_current", "concat(ticket_id, ' ', priority)"))
        .containsExactly("T1 low");
    assertThat(ids(company, "source_accounts_current", "source_account_id"))
        .as("of one source late, of the other up to date")
        .containsExactly("C1", "C2", "W1");
    assertThat(store.tableNames()).doesNotContain("silver.invoices");
    assertThat(
            company.table("gold.run_ledger").where("job = 'score'").first().<String>getAs("detail"))
        .contains("older versions of invoices, source_accounts, tickets");
  }

  private static List<String> ids(SmallCompany company, String table, String expression) {
    return company.table("silver." + table).selectExpr(expression).collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }
}
