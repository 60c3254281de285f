package io.bowtie.mapping;

import static io.bowtie.mapping.MappedEntity.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.ColumnType;
import io.bowtie.silver.Entity;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stripe's mappings over the connector's own tables and the API's published objects, against values
 * read from the files by eye.
 */
@ExtendWith(SparkSupport.class)
class StripeSeedsTest {
  private static final List<String> ENTITIES =
      List.of("source_accounts", "subscriptions", "subscription_changes", "invoices");

  private final SparkSession spark;
  private final JsonMapper json = JsonMapper.builder().build();
  private MappedSource connector;
  private MappedSource api;

  StripeSeedsTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void empty(@TempDir Path objects) {
    connector = MappedSource.of(spark, "stripe");
    api = MappedSource.of(spark, "stripe-api").inFiles(objects, Format.JSON);
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
            "sdgfs4536 | sdf6547 | 1500.0000 | USD | 1 | monthly | 2021-02-19 |"
                + " 2021-02-18 14:16:37",
            "sfjytkyu876 | 123fsdf | 7500.0000 | USD | 5 | monthly | 2021-02-19 |"
                + " 2021-02-18 14:16:37");
    assertThat(
            lines(
                connector.rows("subscription_changes"),
                "subscription_id",
                "changed_at",
                "mrr_after",
                "change_type"))
        .containsExactlyInAnyOrder(
            "sdgfs4536 | 2021-02-18 14:16:37 | 1500.0000 | new",
            "sfjytkyu876 | 2021-02-18 14:16:37 | 7500.0000 | new");
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
            "ab1111 | sdgfs84854 | 2021-02-19 14:16:37 | 10.0000 | USD | 2021-02-18"
                + " 14:16:37 | 2021-02-18 14:16:37",
            "si8jo54 | dfd54654 | 2021-02-19 14:16:37 | 10.0000 | USD | 2021-02-18"
                + " 14:16:37 | 2021-02-18 14:16:37");
    assertThat(
            lines(
                connector.rows("source_accounts"),
                "source_account_id",
                "name",
                "crm_account_id",
                "recorded_at"))
        .hasSize(12)
        .contains(
            "cus_ImVzJQmSlYHjZL | a0d47e7c5acc1069de81fd0ac370d10f | - | 2021-01-24 20:21:16");
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
            "sub_1Pgc6rB7WZ01zgkWNy0Cn5nw | cus_QXg1o8vcGmoR32 | 20.0000 | USD |"
                + " 2009-02-13 23:31:30 | 2009-02-13 23:31:30",
            "sub_1Pgc6rB7WZ01zgkWNy0Cn5nw | cus_QXg1o8vcGmoR32 | 20.0000 | USD |"
                + " 2009-02-13 23:31:30 | 2026-06-01 00:00:00");
    assertThat(
            lines(api.rows("invoices"), "invoice_id", "amount", "currency", "due_at", "is_deleted"))
        .containsExactly(
            "in_1Pgc6tB7WZ01zgkWu9fdqL6I | 10.0000 | USD | 2009-02-13 23:31:30 | true");
    assertThat(lines(api.rows("source_accounts"), "source_account_id", "name"))
        .containsExactly("cus_QXg1o8vcGmoR32 | -");
  }

  @Test
  void shouldGiveTablesAndObjectsTheSameShape() throws IOException {
    seeds();
    fixtures();

    for (String entity : ENTITIES) {
      assertThat(shape(api, entity)).as(entity).isEqualTo(shape(connector, entity));
    }
  }

  /**
   * The entity's own columns; when a row was recorded or deleted each delivery tells its own way.
   */
  private static Map<String, ColumnType> shape(MappedSource source, String entity) {
    Map<String, ColumnType> columns = new TreeMap<>(source.columns(entity));
    Entity.TECHNICAL.forEach(technical -> columns.remove(technical.name()));
    return columns;
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
