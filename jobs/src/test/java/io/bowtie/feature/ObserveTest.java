package io.bowtie.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.config.UseCaseConf;
import io.bowtie.contract.AsOf;
import io.bowtie.feature.Feature.History;
import io.bowtie.silver.Silver;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From silver's tables to observations, over a company whose CRM is exported whole each night. */
@ExtendWith(SparkSupport.class)
class ObserveTest {
  private static final String FIRST_NIGHT = "2026-06-30";
  private static final int CUSTOMERS = 12;

  private final Map<String, Rows> silver = new TreeMap<>();

  /** Billing and use tell their own times; what the CRM says is known from the first night on. */
  @BeforeEach
  void company() {
    Observe.ENTITIES.forEach(name -> silver.put(name, Rows.of(Silver.entity(name).versions())));
    for (int i = 0; i < CUSTOMERS; i++) {
      String account = "a" + i;
      add("accounts", FIRST_NIGHT, "account_id", account, "segment", "smb");
      add(
          "subscriptions",
          "2025-01-10",
          "subscription_id",
          "s" + i,
          "account_id",
          account,
          "started_at",
          "2025-01-10",
          "mrr_amount",
          "100",
          "currency",
          "USD");
      String used = "2025-06-" + (10 + i);
      add(
          "usage_daily",
          used,
          "source_account_id",
          account,
          "account_id",
          account,
          "usage_date",
          used,
          "feature",
          "core",
          "recorded_date",
          used,
          "event_count",
          "5");
    }
  }

  @Test
  void shouldLearnFromEventsFromTheFirstNightOnAndFromSnapshotsOnceTheyReachBack(
      SparkSession spark) {
    Map<String, Row> looks = observed("churn", FIRST_NIGHT, spark);

    assertThat(looks.get("a0@2025-06-30").<Double>getAs("usage_events_count_28d")).isEqualTo(5);
    assertThat(looks.get("a0@2025-06-30").<String>getAs("segment")).isNull();
    assertThat(looks.get("a0@" + FIRST_NIGHT).<String>getAs("segment")).isEqualTo("smb");

    assertThat(history(FIRST_NIGHT, spark).get("usage_events_count_28d").isTrainable()).isTrue();
    assertThat(history(FIRST_NIGHT, spark).get("mrr_amount").isTrainable()).isTrue();
    assertThat(history(FIRST_NIGHT, spark).get("segment").isTrainable()).isFalse();
    assertThat(history("2030-06-30", spark).get("segment").isTrainable()).isTrue();
    assertThat(history("2030-06-30", spark).get("segment").status())
        .isEqualTo(History.SNAPSHOT_ONLY);
  }

  @Test
  void shouldBringPeopleAndMovementsToTheirAccountAndStageTimesAcrossAccounts(SparkSession spark) {
    for (int i = 0; i < CUSTOMERS; i++) {
      String deal = "d" + i;
      add(
          "deals",
          "2026-01-05",
          "deal_id",
          deal,
          "account_id",
          "a" + i,
          "stage",
          "Discovery",
          "outcome",
          "open",
          "created_at",
          "2026-01-05",
          "owner_id",
          "o1");
      if (i > 0) {
        add(
            "deal_history",
            "2026-01-15",
            "deal_id",
            deal,
            "field",
            "stage",
            "changed_at",
            "2026-01-15",
            "old_value",
            "Discovery",
            "new_value",
            "Proposal");
        add(
            "deals",
            "2026-01-20",
            "deal_id",
            deal,
            "account_id",
            "a" + i,
            "stage",
            "Proposal",
            "outcome",
            i % 2 == 0 ? "won" : "lost",
            "created_at",
            "2026-01-05",
            "owner_id",
            "o1");
      }
    }
    add("owners", "2025-01-01", "owner_id", "o1", "owner_name", "somebody", "team", "east");
    add(
        "contacts",
        "2026-01-06",
        "contact_id",
        "c1",
        "account_id",
        "a0",
        "buying_role",
        "economic");
    add("deal_contacts", "2026-01-06", "deal_id", "d0", "contact_id", "c1");

    Row look = observed("deal", "2026-02-04", spark).get("d0@2026-02-04");

    assertThat(look.<Double>getAs("deal_contacts_count")).isEqualTo(1);
    assertThat(look.<String>getAs("has_economic_buyer")).isEqualTo("yes");
    // 30 days in a stage that the eleven others left after 10.
    assertThat(look.<Double>getAs("stage_age_ratio")).isEqualTo(3);
    // Five of eleven were won, all by one team.
    assertThat(look.<Double>getAs("owner_team_win_rate"))
        .isCloseTo((5 + 20 * 5 / 11.0) / 31, within(1e-12));
  }

  private Map<String, FeatureHistory> history(String night, SparkSession spark) {
    LocalDate tonight = LocalDate.parse(night);
    UseCase churn = Looks.useCase("churn");
    return FeatureHistory.of(
            churn,
            churn.features(),
            ColumnHistories.of(versions(spark), tonight),
            new FeatureHistory.Span(LocalDate.parse("2025-01-31"), tonight.minusDays(365)),
            new FeatureProbe(Map.of()))
        .stream()
        .collect(Collectors.toMap(each -> each.feature().name(), each -> each));
  }

  private Map<String, Row> observed(String useCase, String night, SparkSession spark) {
    LinkedHashMap<String, UseCaseConf> useCases = new LinkedHashMap<>();
    useCases.put(useCase, Looks.conf(useCase));
    ObservationPlan plan =
        new ObservationPlan(AsOf.parse(night), useCases, new HashMap<>(), Set.of(useCase));
    Map<String, Row> looks = new HashMap<>();
    Observe.observations(
            versions(spark),
            plan,
            ColumnHistories.of(versions(spark), LocalDate.parse(night)),
            Looks.NO_EXCHANGE,
            "r")
        .where("is_landmark or is_tonight")
        .collectAsList()
        .forEach(
            row -> looks.put(row.getAs("entity_id") + "@" + row.<LocalDate>getAs("landmark"), row));
    return looks;
  }

  private Map<String, Dataset<Row>> versions(SparkSession spark) {
    Map<String, Dataset<Row>> versions = new TreeMap<>();
    silver.forEach((name, rows) -> versions.put(name, rows.in(spark).coalesce(1)));
    return versions;
  }

  private void add(String entity, String recorded, String... namesAndValues) {
    String[] common = {"recorded_at", recorded, "is_deleted", "false", "row_hash", "h"};
    List<String> all = new ArrayList<>(List.of(namesAndValues));
    all.addAll(List.of(common));
    silver.get(entity).row(all.toArray(String[]::new));
  }
}
