package io.bowtie.mapping;

import static io.bowtie.mapping.MappedEntity.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What later landings of items, prices and subscriptions say, and what they leave as it was. */
@ExtendWith(SparkSupport.class)
class StripeHistoryTest {
  private static final String SUBSCRIPTIONS =
      "id,customer_id,status,start_date,is_deleted,_fivetran_synced";
  private static final String ITEMS = "id,subscription_id,plan_id,quantity";
  private static final String PRICES = "id,currency,nickname,unit_amount,recurring_interval";

  private final SparkSession spark;

  StripeHistoryTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldTellWhatASnapshotChangesFromItsDayOn() {
    MappedSource source =
        MappedSource.of(spark, "stripe")
            .asSnapshots()
            .landing(
                "2026-06-01",
                "subscription_history",
                SUBSCRIPTIONS,
                "dearer,c,active,2026-05-01,false,2026-06-01 02:00:00",
                "gone,c,active,2026-05-01,false,2026-06-01 02:00:00",
                "same,c,active,2026-05-01,false,2026-06-01 02:00:00",
                "switched,c,active,2026-05-01,false,2026-06-01 02:00:00")
            .landing(
                "2026-06-01",
                "subscription_item",
                ITEMS,
                "1,dearer,p-30,2",
                "2,gone,p-10,5",
                "3,same,p-10,1",
                "4,switched,p-10,1")
            .landing(
                "2026-06-01",
                "price",
                PRICES,
                "p-10,usd,Ten,1000,month",
                "p-20,usd,Twenty,2000,month",
                "p-30,usd,Thirty,3000,month")
            .landing(
                "2026-06-10",
                "subscription_history",
                SUBSCRIPTIONS,
                "dearer,c,active,2026-05-01,false,2026-06-10 02:00:00",
                "same,c,active,2026-05-01,false,2026-06-10 02:00:00",
                "switched,c,active,2026-05-01,false,2026-06-10 02:00:00")
            .landing(
                "2026-06-10",
                "subscription_item",
                ITEMS,
                "1,dearer,p-30,2",
                "3,same,p-10,1",
                "5,switched,p-20,1")
            .landing(
                "2026-06-10",
                "price",
                PRICES,
                "p-10,usd,Ten,1000,month",
                "p-20,usd,Twenty,2000,month",
                "p-30,usd,Thirty,3500,month");

    assertThat(
            lines(
                source.rows("subscriptions"),
                "subscription_id",
                "recorded_at",
                "mrr_amount",
                "seats",
                "is_deleted"))
        .containsExactlyInAnyOrder(
            // 2 x 30, then 2 x 35.
            "dearer | 2026-05-01 00:00:00 | 60.0000 | 2 | false",
            "dearer | 2026-06-01 02:00:00 | 60.0000 | 2 | false",
            "dearer | 2026-06-10 00:00:00 | 70.0000 | 2 | false",
            "dearer | 2026-06-10 02:00:00 | 70.0000 | 2 | false",
            "gone | 2026-05-01 00:00:00 | 50.0000 | 5 | false",
            "gone | 2026-06-01 02:00:00 | 50.0000 | 5 | false",
            "gone | 2026-06-10 00:00:00 | 0.0000 | 0 | true",
            "same | 2026-05-01 00:00:00 | 10.0000 | 1 | false",
            "same | 2026-06-01 02:00:00 | 10.0000 | 1 | false",
            "same | 2026-06-10 02:00:00 | 10.0000 | 1 | false",
            "switched | 2026-05-01 00:00:00 | 10.0000 | 1 | false",
            "switched | 2026-06-01 02:00:00 | 10.0000 | 1 | false",
            "switched | 2026-06-10 00:00:00 | 20.0000 | 1 | false",
            "switched | 2026-06-10 02:00:00 | 20.0000 | 1 | false");
    assertThat(
            lines(
                source.rows("subscription_changes"),
                "subscription_id",
                "changed_at",
                "mrr_before",
                "mrr_after",
                "change_type"))
        .containsExactlyInAnyOrder(
            "dearer | 2026-05-01 00:00:00 | 0.0000 | 60.0000 | new",
            "dearer | 2026-06-10 00:00:00 | 60.0000 | 70.0000 | expansion",
            "gone | 2026-05-01 00:00:00 | 0.0000 | 50.0000 | new",
            "gone | 2026-06-10 00:00:00 | 50.0000 | 0.0000 | churn",
            "same | 2026-05-01 00:00:00 | 0.0000 | 10.0000 | new",
            "switched | 2026-05-01 00:00:00 | 0.0000 | 10.0000 | new",
            "switched | 2026-06-10 00:00:00 | 10.0000 | 20.0000 | expansion");
  }

  @ParameterizedTest
  @CsvSource({"counts,10.0000", "pays-nothing,0.0000"})
  void shouldCountPausedCollectionAsTheCompanyChooses(String choice, String paused) {
    String items =
        "\"{\"\"data\"\":[{\"\"quantity\"\":1,\"\"price\"\":{\"\"currency\"\":\"\"usd\"\","
            + "\"\"unit_amount\"\":1000,\"\"recurring\"\":{\"\"interval\"\":\"\"month\"\"}}}]}\"";
    MappedSource source =
        MappedSource.of(spark, "stripe-api")
            .choosing(Map.of("paused-collection", choice))
            .table(
                "subscription",
                "id,customer,status,start_date,pause_collection,items",
                "plain,c,active,1780272000,," + items,
                "draft,c,active,1780272000,\"{\"\"behavior\"\":\"\"keep_as_draft\"\"}\"," + items,
                "uncollectible,c,active,1780272000,\"{\"\"behavior\"\":\"\"mark_uncollectible\"\"}\","
                    + items,
                "void,c,active,1780272000,\"{\"\"behavior\"\":\"\"void\"\"}\"," + items,
                "status,c,paused,1780272000,," + items);

    assertThat(lines(source.rows("subscriptions"), "subscription_id", "mrr_amount"))
        .containsExactlyInAnyOrder(
            "plain | 10.0000",
            "draft | " + paused,
            "uncollectible | " + paused,
            "void | " + paused,
            "status | 0.0000");
  }
}
