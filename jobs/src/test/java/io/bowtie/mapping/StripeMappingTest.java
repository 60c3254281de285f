package io.bowtie.mapping;

import static io.bowtie.mapping.MappedEntity.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe's mappings, for the connector's tables and for the API's objects, on rows of our own. */
@ExtendWith(SparkSupport.class)
class StripeMappingTest {
  private static final String SUBSCRIPTIONS =
      "id,customer_id,status,start_date,ended_at,canceled_at,trial_end,quantity,_fivetran_active,"
          + "_fivetran_start,cancel_at_period_end";
  private static final String ITEMS = "id,subscription_id,plan_id,quantity";
  private static final String PRICES =
      "id,currency,nickname,unit_amount,recurring_interval,recurring_interval_count,"
          + "recurring_usage_type";

  private final SparkSession spark;
  private MappedSource connector;
  private MappedSource api;

  StripeMappingTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void empty(@TempDir Path objects) {
    connector = MappedSource.of(spark, "stripe");
    api = MappedSource.of(spark, "stripe-api").inFiles(objects, Format.JSON);
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
            "month | 59.9700 | USD | 3 | monthly",
            // 299.90 / 12
            "year | 24.9917 | USD | 1 | yearly",
            // 80 / 3
            "quarter | 26.6667 | EUR | 1 | quarterly",
            // 3 x 52 / 12
            "week | 13.0000 | USD | 1 | -",
            "yen | 10000.0000 | JPY | 2 | monthly",
            "dinar | 5.1200 | KWD | 1 | monthly",
            "both | 19.9900 | USD | 1 | monthly");
  }

  @Test
  void shouldSetASubscriptionAsideWhosePriceHasNoUnitAmount() {
    connector
        .table("subscription_history", SUBSCRIPTIONS, subscription("tiers"))
        .table("subscription_item", ITEMS, "1,tiers,p,3")
        .table("price", PRICES, "p,usd,Tiers,,month,1,licensed");

    assertThat(connector.rows("subscriptions")).isEmpty();
    assertThat(connector.reasons("subscriptions"))
        .isEqualTo(Map.of("MISSING_VALUE mrr_amount", 1L));
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
            "2026-01-01 00:00:00 | 20.0000 | true | - | - | -",
            "2026-01-15 00:00:00 | 20.0000 | false | - | - | -",
            "2026-02-01 00:00:00 | 20.0000 | false | - | - | true",
            "2026-03-01 00:00:00 | 50.0000 | false | - | - | true",
            "2026-05-01 00:00:00 | 50.0000 | false | 2026-05-01 00:00:00 | 2026-04-20"
                + " 00:00:00 | false");
    assertThat(
            lines(
                connector.rows("subscription_changes"),
                "changed_at",
                "mrr_before",
                "mrr_after",
                "change_type"))
        .containsExactlyInAnyOrder(
            "2026-01-15 00:00:00 | 0.0000 | 20.0000 | new",
            "2026-03-01 00:00:00 | 20.0000 | 50.0000 | expansion",
            "2026-05-01 00:00:00 | 50.0000 | 0.0000 | churn");
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
            "2026-06-01 00:00:00 | 10.0000",
            "2026-06-01 03:00:00 | 10.0000",
            "2026-06-02 00:00:00 | 40.0000",
            "2026-06-02 03:00:00 | 40.0000");
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
            "2026-05-01 00:00:00 | " + amount + " | - | open",
            "2026-05-03 00:00:00 | " + amount + " | 2026-05-03 00:00:00 | paid",
            "2026-05-20 00:00:00 | " + amount + " | 2026-05-03 00:00:00 | paid");
  }

  @Test
  void shouldTakeVoidInvoicesBackAndSetTextForMoneyAside() {
    connector.table(
        "invoice",
        "id,customer_id,created,total,currency,status,_fivetran_synced",
        "1,c,2026-05-01,900,usd,void,2026-05-20 00:00:00",
        "2,c,2026-05-20,nine,usd,open,2026-05-20 00:00:00");

    assertThat(lines(connector.rows("invoices"), "invoice_id", "is_deleted"))
        .containsExactly("1 | true");
    assertThat(connector.reasons("invoices")).isEqualTo(Map.of("WRONG_TYPE amount", 1L));
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
        .containsExactlyInAnyOrder("c1 | acme.com | A1 | US | false", "c2 | - | - | - | true");
  }

  @Test
  void shouldReadObjectsWithSecondsSince1970AndExpandedCustomers() {
    api.table(
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
            "c | 2026-01-01 00:00:00 | 30.0000 | - | 2026-01-01 00:00:00 | -",
            "c | 2026-01-01 00:00:00 | 30.0000 | 2027-01-01 | 2026-06-01 00:00:00 | true");
  }

  private static String subscription(String id) {
    return id + ",c,active,2026-06-01,,,,,true,2026-06-01 00:00:00,false";
  }
}
