package io.bowtie.job;

import io.bowtie.config.CustomField;
import io.bowtie.contract.Column;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.ObservationPlan;
import io.bowtie.feature.Observations;
import io.bowtie.feature.Observe;
import io.bowtie.silver.Entity;
import io.bowtie.silver.FxRates;
import io.bowtie.silver.Silver;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.store.TableStore.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    return List.of(Observations.table(List.of()).qualifiedName());
  }

  @Override
  public boolean heedsForcedTraining() {
    return true;
  }

  @Override
  public JobResult run(RunContext context) {
    Set<String> due = TrainingDue.useCases(context);
    ObservationPlan plan = ObservationPlan.of(context.conf(), context.asOf(), due);
    Dataset<Row> observations =
        Observe.observations(versions(context), plan, context.exchangeRates(), context.runId());
    TableContract table = Observations.table(plan.features());
    Written written = context.store().replaceAsOf(table, context.asOf(), observations);
    return new JobResult.Done(
        0,
        written.rows(),
        written.rows()
            + " observations"
            + (due.isEmpty()
                ? " of tonight"
                : ", with past landmarks of " + String.join(", ", due.stream().sorted().toList())));
  }

  private static Map<String, Dataset<Row>> versions(RunContext context) {
    Map<String, Dataset<Row>> versions = new HashMap<>();
    for (String name : Observe.ENTITIES) {
      List<Column> custom =
          context.conf().customFieldsOf(name).stream().map(CustomField::column).toList();
      Entity entity = Silver.entity(name).with(custom);
      versions.put(name, SilverAsOf.versions(context.store(), entity, context.asOf()));
    }
    return versions;
  }
}
