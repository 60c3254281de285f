package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class IdentityLinksTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");

  private final SparkSession spark;
  private final Rows accounts = Rows.of(Accounts.ENTITY.versions());
  private final Rows customers = Rows.of(SourceAccounts.ENTITY.versions());

  IdentityLinksTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldLinkByTheFirstStepThatFindsOneAccount() {
    account("A1", "Acme Inc", "acme.example", "US");
    account("A2", "Birch Ltd", "https://www.birch.example/", "GB");
    account("A3", "Cedar GmbH", null, "DE");
    customer("by-id", "Birch", "birch.example", "GB", "A1");
    customer("by-domain", "Somebody", "jo@BIRCH.example", null, null);
    customer("by-name", "CEDAR", null, "de", null);

    assertThat(links())
        .containsEntry("by-id", "A1 crm_id high null")
        .containsEntry("by-domain", "A2 domain medium null")
        .containsEntry("by-name", "A3 name_country low null");
  }

  @Test
  void shouldGoDownTheLadderWhereTheCarriedIdIsOfNoAccount() {
    account("A1", "Acme Inc", "acme.example", "US");
    customer("c1", "Acme", "acme.example", "US", "lost");
    customer("c2", "Other", "other.example", "US", "lost");

    assertThat(links())
        .containsEntry("c1", "A1 domain medium null")
        .containsEntry(
            "c2",
            "null none none carries a CRM id that no account has; no account has its domain; no"
                + " account has its name in its country");
  }

  @Test
  void shouldNotGuessAmongSeveralAccounts() {
    account("A1", "Acme", "acme.example", "US");
    account("A2", "Acme Inc.", "acme.example", "US");
    customer("c1", "ACME", "acme.example", "US", null);

    assertThat(links())
        .containsEntry(
            "c1",
            "null none none carries no CRM id; 2 accounts have its domain; 2 accounts have its"
                + " name in its country");
  }

  @Test
  void shouldTakeNoSharedDomainForACompanys() {
    account("A1", "Acme", "gmail.com", "US");
    account("A2", "Birch", "agency.example", "US");
    customer("c1", "Jo", "gmail.com", "US", null);
    customer("c2", "Jo", "agency.example", "US", null);

    assertThat(links()).hasEntrySatisfying("c1", link -> assertThat(link).contains("share"));
    assertThat(links(List.of("Agency.example")))
        .hasEntrySatisfying("c2", link -> assertThat(link).contains("share"));
  }

  @Test
  void shouldLinkSeveralCustomersToOneAccountAndKeepEachSourceApart() {
    account("A1", "Acme", "acme.example", "US");
    customer("c1", "Acme", "acme.example", "US", null);
    customer("c2", "Acme east", "acme.example", "US", null);

    assertThat(links())
        .containsEntry("c1", "A1 domain medium null")
        .containsEntry("c2", "A1 domain medium null");
  }

  @Test
  void shouldNotTakeTheSameNameInAnotherCountryOrWithoutOne() {
    account("A1", "Acme", null, "US");
    account("A2", "Birch", null, null);
    customer("c1", "Acme", null, "FR", null);
    customer("c2", "Birch", null, null, null);

    assertThat(links())
        .hasEntrySatisfying("c1", link -> assertThat(link).startsWith("null none"))
        .hasEntrySatisfying("c2", link -> assertThat(link).endsWith("lacks name or country"));
  }

  @Test
  void shouldTakeACarriedIdAtItsWordWhileNoCrmDeliversAccounts() {
    customer("c1", "Acme", null, null, "A1");

    assertThat(links()).containsEntry("c1", "A1 crm_id high null");
  }

  private Map<String, String> links() {
    return links(List.of());
  }

  private Map<String, String> links(List<String> sharedDomains) {
    InMemoryTables silver =
        new InMemoryTables(spark)
            .put(Accounts.ENTITY.versions(), accounts)
            .put(SourceAccounts.ENTITY.versions(), customers);
    return IdentityLinks.at(
            silver, NIGHT, SharedDomains.with(sharedDomains), AccountMerges.at(silver, NIGHT))
        .rows()
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.getAs("source_account_id"),
                row ->
                    Stream.of("account_id", "rule", "confidence", "reason")
                        .map(column -> String.valueOf(row.<Object>getAs(column)))
                        .collect(Collectors.joining(" "))));
  }

  private void account(String id, String name, String domain, String country) {
    put(
        accounts,
        Accounts.ENTITY.versions(),
        "account_id",
        id,
        "account_name",
        name,
        "domain",
        domain,
        "country",
        country);
  }

  private void customer(String id, String name, String domain, String country, String crmId) {
    put(
        customers,
        SourceAccounts.ENTITY.versions(),
        "source_account_id",
        id,
        "name",
        name,
        "domain",
        domain,
        "country",
        country,
        "crm_account_id",
        crmId);
  }

  private static void put(Rows rows, TableContract contract, String... cells) {
    Map<String, String> complete =
        new TreeMap<>(
            Map.of(
                "source", "billing",
                "recorded_at", "2026-06-01",
                "landed_on", "2026-06-01",
                "is_deleted", "false",
                "row_hash", "h",
                "run_id", "run"));
    for (int cell = 0; cell < cells.length; cell += 2) {
      if (cells[cell + 1] != null) {
        complete.put(cells[cell], cells[cell + 1]);
      }
    }
    rows.row(
        complete.entrySet().stream()
            .filter(cell -> contract.column(cell.getKey()).isPresent())
            .flatMap(cell -> Stream.of(cell.getKey(), cell.getValue()))
            .toArray(String[]::new));
  }
}
