package io.bowtie.silver;

import static io.bowtie.silver.HubspotMappingTest.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stripe's mappings, for the connector's tables and for the API's objects, on rows of our own and
 * on published ones against values read by eye.
 */
@ExtendWith(SparkSupport.class)
class StripeMappingTest {
  private static final String SUBSCRIPTIONS =
      "id,customer_id,status,start_date,ended_at,canceled_at,trial_end,quantity,_fivetran_active,"
          + "_fivetran_start,cancel_at_period_end";
  private static final String ITEMS = "id,subscription_id,plan_id,quantity";
  private static final String PRICES =
      "id,currency,nickname,unit_amount,recurring_interval,recurring_interval_count,"
          + "recurring_usage_type";
  private static final List<String> ENTITIES =
      List.of("source_accounts", "subscriptions", "subscription_changes", "invoices");

  private final SparkSession spark;
  private final JsonMapper json = JsonMapper.builder().build();
  private MappedSource connector;
  private MappedSource api;

  StripeMappingTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void empty(@TempDir Path tables, @TempDir Path objects) {
    connector = MappedSource.csv(spark, tables, "stripe");
    api = MappedSource.json(spark, objects, "stripe-api");
  }

  @Test
  void shouldBringEveryPriceToAMonthInItsOwnCurrency() {
    connector
        .table(
            "subscription_history",
            SUBSCRIPTIONS,
            subscription("month"),
            subscription("year"),
            subscription("quarter"),
            subscription("week"),
            subscription("yen"),
            subscription("dinar"),
            subscription("both"))
        .table(
            "subscription_item",
            ITEMS,
            "1,month,p-month,3",
            "2,year,p-year,1",
            "3,quarter,p-quarter,1",
            "4,week,p-week,1",
            "5,yen,p-yen,2",
            "6,dinar,p-dinar,1",
            "7,both,p-month,1",
            "8,both,p-metered,1")
        .table(
            "price",
            PRICES,
            "p-month,usd,Team,1999,month,1,licensed",
            "p-year,usd,Team yearly,29990,year,1,licensed",
            "p-quarter,eur,Team quarterly,8000,month,3,licensed",
            "p-week,usd,Team weekly,300,week,1,licensed",
            "p-yen,jpy,Yen,5000,month,1,licensed",
            "p-dinar,kwd,Dinar,5120,month,1,licensed",
            "p-metered,usd,Calls,7,month,1,metered");

    assertThat(
            lines(
                connector.rows("subscriptions"),
                "subscription_id",
                "mrr_amount",
                "currency",
                "seats",
                "billing_period"))
        .containsExactlyInAnyOrder(
            // 3 x 19.99
            "month 59.9700 USD 3 monthly",
            // 299.90 / 12
            "year 24.9917 USD 1 yearly",
            // 80 / 3
            "quarter 26.6667 EUR 1 quarterly",
            // 3 x 52 / 12
            "week 13.0000 USD 1 null",
            "yen 10000.0000 JPY 2 monthly",
            "dinar 5.1200 KWD 1 monthly",
            "both 19.9900 USD 1 monthly");
  }

  @Test
  void shouldSetASubscriptionAsideWhosePriceHasNoUnitAmount() {
    connector
        .table("subscription_history", SUBSCRIPTIONS, subscription("tiers"))
        .table("subscription_item", ITEMS, "1,tiers,p,3")
        .table("price", PRICES, "p,usd,Tiers,,month,1,licensed");

    assertThat(connector.rows("subscriptions")).isEmpty();
    assertThat(connector.problems("subscriptions")).containsExactly("mrr_amount MISSING_VALUE");
  }

  @Test
  void shouldTellHowTheRevenueOfASubscriptionMoved() {
    connector
        .table(
            "subscription_history",
            SUBSCRIPTIONS,
            "s,c,active,2026-01-01,,,2026-01-15,2,false,2026-02-01 00:00:00,false",
            "s,c,active,2026-01-01,,,2026-01-15,5,false,2026-03-01 00:00:00,false",
            "s,c,canceled,2026-01-01,2026-05-01,2026-04-20,2026-01-15,5,true,"
                + "2026-05-01 00:00:00,false")
        .table("subscription_item", ITEMS, "1,s,p,5")
        .table("price", PRICES, "p,usd,Team,1000,month,1,licensed");

    assertThat(
            lines(
                connector.rows("subscriptions"),
                "recorded_at",
                "mrr_amount",
                "is_trial",
                "ended_at",
                "cancel_requested_at",
                "auto_renews"))
        .containsExactlyInAnyOrder(
            "2026-01-01 00:00:00 20.0000 true null null null",
            "2026-01-15 00:00:00 20.0000 false null null null",
            "2026-02-01 00:00:00 20.0000 false null null true",
            "2026-03-01 00:00:00 50.0000 false null null true",
            "2026-05-01 00:00:00 50.0000 false 2026-05-01 00:00:00 2026-04-20 00:00:00 false");
    assertThat(
            lines(
                connector.rows("subscription_changes"),
                "changed_at",
                "mrr_before",
                "mrr_after",
                "change_type"))
        .containsExactlyInAnyOrder(
            "2026-01-15 00:00:00 0.0000 20.0000 new",
            "2026-03-01 00:00:00 20.0000 50.0000 expansion",
            "2026-05-01 00:00:00 50.0000 0.0000 churn");
  }

