package io.bowtie.job;

import io.bowtie.config.CustomField;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Column;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import io.bowtie.feature.ColumnHistories;
import io.bowtie.feature.ColumnHistory;
import io.bowtie.feature.FeatureHistory;
import io.bowtie.feature.ObservationPlan;
import io.bowtie.feature.Observations;
import io.bowtie.feature.Observe;
import io.bowtie.silver.Entity;
import io.bowtie.silver.FxRates;
import io.bowtie.silver.Silver;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.store.TableStore.Written;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Looks at every open lead, open deal and customer: tonight, and at past landmarks when training is
 * due.
 */
final class ObserveJob implements Job {
  @Override
  public String name() {
    return "observe";
  }

  @Override
  public String purpose() {
    return "Computes as-of features and labels, for tonight and, when training is due, for past"
        + " landmarks.";
  }

  @Override
  public List<String> reads() {
    return Stream.concat(Observe.ENTITIES.stream(), Stream.of(FxRates.ENTITY.name()))
        .map(name -> Silver.entity(name).versions().qualifiedName())
        .toList();
  }

  @Override
  public List<String> writes() {
    return List.of(
        Observations.table(List.of()).qualifiedName(), FeatureHistory.TABLE.qualifiedName());
  }

  @Override
  public boolean heedsForcedTraining() {
    return true;
  }

  @Override
  public JobResult run(RunContext context) {
    Set<String> due = TrainingDue.useCases(context);
    ObservationPlan plan = ObservationPlan.of(context.conf(), context.asOf(), due);
    List<ColumnHistory> columns =
        ColumnHistories.of(each(context, SilverAsOf::seen), context.asOf().date());
    Dataset<Row> observations =
        Observe.observations(
            each(context, SilverAsOf::versions),
            plan,
            columns,
            context.exchangeRates(),
            context.runId());
    TableContract table = Observations.table(plan.features());
    Written written = context.store().replaceAsOf(table, context.asOf(), observations);
    if (!due.isEmpty()) {
      FeatureHistories.write(context, due, columns);
    }
    return new JobResult.Done(
        0,
        written.rows(),
        written.rows()
            + " observations"
            + (due.isEmpty()
                ? " of tonight"
                : ", with past landmarks of " + String.join(", ", due.stream().sorted().toList())));
  }

  private static Map<String, Dataset<Row>> each(RunContext context, View view) {
    Map<String, Dataset<Row>> versions = new TreeMap<>();
    for (String name : Observe.ENTITIES) {
      List<Column> custom =
          context.conf().customFieldsOf(name).stream().map(CustomField::column).toList();
      Entity entity = Silver.entity(name).with(custom);
      versions.put(name, view.of(context.store(), entity, context.asOf()));
    }
    return versions;
  }

  /** A way to look at an entity's versions. */
  @FunctionalInterface
  private interface View {
    Dataset<Row> of(Tables tables, Entity entity, AsOf asOf);
  }
}
