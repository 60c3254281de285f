package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.TableContract;
import io.bowtie.kpi.DealFacts;
import io.bowtie.kpi.KpiCatalog;
import io.bowtie.kpi.KpiNight;
import io.bowtie.kpi.KpiTables;
import io.bowtie.kpi.MeasureKpis;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.Entity;
import io.bowtie.silver.FxRates;
import io.bowtie.silver.Owners;
import io.bowtie.store.TableStore;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Measures the key figures as of the night, how scores and models hold up, and what people and
 * outcomes say about advice.
 */
final class MeasureJob implements Job {
  @Override
  public String name() {
    return "measure";
  }

  @Override
  public String purpose() {
    return "Measures win rate, sales cycle, money won and pipeline velocity by period and group;"
        + " drift, what became of past scores, and what people and outcomes say about advice.";
  }

  @Override
  public List<String> reads() {
    return Stream.concat(
            Stream.of(Deals.ENTITY, Accounts.ENTITY, Owners.ENTITY, FxRates.ENTITY)
                .map(Entity::versions),
            Stream.concat(Monitoring.READS.stream(), Feedback.READS.stream()))
        .map(TableContract::qualifiedName)
        .toList();
  }

  @Override
  public List<String> writes() {
    return Stream.of(
            List.of(KpiTables.KPIS, KpiTables.PIPELINE_VELOCITY),
            Monitoring.WRITES,
            Feedback.WRITES)
        .flatMap(List::stream)
        .map(TableContract::qualifiedName)
        .toList();
  }

  @Override
  public JobResult run(RunContext context) {
    TableStore store = context.store();
    Predicate<Entity> isDelivered = entity -> store.exists(entity.versions());
    KpiNight night = nightOf(context);
    try (DealFacts facts = DealFacts.read(store, night, context.exchangeRates())) {
      long known = facts.count();
      Dataset<Row> kpis = MeasureKpis.of(KpiCatalog.KPIS, isDelivered, facts, night);
      Dataset<Row> velocities = MeasureKpis.velocityOf(isDelivered, facts, night);
      long written =
          store.replaceAsOf(KpiTables.KPIS, context.asOf(), kpis).rows()
              + store.replaceAsOf(KpiTables.PIPELINE_VELOCITY, context.asOf(), velocities).rows();
      Monitoring.Said monitored = Monitoring.write(context);
      Feedback.Said fedBack = Feedback.write(context);
      return new JobResult.Done(
          known,
          written + monitored.rows() + fedBack.rows(),
          KpiCatalog.KPIS.size()
              + " KPIs and the velocity of "
              + known
              + " deals; "
              + monitored.words()
              + (fedBack.words().isEmpty() ? "" : "; " + fedBack.words()));
    }
  }

  private static KpiNight nightOf(RunContext context) {
    BowtieConf conf = context.conf();
    return new KpiNight(
        context.asOf(), context.runId(), conf.reportingCurrency(), conf.velocityWindowDays());
  }
}
