package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.Parallel;
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
import java.util.function.Supplier;
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
    try (DealFacts facts = DealFacts.read(store, night, context.exchangeRates());
        Parallel parallel = Parallel.lanes()) {
      long known = facts.count();
      Supplier<Long> kpis =
          parallel.start(
              () ->
                  write(
                      context,
                      KpiTables.KPIS,
                      MeasureKpis.of(KpiCatalog.KPIS, isDelivered, facts, night)));
      Supplier<Monitoring.Said> monitored = parallel.start(() -> Monitoring.write(context));
      Supplier<Long> velocities =
          parallel.start(
              () ->
                  write(
                      context,
                      KpiTables.PIPELINE_VELOCITY,
                      MeasureKpis.velocityOf(isDelivered, facts, night)));
      Supplier<Feedback.Said> fedBack = parallel.start(() -> Feedback.write(context));
      long written = kpis.get() + velocities.get() + monitored.get().rows() + fedBack.get().rows();
      return new JobResult.Done(
          known,
          written,
          KpiCatalog.KPIS.size()
              + " KPIs and the velocity of "
              + known
              + " deals; "
              + monitored.get().words()
              + (fedBack.get().words().isEmpty() ? "" : "; " + fedBack.get().words()));
    }
  }

  private static long write(RunContext context, TableContract table, Dataset<Row> rows) {
    return context.store().replaceAsOf(table, context.asOf(), rows).rows();
  }

  private static KpiNight nightOf(RunContext context) {
    BowtieConf conf = context.conf();
    return new KpiNight(
        context.asOf(), context.runId(), conf.reportingCurrency(), conf.velocityWindowDays());
  }
}
