package io.bowtie.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.silver.Deals;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the queries' headers say that a KPI needs, against what the queries do without it. */
@ExtendWith(SparkSupport.class)
class KpiNeedsTest {
  private static final KpiNight NIGHT = new KpiNight(AsOf.parse("2026-06-30"), "run", "USD", 365);

  private final SparkSession spark;

  KpiNeedsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldNameTheCatalogueAndVelocity() {
    assertThat(KpiNeeds.all())
        .extracting(KpiNeeds::name)
        .startsWith(KpiCatalog.KPIS.get(0).name())
        .endsWith("pipeline_velocity")
        .hasSize(KpiCatalog.KPIS.size() + 1);
  }

  @Test
  void shouldSayWhatEachDealKpiNeedsAsItsQueryDoes() {
    Map<String, Set<String>> declared =
        KpiNeeds.all().stream().collect(Collectors.toMap(KpiNeeds::name, KpiNeeds::columns));
    Set<String> optional = Set.of("closed_at", "created_at", "amount", "currency", "lead_source");

    assertThat(defined(optional)).as("with every column").isEqualTo(declared.keySet());
    for (String column : optional) {
      Set<String> others = new TreeSet<>(optional);
      others.remove(column);
      assertThat(defined(others))
          .as("without %s", column)
          .isEqualTo(
              declared.keySet().stream()
                  .filter(kpi -> !declared.get(kpi).contains("deals." + column))
                  .collect(Collectors.toSet()));
    }
  }

  /** The KPIs that have a value over all deals when these columns are delivered. */
  private Set<String> defined(Set<String> columns) {
    InMemoryTables tables = new InMemoryTables(spark);
    tables.put(
        Deals.ENTITY.versions(),
        Rows.of(Deals.ENTITY.versions())
            .row(deal("D1", "won", columns))
            .row(deal("D2", "lost", columns))
            .row(deal("D3", "open", columns)));
    ExchangeRates rates = ExchangeRates.none(SilverFixture.DOLLARS);
    try (DealFacts facts = DealFacts.read(tables, NIGHT, rates)) {
      Set<String> defined =
          MeasureKpis.of(KpiCatalog.KPIS, delivered -> true, facts, NIGHT)
              .where("period_type = 'trailing' and dimension = 'all' and value is not null")
              .select("kpi")
              .collectAsList()
              .stream()
              .map(row -> row.getString(0))
              .collect(Collectors.toCollection(TreeSet::new));
      Row velocity =
          MeasureKpis.velocityOf(delivered -> true, facts, NIGHT)
              .where("dimension = 'all'")
              .first();
      if (velocity.getAs("velocity_per_day") != null) {
        defined.add("pipeline_velocity");
      }
      return defined;
    }
  }

  private static String[] deal(String id, String outcome, Set<String> columns) {
    Map<String, String> all =
        Map.of(
            "created_at", "2026-03-01",
            "closed_at", outcome.equals("open") ? "" : "2026-05-01",
            "amount", "100",
            "currency", "USD",
            "lead_source", "fair");
    List<String> cells = new ArrayList<>(List.of("deal_id", id, "outcome", outcome));
    all.forEach(
        (column, value) -> {
          if (columns.contains(column) && !value.isEmpty()) {
            cells.addAll(List.of(column, value));
          }
        });
    for (Map.Entry<String, String> fixed :
        Map.of(
                "stage", "any",
                "source", "crm",
                "recorded_at", "2026-03-01",
                "landed_on", "2026-03-01",
                "is_deleted", "false",
                "row_hash", "h",
                "run_id", "r")
            .entrySet()) {
      cells.addAll(List.of(fixed.getKey(), fixed.getValue()));
    }
    return cells.toArray(String[]::new);
  }
}