  @Test
  void shouldKeepTheItemsThatAVersionWasDeliveredWith() {
    connector
        .landing(
            "2026-06-01",
            "subscription_history",
            "id,customer_id,status,start_date,_fivetran_synced",
            "s,c,active,2026-06-01,2026-06-01 03:00:00")
        .landing("2026-06-01", "subscription_item", ITEMS, "1,s,p,1")
        .landing(
            "2026-06-02",
            "subscription_history",
            "id,customer_id,status,start_date,_fivetran_synced",
            "s,c,active,2026-06-01,2026-06-02 03:00:00")
        .landing("2026-06-02", "subscription_item", ITEMS, "1,s,p,4")
        .table("price", PRICES, "p,usd,Team,1000,month,1,licensed");

    assertThat(lines(connector.rows("subscriptions"), "recorded_at", "mrr_amount"))
        .containsExactlyInAnyOrder(
            "2026-06-01 00:00:00 10.0000",
            "2026-06-01 03:00:00 10.0000",
            "2026-06-02 03:00:00 40.0000");
  }

  @ParameterizedTest
  @CsvSource({"1000,usd,10.0000", "1000,jpy,1000.0000", "1000,kwd,1.0000", "500,ugx,5.0000"})
  void shouldReadAnInvoiceInTheCurrencysSmallestUnit(String total, String currency, String amount) {
    connector.table(
        "invoice",
        "id,customer_id,created,total,currency,status,status_transitions_paid_at,_fivetran_synced",
        "i,c,2026-05-01," + total + "," + currency + ",paid,2026-05-03,2026-05-20 00:00:00");

    assertThat(lines(connector.rows("invoices"), "recorded_at", "amount", "paid_at", "status"))
        .containsExactlyInAnyOrder(
            "2026-05-01 00:00:00 " + amount + " null open",
            "2026-05-03 00:00:00 " + amount + " 2026-05-03 00:00:00 paid",
            "2026-05-20 00:00:00 " + amount + " 2026-05-03 00:00:00 paid");
  }

  @Test
  void shouldTakeVoidInvoicesBackAndSetTextForMoneyAside() {
    connector.table(
        "invoice",
        "id,customer_id,created,total,currency,status,_fivetran_synced",
        "1,c,2026-05-01,900,usd,void,2026-05-20 00:00:00",
        "2,c,2026-05-20,nine,usd,open,2026-05-20 00:00:00");

    assertThat(lines(connector.rows("invoices"), "invoice_id", "is_deleted"))
        .containsExactly("1 true");
    assertThat(connector.problems("invoices")).containsExactly("amount WRONG_TYPE");
  }

  @Test
  void shouldKnowCustomersByTheirCrmIdOrTheirOwnDomain() {
    connector.table(
        "customer",
        "id,name,email,metadata,address_country,is_deleted",
        "c1,Acme,Billing@Acme.com,\"{\"\"crm_id\"\":\"\"A1\"\",\"\"external_id\"\":\"\"x\"\"}\",us,FALSE",
        "c2,Bob,bob@gmail.com,{},,TRUE");

    assertThat(
            lines(
                connector.rows("source_accounts"),
                "source_account_id",
                "domain",
                "crm_account_id",
                "country",
                "is_deleted"))
        .containsExactlyInAnyOrder("c1 acme.com A1 US false", "c2 null null null true");
  }

  @Test
  void shouldReadObjectsWithSecondsSince1970AndExpandedCustomers() {
    api.ingested()
        .table(
            "subscription",
            """
        {"object":"subscription","id":"s","customer":{"id":"c","object":"customer"},\
        "status":"active","created":1767225600,"start_date":1767225600,"ended_at":null,\
        "cancel_at_period_end":false,"items":{"object":"list","data":[{"quantity":10,\
        "current_period_end":1798761600,"price":{"id":"p","currency":"usd","nickname":"Pack",\
        "unit_amount":12000,"unit_amount_decimal":"12000","recurring":{"interval":"year",\
        "interval_count":1,"usage_type":"licensed"},\
        "transform_quantity":{"divide_by":4,"round":"up"}}}]}}""");

    assertThat(
            lines(
                api.rows("subscriptions"),
                "source_account_id",
                "started_at",
                "mrr_amount",
                "term_ends_at",
                "recorded_at",
                "auto_renews"))
        // Three packages of four at 120 a year.
        .containsExactlyInAnyOrder(
            "c 2026-01-01 00:00:00 30.0000 null 2026-01-01 00:00:00 null",
            "c 2026-01-01 00:00:00 30.0000 2027-01-01 null true");
  }

