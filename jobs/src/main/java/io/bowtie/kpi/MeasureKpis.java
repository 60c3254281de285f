package io.bowtie.kpi;

import io.bowtie.silver.Deals;
import io.bowtie.silver.Entity;
import io.bowtie.sql.SqlStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Runs the queries of KPIs over the night's deals. */
public final class MeasureKpis {
  static final SqlStep VELOCITY = SqlStep.fromResource("sql/kpi/pipeline_velocity.sql");

  private MeasureKpis() {}

  /**
   * Rows of {@code gold.kpis}: those of all given KPIs. A KPI that needs an entity which no source
   * delivers has one row, for all and the trailing window, that says so; so has each KPI where
   * there is no deal.
   *
   * @param kpis at least one
   * @param isDelivered whether any source has delivered the entity
   */
  public static Dataset<Row> of(
      List<Kpi> kpis, Predicate<Entity> isDelivered, DealFacts facts, KpiNight night) {
    return kpis.stream()
        .map(
            kpi ->
                kpi.needs().stream().allMatch(isDelivered)
                    ? kpi.query().run(facts.inputs(), parameters(kpi, night))
                    : notComputed(facts.dealsByGroup().sparkSession(), kpi, isDelivered, night))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  /** Rows of {@code gold.pipeline_velocity}; none where no source delivers deals. */
  public static Dataset<Row> velocityOf(
      Predicate<Entity> isDelivered, DealFacts facts, KpiNight night) {
    return isDelivered.test(Deals.ENTITY)
        ? VELOCITY.run(facts.inputs(), night.parameters())
        : facts
            .dealsByGroup()
            .sparkSession()
            .createDataFrame(List.of(), KpiTables.PIPELINE_VELOCITY.schema());
  }

  private static Map<String, Object> parameters(Kpi kpi, KpiNight night) {
    Map<String, Object> parameters = new HashMap<>(night.parameters());
    parameters.put("kpi", kpi.name());
    parameters.put("unit", kpi.unit().word());
    return parameters;
  }

  private static Dataset<Row> notComputed(
      SparkSession spark, Kpi kpi, Predicate<Entity> isDelivered, KpiNight night) {
    String missing =
        kpi.needs().stream()
            .filter(isDelivered.negate())
            .map(Entity::name)
            .collect(Collectors.joining(", "));
    Row row =
        RowFactory.create(
            kpi.name(),
            "trailing",
            night.windowStart(),
            night.asOf().date(),
            "all",
            "all",
            null,
            null,
            null,
            kpi.unit().word(),
            0L,
            "not computed: no source delivers " + missing,
            night.asOf().date(),
            night.runId());
    return spark.createDataFrame(List.of(row), KpiTables.KPIS.schema());
  }
}
