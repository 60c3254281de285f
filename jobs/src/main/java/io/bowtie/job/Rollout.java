package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.ExitCriteriaConf;
import io.bowtie.config.GovernanceConf;
import io.bowtie.config.Mode;
import io.bowtie.config.SignOff;
import io.bowtie.contract.AsOf;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.governance.ExitCriteria;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.RolloutCheck;
import io.bowtie.governance.RolloutFacts;
import io.bowtie.governance.RolloutTables;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.model.EncodedFeature;
import io.bowtie.model.ModelArtifact;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.RegisteredModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * How far each enabled use case has come on its way to users, by the numbers of nights before this
 * one: whoever runs the night again finds the same.
 *
 * @param checks use case to its exit criteria
 */
record Rollout(Map<String, List<RolloutCheck>> checks) {

  /** What a ledger says of a feature. */
  private record Judged(
      String version, String feature, boolean isKept, Optional<String> signedBy) {}

  static Rollout read(RunContext context, List<UseCaseEvent> events) {
    ModelsInEffect models = ModelsInEffect.read(context);
    List<String> useCases = UseCases.enabled(context.conf()).stream().map(UseCase::name).toList();
    Map<String, List<AsOf>> shadowNights = shadowNights(context);
    List<Judged> judged =
        judged(context, useCases.stream().flatMap(name -> models.champion(name).stream()).toList());
    Map<String, List<RolloutCheck>> checks = new LinkedHashMap<>();
    for (String useCase : useCases) {
      Optional<GovernanceConf> registered = context.conf().registered(useCase);
      checks.put(
          useCase,
          new ExitCriteria(
                  registered
                      .flatMap(GovernanceConf::exitCriteria)
                      .orElse(ExitCriteriaConf.DEFAULT)
                      .shadowNights())
              .checks(
                  new RolloutFacts(
                      useCase,
                      tested(context, useCase, models, judged),
                      registered
                          .map(GovernanceConf::missing)
                          .orElse(List.of("governance." + useCase)),
                      shadowNights.getOrDefault(useCase, List.of()),
                      events)));
    }
    return new Rollout(checks);
  }

  /** Whether conf keeps some use case in shadow by its criteria. */
  static boolean isEnforced(RunContext context) {
    return UseCases.enabled(context.conf()).stream()
        .anyMatch(useCase -> isEnforced(context, useCase.name()));
  }

  static boolean isEnforced(RunContext context, String useCase) {
    return context.conf().registered(useCase).flatMap(GovernanceConf::exitCriteria).isPresent();
  }

  /** Writes the night's rows of {@code gold.rollout_checks}. */
  static void write(RunContext context) {
    List<Row> rows = new ArrayList<>();
    read(context, UseCaseModes.events(context.store()))
        .checks
        .forEach(
            (useCase, checks) ->
                checks.forEach(
                    check ->
                        rows.add(
                            RowFactory.create(
                                useCase,
                                check.stage().word(),
                                check.criterion(),
                                check.figure(),
                                check.limit(),
                                check.isMet(),
                                isEnforced(context, useCase),
                                check.sentence(),
                                context.asOf().date(),
                                context.runId()))));
    context
        .store()
        .replaceAsOf(
            RolloutTables.ROLLOUT_CHECKS,
            context.asOf(),
            context
                .spark()
                .createDataFrame(rows, RolloutTables.ROLLOUT_CHECKS.schema())
                .coalesce(1));
  }

  private static Optional<RolloutFacts.Tested> tested(
      RunContext context, String useCase, ModelsInEffect models, List<Judged> judged) {
    Optional<RegisteredModel> champion = models.champion(useCase);
    return champion
        .or(() -> models.latest(useCase))
        .map(
            model ->
                new RolloutFacts.Tested(
                    model.version(),
                    champion.isPresent(),
                    model.verdict(),
                    champion.isPresent() ? unfit(context, model, judged) : List.of()));
  }

  /** What the model looks at and its ledger does not keep, or kept for a signature now gone. */
  private static List<String> unfit(
      RunContext context, RegisteredModel model, List<Judged> judged) {
    Map<String, SignOff> signOffs = context.conf().leakage().signOffs(model.useCase());
    Map<String, Judged> own = new HashMap<>();
    judged.stream()
        .filter(each -> each.version().equals(model.version()))
        .forEach(each -> own.put(each.feature(), each));
    return features(model)
        .filter(
            feature ->
                Optional.ofNullable(own.get(feature))
                    .filter(Judged::isKept)
                    .filter(
                        each ->
                            each.signedBy().isEmpty()
                                || each.signedBy()
                                    .equals(
                                        Optional.ofNullable(signOffs.get(feature))
                                            .map(SignOff::by)))
                    .isEmpty())
        .toList();
  }

  private static Stream<String> features(RegisteredModel model) {
    return model.artifact().map(ModelArtifact::model).stream()
        .flatMap(fitted -> fitted.encoding().features().stream())
        .map(EncodedFeature::name);
  }

  /** A few hundred columns at most, and only where there is a champion. */
  private static List<Judged> judged(RunContext context, List<RegisteredModel> champions) {
    if (champions.isEmpty()) {
      return List.of();
    }
    return context
        .store()
        .read(LeakageTables.LEAKAGE_LEDGER)
        .where(
            col("model_version").isin(champions.stream().map(RegisteredModel::version).toArray()))
        .select("model_version", "feature", "verdict", "signed_by")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Judged(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2).equals("kept"),
                    Optional.ofNullable(row.getString(3))))
        .toList();
  }

  /** A row a use case and night. */
  private static Map<String, List<AsOf>> shadowNights(RunContext context) {
    Map<String, List<AsOf>> nights = new HashMap<>();
    context
        .store()
        .read(GovernanceTables.USE_CASE_STATUS)
        .where(col("as_of").lt(lit(context.asOf().date())))
        .where(col("mode").equalTo(Mode.SHADOW.word()))
        .select("use_case", "as_of")
        .collectAsList()
        .forEach(
            row ->
                nights
                    .computeIfAbsent(row.getString(0), useCase -> new ArrayList<>())
                    .add(new AsOf(row.<LocalDate>getAs("as_of"))));
    return nights;
  }
}
