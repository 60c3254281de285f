package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Parallel;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.FeatureHistory;
import io.bowtie.feature.ObservationPlan;
import io.bowtie.feature.Observations;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.governance.Champion;
import io.bowtie.governance.ModelEvent;
import io.bowtie.model.Recipe;
import io.bowtie.model.Train;
import io.bowtie.model.Trained;
import io.bowtie.model.TrainedRows;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.evidence.GateTables;
import io.bowtie.model.evidence.PredictionTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.Provenance;
import io.bowtie.model.registry.RegistryRows;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.scoring.drift.Profiles;
import io.bowtie.store.TableStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Backtests and fits the use cases that are due, and registers each as a challenger. */
final class TrainJob implements Job {
  /** Origins beside each other: the time goes into starting Spark jobs, and two cores start two. */
  static final int ORIGINS_AT_A_TIME = 2;

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String purpose() {
    return "Backtests and fits models that are due; registers challengers with their evidence.";
  }

  @Override
  public List<String> reads() {
    return List.of(
        Observations.table(List.of()).qualifiedName(),
        FeatureHistory.TABLE.qualifiedName(),
        RegistryTables.MODEL_REGISTRY.qualifiedName(),
        RegistryTables.MODEL_EVENTS.qualifiedName());
  }

  @Override
  public List<String> writes() {
    return Stream.of(
            RegistryTables.MODEL_REGISTRY,
            GateTables.GATE_CONDITIONS,
            GateTables.BACKTEST_ORIGINS,
            GateTables.BACKTEST_CHOICES,
            EvidenceTables.MODEL_METRICS,
            EvidenceTables.CONFUSION_MATRICES,
            EvidenceTables.CALIBRATION_BINS,
            EvidenceTables.LIFT_DECILES,
            EvidenceTables.GROUP_METRICS,
            LeakageTables.LEAKAGE_LEDGER,
            EvidenceTables.CANARIES,
            EvidenceTables.CALIBRATION_GROUPS,
            PredictionTables.BACKTEST_PREDICTIONS,
            DriftTables.TRAINING_PROFILES)
        .map(TableContract::qualifiedName)
        .toList();
  }

  @Override
  public boolean heedsForcedTraining() {
    return true;
  }

  @Override
  public JobResult run(RunContext context) {
    Set<String> trained = trainedTonight(context);
    Set<String> wanted = TrainingDue.useCases(context);
    List<UseCase> due =
        UseCases.enabled(context.conf()).stream()
            .filter(useCase -> wanted.contains(useCase.name()))
            .filter(useCase -> context.isForced() || !trained.contains(useCase.name()))
            .toList();
    if (due.isEmpty()) {
      return new JobResult.NothingToDo("No model is due as of " + context.asOf());
    }
    TableContract table =
        Observations.table(ObservationPlan.of(context.conf(), context.asOf(), Set.of()).features());
    Dataset<Row> observations =
        context.store().read(table).where(col("as_of").equalTo(lit(context.asOf().date())));
    Map<String, Recipe> champions = champions(context.store(), context.asOf());
    ExecutorService origins = Executors.newFixedThreadPool(ORIGINS_AT_A_TIME);
    try {
      // While one use case weighs its evidence on the driver, the other keeps Spark busy.
      List<Trained> results =
          Parallel.each(
              due,
              useCase ->
                  Train.useCase(
                      useCase,
                      observations.where(col("use_case").equalTo(useCase.name())),
                      FeatureHistories.untrainable(context, useCase.name()).keySet(),
                      Optional.ofNullable(champions.get(useCase.name())),
                      context.conf(),
                      context.asOf(),
                      origins));
      return register(context, due, results, observations);
    } finally {
      origins.shutdownNow();
    }
  }

  /** How the models were learned that are champion on a night, by use case. */
  static Map<String, Recipe> champions(TableStore store, AsOf asOf) {
    List<ModelEvent> events = ModelEvents.read(store);
    Map<String, Recipe> champions = new TreeMap<>();
    for (Row model : store.read(RegistryTables.MODEL_REGISTRY).collectAsList()) {
      String useCase = model.getAs("use_case");
      String version = model.getAs("model_version");
      if (Champion.at(events, useCase, asOf).filter(version::equals).isPresent()) {
        champions.put(useCase, Recipe.fromRow(model));
      }
    }
    return champions;
  }

  private static Set<String> trainedTonight(RunContext context) {
    Set<String> names = new TreeSet<>();
    context
        .store()
        .read(RegistryTables.MODEL_REGISTRY)
        .where(col("as_of").equalTo(lit(context.asOf().date())))
        .select("use_case")
        .collectAsList()
        .forEach(row -> names.add(row.getString(0)));
    return names;
  }

  /**
   * A version that is registered already is the same model with the same evidence: left as it is.
   */
  private static JobResult register(
      RunContext context,
      List<UseCase> useCases,
      List<Trained> results,
      Dataset<Row> observations) {
    Set<String> known = new TreeSet<>();
    context
        .store()
        .read(RegistryTables.MODEL_REGISTRY)
        .select("model_version")
        .collectAsList()
        .forEach(row -> known.add(row.getString(0)));
    Map<TableContract, List<Row>> rows = new LinkedHashMap<>();
    List<String> verdicts = new ArrayList<>();
    List<Row> registry = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Trained trained = results.get(i);
      String version = RegistryRows.version(trained);
      verdicts.add(version + ": " + trained.verdict() + leftOut(context, trained));
      if (!known.contains(version)) {
        registry.add(
            RegistryRows.row(
                trained,
                useCases.get(i),
                context.conf().useCases().get(useCases.get(i).name()),
                provenance(context)));
        new TrainedRows(trained, version, context.runId())
            .all()
            .forEach(
                (table, some) -> rows.computeIfAbsent(table, t -> new ArrayList<>()).addAll(some));
        rows.computeIfAbsent(DriftTables.TRAINING_PROFILES, t -> new ArrayList<>())
            .addAll(profile(context, useCases.get(i), trained, version, observations));
      }
    }
    // The registry comes last: a version that is registered has all its evidence.
    long written = 0;
    rows.put(RegistryTables.MODEL_REGISTRY, registry);
    for (Map.Entry<TableContract, List<Row>> table : rows.entrySet()) {
      written += append(context, table.getKey(), table.getValue());
    }
    return new JobResult.Done(0, written, String.join("; ", verdicts));
  }

  /** The features whose past is too short, with the reason of the first. */
  private static String leftOut(RunContext context, Trained trained) {
    Map<String, String> untrainable =
        FeatureHistories.untrainable(context, trained.task().useCase());
    return untrainable.isEmpty()
        ? ""
        : " without "
            + String.join(", ", untrainable.keySet())
            + " ("
            + untrainable.values().iterator().next()
            + ")";
  }

  private static List<Row> profile(
      RunContext context,
      UseCase useCase,
      Trained trained,
      String version,
      Dataset<Row> observations) {
    return Profiles.of(
        trained,
        version,
        observations.where(col("use_case").equalTo(useCase.name())),
        UseCases.features(useCase, context.conf().customFields()),
        context.conf().drift(),
        context.runId());
  }

  private static long append(RunContext context, TableContract table, List<Row> rows) {
    Dataset<Row> data = context.spark().createDataFrame(rows, table.schema()).coalesce(1);
    return context.store().append(table, data).rows();
  }

  private static Provenance provenance(RunContext context) {
    TableContract observations = Observations.table(List.of());
    return new Provenance(
        context.conf().hash(),
        context.codeHash(),
        "{\"" + observations.qualifiedName() + "\":" + context.store().version(observations) + "}",
        context.runId());
  }
}
