package io.bowtie.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.contract.AsOf;
import io.bowtie.silver.Deals;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.Shared;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The KPIs of a published data set against the same figures added up in plain Java, without Spark
 * and without the queries.
 */
@ExtendWith(SparkSupport.class)
class MavenCrmSalesKpiTest {
  private static final KpiNight NIGHT = new KpiNight(AsOf.parse("2017-12-31"), "run", "USD", 365);
  private static final Path FILE = Shared.place("data/maven-crm-sales/sales_pipeline.csv");

  private final SparkSession spark;

  MavenCrmSalesKpiTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void shouldHaveTheData() {
    Shared.needed("data/maven-crm-sales");
  }

  @Test
  void shouldAgreeWithFiguresAddedUpByHand() throws IOException {
    List<Opportunity> opportunities = opportunities();
    List<Opportunity> won = opportunities.stream().filter(Opportunity::isWon).toList();
    long lost = opportunities.stream().filter(Opportunity::isLost).count();
    long open = opportunities.size() - won.size() - lost;
    long days = won.stream().mapToLong(Opportunity::cycleDays).sum();
    BigDecimal amount =
        won.stream().map(Opportunity::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    double[] cycles = won.stream().mapToDouble(Opportunity::cycleDays).sorted().toArray();
    double winRate = (double) won.size() / (won.size() + lost);
    double cycleDays = (double) days / won.size();
    double averageAmount = amount.doubleValue() / won.size();

    Map<String, Row> kpis = new HashMap<>();
    Row velocity;
    try (DealFacts facts =
        DealFacts.read(tables(opportunities), NIGHT, ExchangeRates.none(SilverFixture.DOLLARS))) {
      MeasureKpis.of(KpiCatalog.KPIS, delivered -> true, facts, NIGHT)
          .where("period_type = 'trailing' and dimension = 'all'")
          .collectAsList()
          .forEach(row -> kpis.put(row.getAs("kpi"), row));
      velocity =
          MeasureKpis.velocityOf(delivered -> true, facts, NIGHT)
              .where("dimension = 'all'")
              .first();
    }

    assertThat(won).hasSize(4_238);
    assertThat(won.size() + lost).isEqualTo(6_711);
    assertThat(kpis.get("win_rate").<Long>getAs("support")).isEqualTo(6_711);
    assertThat(value(kpis, "win_rate")).isEqualTo(winRate).isCloseTo(0.632, within(0.0005));
    assertThat(value(kpis, "won_amount")).isEqualTo(amount.doubleValue());
    assertThat(value(kpis, "sales_cycle_days_mean")).isCloseTo(cycleDays, within(1e-12));
    assertThat(value(kpis, "sales_cycle_days_median")).isEqualTo(quantile(cycles, 0.5));
    assertThat(value(kpis, "sales_cycle_days_p75")).isEqualTo(quantile(cycles, 0.75));
    assertThat(kpis.get("win_rate_amount").<String>getAs("undefined_reason"))
        .isEqualTo("the amounts of the lost deals add up to 0");
    assertThat(velocity.<Long>getAs("open_deals")).isEqualTo(open).isEqualTo(2_089);
    assertThat(velocity.<Double>getAs("cycle_days")).isCloseTo(cycleDays, within(1e-12));
    assertThat(velocity.<Double>getAs("average_amount")).isEqualTo(averageAmount);
    assertThat(velocity.<Double>getAs("velocity_per_day"))
        .isCloseTo(open * winRate * averageAmount / cycleDays, within(1e-6));
  }

  @Test
  void shouldCountWonAndLostOfEachMonthAsTheFileDoes() throws IOException {
    List<Opportunity> opportunities = opportunities();
    Map<String, Integer> closed = new HashMap<>();
    Map<String, Integer> won = new HashMap<>();
    for (Opportunity opportunity : opportunities) {
      if (opportunity.isWon() || opportunity.isLost()) {
        String month = opportunity.closed().withDayOfMonth(1).toString();
        closed.merge(month, 1, Integer::sum);
        won.merge(month, opportunity.isWon() ? 1 : 0, Integer::sum);
      }
    }

    List<Row> months;
    try (DealFacts facts =
        DealFacts.read(tables(opportunities), NIGHT, ExchangeRates.none(SilverFixture.DOLLARS))) {
      List<Kpi> winRate = KpiCatalog.KPIS.subList(0, 1);
      months =
          MeasureKpis.of(winRate, delivered -> true, facts, NIGHT)
              .where("period_type = 'month' and dimension = 'all'")
              .collectAsList();
    }

    assertThat(months).hasSize(closed.size());
    assertThat(months)
        .allSatisfy(
            row -> {
              String month = row.<LocalDate>getAs("period_start").toString();
              assertThat(row.<Long>getAs("support")).isEqualTo(closed.get(month).longValue());
              assertThat(row.<Double>getAs("value"))
                  .isEqualTo((double) won.get(month) / closed.get(month));
            });
  }

  private static double value(Map<String, Row> kpis, String name) {
    return kpis.get(name).<Double>getAs("value");
  }

  /** Interpolated between the two nearest of sorted values. */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  private InMemoryTables tables(List<Opportunity> opportunities) {
    Rows rows = Rows.of(Deals.ENTITY.versions());
    opportunities.forEach(
        opportunity ->
            rows.row(SilverFixture.withDefaults(Deals.ENTITY.versions(), opportunity.texts())));
    return new InMemoryTables(spark).put(Deals.ENTITY.versions(), rows);
  }

  private static List<Opportunity> opportunities() throws IOException {
    return Files.readAllLines(FILE).stream().skip(1).map(Opportunity::parse).toList();
  }

  /** A line of the file: no cell holds a comma or a quote. */
  private record Opportunity(List<String> cells) {

    static Opportunity parse(String line) {
      return new Opportunity(List.of(line.strip().split(",", -1)));
    }

    boolean isWon() {
      return cells.get(4).equals("Won");
    }

    boolean isLost() {
      return cells.get(4).equals("Lost");
    }

    LocalDate closed() {
      return LocalDate.parse(cells.get(6));
    }

    long cycleDays() {
      return closed().toEpochDay() - LocalDate.parse(cells.get(5)).toEpochDay();
    }

    BigDecimal amount() {
      return new BigDecimal(cells.get(7));
    }

    Map<String, String> texts() {
      Map<String, String> texts = new HashMap<>();
      texts.put("deal_id", cells.get(0));
      texts.put("outcome", isWon() ? "won" : isLost() ? "lost" : "open");
      putFilled(texts, "created_at", cells.get(5));
      putFilled(texts, "closed_at", cells.get(6));
      putFilled(texts, "amount", cells.get(7));
      putFilled(texts, "account_id", cells.get(3));
      putFilled(texts, "recorded_at", "2017-12-31");
      putFilled(texts, "landed_on", "2017-12-31");
      return texts;
    }

    private static void putFilled(Map<String, String> texts, String column, String cell) {
      if (!cell.isEmpty()) {
        texts.put(column, cell);
      }
    }
  }
}
