package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bowtie.config.BowtieConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.ObservationPlan;
import io.bowtie.feature.Observations;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.model.Train;
import io.bowtie.model.Trained;
import io.bowtie.model.TrainedRows;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.registry.RegistryRows;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.store.TableStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Trains a registered model once more from what the registry says of it, and holds every metric
 * against the one on record. Writes nothing.
 */
public final class Reproduction {
  /** Metrics agree when they differ by no more. */
  static final double TOLERANCE = 1e-9;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Reproduction() {}

  /**
   * Trains again and compares.
   *
   * @param version of the model
   * @return what was found, a line each
   * @throws OperatorError of usage for an unknown version, of configuration when the conf is not
   *     the recorded one, of the system when a metric differs
   */
  public static List<String> of(Workspace workspace, String version) {
    return of(workspace.store(), asOf -> workspace.run(asOf, true), version);
  }

  static List<String> of(TableStore store, Function<AsOf, RunContext> runs, String version) {
    Row model = registered(store, version);
    RunContext run = runs.apply(new AsOf(model.<LocalDate>getAs("as_of")));
    refuseOtherConf(run.conf(), model);
    UseCase useCase =
        UseCases.enabled(run.conf()).stream()
            .filter(each -> each.name().equals(model.<String>getAs("use_case")))
            .findFirst()
            .orElseThrow();
    Trained trained = trained(run, useCase, observations(run, model));
    Map<String, Row> recorded =
        metrics(
            run.store()
                .read(EvidenceTables.MODEL_METRICS)
                .where(col("model_version").equalTo(version))
                .collectAsList());
    Map<String, Row> again =
        metrics(
            new TrainedRows(trained, version, run.runId())
                .all().get(EvidenceTables.MODEL_METRICS).stream()
                    .map(row -> withSchema(row, EvidenceTables.MODEL_METRICS))
                    .toList());
    List<String> said = new ArrayList<>();
    if (!run.codeHash().equals(model.getAs("code_hash"))) {
      said.add("The code is not the recorded one: " + model.getAs("code_hash") + " trained it.");
    }
    refuseDifferences(version, differences(recorded, again));
    said.add(
        recorded.size()
            + " metrics of "
            + version
            + " are the recorded ones to "
            + TOLERANCE
            + "; "
            + (RegistryRows.version(trained).equals(version)
                ? "the model itself is the same to the last digit."
                : "the model's own numbers differ in their last digits."));
    return said;
  }

  private static Row registered(TableStore store, String version) {
    List<Row> models = store.read(RegistryTables.MODEL_REGISTRY).collectAsList();
    List<String> known =
        models.stream().map(row -> row.<String>getAs("model_version")).sorted().toList();
    return models.stream()
        .filter(row -> row.getAs("model_version").equals(version))
        .findFirst()
        .orElseThrow(
            () ->
                OperatorError.usage("'" + version + "' is not a registered model")
                    .where(RegistryTables.MODEL_REGISTRY.qualifiedName())
                    .remedy(
                        NearestWord.to(version, known)
                                .map(name -> "Did you mean '" + name + "'? ")
                                .orElse("")
                            + "Known are "
                            + String.join(", ", known)
                            + "."));
  }

  private static void refuseOtherConf(BowtieConf conf, Row model) {
    String recorded = model.getAs("conf_hash");
    if (!conf.hash().equals(recorded)) {
      throw OperatorError.configuration("The configuration is not the one that trained this model")
          .where(conf.file().toString())
          .why("Its hash is " + conf.hash() + "; the registry recorded " + recorded + ".")
          .remedy("Give the configuration of that night with --conf.");
    }
  }

  private static Dataset<Row> observations(RunContext run, Row model) {
    TableContract table =
        Observations.table(ObservationPlan.of(run.conf(), run.asOf(), Set.of()).features());
    long version = inputVersion(model, table);
    return run.store()
        .readVersion(table, version)
        .where(col("as_of").equalTo(lit(run.asOf().date())))
        .where(col("use_case").equalTo(model.<String>getAs("use_case")));
  }

  private static long inputVersion(Row model, TableContract table) {
    try {
      return JSON.readTree(model.<String>getAs("input_versions"))
          .path(table.qualifiedName())
          .asLong();
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("The registry holds input versions that do not read", broken);
    }
  }

  private static Trained trained(RunContext run, UseCase useCase, Dataset<Row> observations) {
    ExecutorService origins = Executors.newFixedThreadPool(TrainJob.ORIGINS_AT_A_TIME);
    try {
      return Train.useCase(
          useCase,
          observations,
          FeatureHistories.untrainable(run, useCase.name()).keySet(),
          Optional.ofNullable(TrainJob.champions(run.store(), run.asOf()).get(useCase.name())),
          run.conf(),
          run.asOf(),
          origins);
    } finally {
      origins.shutdownNow();
    }
  }

  private static Row withSchema(Row row, TableContract table) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return new org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema(
        values, table.schema());
  }

  private static Map<String, Row> metrics(List<Row> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row ->
                    row.getAs("candidate")
                        + ", "
                        + row.getAs("question")
                        + ", origin "
                        + row.getAs("origin")
                        + ", "
                        + row.getAs("metric"),
                row -> row,
                (one, other) -> one,
                TreeMap::new));
  }

  private static List<String> differences(Map<String, Row> recorded, Map<String, Row> again) {
    Set<String> names = new TreeSet<>(recorded.keySet());
    names.addAll(again.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      if (recorded.containsKey(name) && again.containsKey(name)) {
        differences.addAll(differences(name, recorded.get(name), again.get(name)));
      } else {
        differences.add(name + ": " + (again.containsKey(name) ? "not recorded" : "not there now"));
      }
    }
    return differences;
  }

  private static List<String> differences(String name, Row recorded, Row again) {
    List<String> differences = new ArrayList<>();
    for (String column : List.of("value", "low", "high")) {
      Optional<Double> before = Optional.ofNullable(recorded.getAs(column));
      Optional<Double> now = Optional.ofNullable(again.getAs(column));
      boolean isSame =
          before
              .flatMap(one -> now.map(other -> Math.abs(one - other) <= TOLERANCE))
              .orElse(before.isEmpty() && now.isEmpty());
      if (!isSame) {
        differences.add(name + ": " + column + " " + before + " recorded, " + now + " now");
      }
    }
    return differences;
  }

  private static void refuseDifferences(String version, List<String> differences) {
    if (!differences.isEmpty()) {
      throw OperatorError.system(
              differences.size() + " metrics of " + version + " are not the recorded ones")
          .why(
              String.join(
                  System.lineSeparator(), differences.subList(0, Math.min(10, differences.size()))))
          .remedy("Compare code_hash in gold.model_registry with the code that runs here.");
    }
  }
}
