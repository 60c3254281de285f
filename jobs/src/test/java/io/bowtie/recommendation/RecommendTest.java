package io.bowtie.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.silver.Subscriptions;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class RecommendTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");

  private final SparkSession spark;
  private final Rows scores = Rows.of(ScoringTables.SCORES);
  private final Rows accounts = Rows.of(Accounts.ENTITY.versions());
  private final Rows deals = Rows.of(Deals.ENTITY.versions());
  private final Rows subscriptions = Rows.of(Subscriptions.ENTITY.versions());

  RecommendTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldWriteRowsOfTheContract() {
    score("lead", "L1#1", "", "0.7", "A");

    Dataset<Row> rows = recommended(NIGHT);
    Row row = rows.first();

    assertThat(rows.schema().sameType(RecommendationTables.RECOMMENDATIONS.schema())).isTrue();
    assertThat(rows.columns())
        .containsExactlyElementsOf(RecommendationTables.RECOMMENDATIONS.columnNames());
    assertThat(row.<String>getAs("action")).isEqualTo("lead_call_today");
    assertThat(row.<String>getAs("suggested_owner_id")).isEqualTo("O1");
    assertThat(row.<String>getAs("account_id")).isNull();
    assertThat(row.<String>getAs("approval_role")).isNull();
    assertThat(row.<LocalDate>getAs("expires_on")).isEqualTo(LocalDate.parse("2026-07-01"));
    assertThat(row.<String>getList(row.fieldIndex("caveats"))).containsExactly("STALE_ACTIVITY");
    assertThat(row.<LocalDate>getAs("as_of")).isEqualTo(NIGHT.date());
  }

  @Test
  void shouldKnowAmountAndForecastOfADealAsOfTheNight() {
    score("deal", "D1", "A1", "0.05", "D");
    deal("D1", "5000", "commit", "2026-06-01");
    deal("D1", "900000", "pipeline", "2026-07-01");

    assertThat(tiers())
        .containsOnly(Map.entry("deal_review", "medium"), Map.entry("deal_ask_commit", "high"));
  }

  @Test
  void shouldRaiseTheTierForAStrategicAccount() {
    score("deal", "D1", "A1", "0.05", "D");
    deal("D1", "5000", "pipeline", "2026-06-01");
    accounts.row(
        version(
            Accounts.ENTITY.versions(),
            "2026-06-01",
            Map.of("account_id", "A1", "account_name", "One", "is_strategic", "true")));

    assertThat(tiers()).containsOnly(Map.entry("deal_review", "high"));
  }

  @Test
  void shouldTakeTheRecurringRevenueOfAYearAsACustomersStake() {
    score("churn", "A1", "A1", "0.7", "A");
    subscription("S1", "5000", Map.of());
    subscription("S2", "4000", Map.of());
    subscription("S3", "90000", Map.of("ended_at", "2026-05-01"));
    subscription("S4", "90000", Map.of("is_trial", "true"));

    Row row = recommended(NIGHT).first();

    assertThat(row.<String>getAs("action_text")).contains("USD 108000 a year");
    assertThat(row.<String>getAs("risk_tier")).isEqualTo("high");
    assertThat(row.<String>getAs("approval_role")).isEqualTo("customer success lead");
    assertThat(row.<String>getAs("status")).isEqualTo("needs_approval");
  }

  @Test
  void shouldKeepItsIdsFromNightToNightOfAnEpisode() {
    score("lead", "L1#1", "", "0.7", "A");
    score("lead", "L2#1", "", "0.4", "B");
    score("lead", "L3#1", "", "0.2", "C");
    List<Row> first = recommended(scores.in(spark), NIGHT).collectAsList();
    Dataset<Row> advised =
        spark.createDataFrame(first, RecommendationTables.RECOMMENDATIONS.schema());

    assertThat(ids(advised, NIGHT)).hasSize(2).doesNotHaveDuplicates().isEqualTo(ids(first));
    assertThat(ids(advised, NIGHT.plusDays(7))).isEqualTo(ids(first));
    assertThat(ids(advised, NIGHT.plusDays(8))).hasSize(2).doesNotContainAnyElementsOf(ids(first));
  }

  private Map<String, String> tiers() {
    return recommended(NIGHT).collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getAs("action"), row -> row.getAs("risk_tier")));
  }

  /** Of a night that finds this advice in the table. */
  private List<String> ids(Dataset<Row> advised, AsOf asOf) {
    return ids(
        recommended(Recommend.withFormerAdvice(scores.in(spark), advised, asOf), asOf)
            .collectAsList());
  }

  private static List<String> ids(List<Row> advice) {
    return advice.stream().map(row -> row.<String>getAs("recommendation_id")).sorted().toList();
  }

  private Dataset<Row> recommended(AsOf asOf) {
    return recommended(scores.in(spark), asOf);
  }

  private Dataset<Row> recommended(Dataset<Row> scored, AsOf asOf) {
    InMemoryTables silver =
        new InMemoryTables(spark)
            .put(Accounts.ENTITY.versions(), accounts)
            .put(Deals.ENTITY.versions(), deals)
            .put(Subscriptions.ENTITY.versions(), subscriptions);
    ExchangeRates rates = ExchangeRates.at(silver, asOf, new ExchangeRates.Denomination("USD", 10));
    return Recommend.fromScores(scored, silver, ScoredFixture.POLICY, rates, asOf, "run");
  }

  private void score(String useCase, String id, String accountId, String probability, String band) {
    scores.row(
        "use_case", useCase,
        "entity_id", id,
        "account_id", accountId.isEmpty() ? null : accountId,
        "owner_id", "O1",
        "probability", probability,
        "probability_low", "0.01",
        "probability_high", "0.99",
        "rank", "1",
        "band", band,
        "confidence", "medium",
        "basis", "model",
        "caveats", "STALE_ACTIVITY",
        "as_of", "2026-06-30",
        "run_id", "run");
  }

  private void deal(String id, String amount, String category, String recorded) {
    deals.row(
        version(
            Deals.ENTITY.versions(),
            recorded,
            Map.of(
                "deal_id", id,
                "stage", "s",
                "outcome", "open",
                "amount", amount,
                "forecast_category", category)));
  }

  private void subscription(String id, String mrr, Map<String, String> further) {
    Map<String, String> cells = new LinkedHashMap<>(further);
    cells.put("subscription_id", id);
    cells.put("account_id", "A1");
    cells.put("started_at", "2025-01-01");
    cells.put("mrr_amount", mrr);
    cells.put("currency", "USD");
    subscriptions.row(version(Subscriptions.ENTITY.versions(), "2026-06-01", cells));
  }

  private static String[] version(
      TableContract contract, String recorded, Map<String, String> cells) {
    Map<String, String> complete = new LinkedHashMap<>(cells);
    complete.put("source", "crm");
    complete.put("recorded_at", recorded);
    complete.put("landed_on", recorded);
    complete.put("is_deleted", "false");
    complete.put("row_hash", "h");
    complete.put("run_id", "r");
    return complete.entrySet().stream()
        .filter(cell -> contract.column(cell.getKey()).isPresent())
        .flatMap(cell -> Stream.of(cell.getKey(), cell.getValue()))
        .toArray(String[]::new);
  }
}