  @Test
  void shouldMapTheConnectorsSubscriptions() {
    seeds();

    assertThat(
            lines(
                connector.rows("subscriptions"),
                "subscription_id",
                "source_account_id",
                "mrr_amount",
                "currency",
                "seats",
                "billing_period",
                "term_ends_at",
                "recorded_at"))
        .containsExactlyInAnyOrder(
            "sdgfs4536 sdf6547 1500.0000 USD 1 monthly 2021-02-19 2021-02-18 14:16:37",
            "sfjytkyu876 123fsdf 7500.0000 USD 5 monthly 2021-02-19 2021-02-18 14:16:37");
    assertThat(
            lines(
                connector.rows("subscription_changes"),
                "subscription_id",
                "changed_at",
                "mrr_after",
                "change_type"))
        .containsExactlyInAnyOrder(
            "sdgfs4536 2021-02-18 14:16:37 1500.0000 new",
            "sfjytkyu876 2021-02-18 14:16:37 7500.0000 new");
  }

  @Test
  void shouldMapTheConnectorsInvoicesAndCustomers() {
    seeds();

    assertThat(
            lines(
                connector.rows("invoices"),
                "invoice_id",
                "source_account_id",
                "issued_at",
                "amount",
                "currency",
                "paid_at",
                "recorded_at"))
        .containsExactlyInAnyOrder(
            "ab1111 sdgfs84854 2021-02-19 14:16:37 10.0000 USD 2021-02-18 14:16:37"
                + " 2021-02-18 14:16:37",
            "si8jo54 dfd54654 2021-02-19 14:16:37 10.0000 USD 2021-02-18 14:16:37"
                + " 2021-02-18 14:16:37");
    assertThat(
            lines(
                connector.rows("source_accounts"),
                "source_account_id",
                "name",
                "crm_account_id",
                "recorded_at"))
        .hasSize(12)
        .contains("cus_ImVzJQmSlYHjZL a0d47e7c5acc1069de81fd0ac370d10f null 2021-01-24 20:21:16");
  }

  @Test
  void shouldMapTheApisPublishedObjects() throws IOException {
    fixtures();

    assertThat(
            lines(
                api.rows("subscriptions"),
                "subscription_id",
                "source_account_id",
                "mrr_amount",
                "currency",
                "started_at",
                "recorded_at"))
        .containsExactlyInAnyOrder(
            "sub_1Pgc6rB7WZ01zgkWNy0Cn5nw cus_QXg1o8vcGmoR32 20.0000 USD 2009-02-13 23:31:30"
                + " 2009-02-13 23:31:30",
            "sub_1Pgc6rB7WZ01zgkWNy0Cn5nw cus_QXg1o8vcGmoR32 20.0000 USD 2009-02-13 23:31:30"
                + " null");
    assertThat(
            lines(api.rows("invoices"), "invoice_id", "amount", "currency", "due_at", "is_deleted"))
        .containsExactly("in_1Pgc6tB7WZ01zgkWu9fdqL6I 10.0000 USD 2009-02-13 23:31:30 true");
    assertThat(lines(api.rows("source_accounts"), "source_account_id", "name"))
        .containsExactly("cus_QXg1o8vcGmoR32 null");
  }

  @Test
  void shouldGiveTablesAndObjectsTheSameShape() throws IOException {
    seeds();
    fixtures();

    for (String entity : ENTITIES) {
      assertThat(api.shape(entity)).as(entity).isEqualTo(connector.shape(entity));
    }
  }

  private static String subscription(String id) {
    return id + ",c,active,2026-06-01,,,,,true,2026-06-01 00:00:00,false";
  }

  private void seeds() {
    Path seeds = MappedSource.shared("fivetran-seeds").resolve("stripe");
    for (String table :
        List.of(
            "customer",
            "invoice",
            "price",
            "plan",
            "product",
            "subscription_history",
            "subscription_item")) {
      connector.file(table, seeds.resolve(table + "_data.csv"));
    }
  }

  private void fixtures() throws IOException {
    JsonNode resources =
        json.readTree(MappedSource.shared("stripe-fixtures").resolve("fixtures3.json").toFile())
            .get("resources");
    for (String object : List.of("customer", "subscription", "invoice")) {
      api.table(object, resources.get(object).toString());
    }
  }
}
