package io.bowtie.proof;

import static org.apache.spark.sql.functions.col;

import io.bowtie.contract.TableContract;
import io.bowtie.job.JobCatalog;
import io.bowtie.job.Night;
import io.bowtie.job.RunContext;
import io.bowtie.model.LinearModel;
import io.bowtie.model.ModelArtifact;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.leakage.LedgerVerdict;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.proof.ProofResult.Found;
import io.bowtie.proof.ProofResult.Leak;
import io.bowtie.proof.ProofResult.UseCaseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** A company's way through the night, as far as the proof goes. */
final class ProofRun {
  private static final List<String> TO_ROWS = List.of("ingest", "conform", "observe");

  private ProofRun() {}

  /** Brings a company's looks into its warehouse. */
  static void observe(RunContext run) {
    TO_ROWS.forEach(name -> Night.run(JobCatalog.named(name), run));
  }

  /** Trains on them, and reads what was found. */
  static ProofResult trained(ProofCompany company, RunContext run) {
    observe(run);
    Night.run(JobCatalog.named("train"), run);
    List<UseCaseResult> useCases =
        rows(run, RegistryTables.MODEL_REGISTRY).stream()
            .map(model -> useCase(company.kind(), model, run))
            .toList();
    return new ProofResult(company.kind(), company.seed(), company.size(), useCases);
  }

  private static UseCaseResult useCase(ProofKind kind, Row model, RunContext run) {
    String useCase = model.getAs("use_case");
    Optional<Row> auc =
        rows(run, EvidenceTables.MODEL_METRICS).stream()
            .filter(row -> row.getAs("use_case").equals(useCase))
            .filter(row -> row.getAs("candidate").equals("model"))
            .filter(row -> row.getAs("question").equals("within_horizon"))
            .filter(row -> row.getAs("metric").equals("auc_roc") && row.getAs("origin") == null)
            .findFirst();
    List<Row> ledger =
        rows(run, LeakageTables.LEAKAGE_LEDGER).stream()
            .filter(row -> row.getAs("use_case").equals(useCase))
            .toList();
    Map<String, PlantedLeak> planted = planted(kind, useCase);
    List<String> failed =
        rows(run, EvidenceTables.CANARIES).stream()
            .filter(row -> row.getAs("use_case").equals(useCase))
            .filter(row -> row.getAs("result").equals("failed"))
            .map(row -> row.<String>getAs("canary"))
            .toList();
    String artifact = model.getAs("artifact");
    return new UseCaseResult(
        useCase,
        model.getAs("verdict"),
        auc.map(row -> row.<Double>getAs("value")).orElse(null),
        auc.map(row -> row.<Double>getAs("low")).orElse(null),
        auc.map(row -> row.<Double>getAs("high")).orElse(null),
        auc.map(row -> row.<Long>getAs("support")).orElse(0L),
        failed,
        leaks(ledger, planted),
        (int) ledger.stream().filter(row -> !planted.containsKey(feature(row))).count(),
        alarms(ledger, planted),
        kind == ProofKind.PLANTED && !artifact.isEmpty() ? effects(useCase, artifact) : List.of(),
        artifact);
  }

  private static Map<String, PlantedLeak> planted(ProofKind kind, String useCase) {
    return kind.hasLeaks()
        ? Arrays.stream(PlantedLeak.values())
            .filter(leak -> leak.useCase().equals(useCase))
            .collect(Collectors.toMap(PlantedLeak::column, Function.identity()))
        : Map.of();
  }

  private static List<Leak> leaks(List<Row> ledger, Map<String, PlantedLeak> planted) {
    return ledger.stream()
        .filter(row -> planted.containsKey(feature(row)))
        .map(
            row ->
                new Leak(
                    planted.get(feature(row)),
                    row.getAs("verdict"),
                    row.<Boolean>getAs("is_caught_by_numbers")))
        .toList();
  }

  private static List<String> alarms(List<Row> ledger, Map<String, PlantedLeak> planted) {
    return ledger.stream()
        .filter(row -> !planted.containsKey(feature(row)))
        .filter(row -> LedgerVerdict.parse(row.getAs("verdict")).isHeldAgainst())
        .map(row -> feature(row) + ": " + row.getAs("reason"))
        .toList();
  }

  private static List<Found> effects(String useCase, String artifact) {
    LinearModel model = (LinearModel) ModelArtifact.fromJson(artifact).model();
    List<Found> effects = new ArrayList<>();
    for (Claim claim : Claim.of(useCase)) {
      claim
          .found(model)
          .ifPresent(
              found ->
                  effects.add(
                      new Found(claim.words(), claim.isLevel(), claim.effect().logOdds(), found)));
    }
    return effects;
  }

  private static String feature(Row row) {
    return row.getAs("feature");
  }

  private static List<Row> rows(RunContext run, TableContract table) {
    return run.store().read(table).where(col("as_of").equalTo(run.asOf().date())).collectAsList();
  }
}
