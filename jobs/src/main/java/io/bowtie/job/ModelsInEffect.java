package io.bowtie.job;

import io.bowtie.contract.AsOf;
import io.bowtie.governance.Champion;
import io.bowtie.governance.ModelEvent;
import io.bowtie.model.registry.RegisteredModel;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.scoring.Basis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which model each use case works with on a night.
 *
 * @param models trained by then
 * @param events decisions of people
 * @param asOf of the night
 */
record ModelsInEffect(List<RegisteredModel> models, List<ModelEvent> events, AsOf asOf) {

  static ModelsInEffect read(RunContext context) {
    return new ModelsInEffect(
        context.store().read(RegistryTables.MODEL_REGISTRY).collectAsList().stream()
            .map(RegisteredModel::fromRow)
            .filter(model -> model.trainedAsOf().compareTo(context.asOf()) <= 0)
            .toList(),
        ModelEvents.read(context.store()),
        context.asOf());
  }

  /** Who was promoted; empty while rules are published. */
  Optional<RegisteredModel> champion(String useCase) {
    return Champion.at(events, useCase, asOf)
        .flatMap(
            version ->
                models.stream().filter(model -> model.version().equals(version)).findFirst());
  }

  /** The last that was trained; empty before the first. */
  Optional<RegisteredModel> latest(String useCase) {
    return models.stream()
        .filter(model -> model.useCase().equals(useCase))
        .max(
            Comparator.comparing(RegisteredModel::trainedAsOf)
                .thenComparing(RegisteredModel::version));
  }

  /** What the night's scores come from; empty where nothing may be published. */
  Optional<Basis> basis(String useCase) {
    return Basis.of(champion(useCase), latest(useCase));
  }

  /** The last that was trained, where it can score and is not the champion. */
  Optional<Basis.Promoted> challenger(String useCase) {
    Optional<String> champion = champion(useCase).map(RegisteredModel::version);
    return latest(useCase)
        .filter(model -> !champion.equals(Optional.of(model.version())))
        .flatMap(
            model ->
                model.artifact().map(artifact -> new Basis.Promoted(model.version(), artifact)));
  }

  /** The model whose evidence speaks for the night's scores: the champion, or the last trained. */
  Optional<RegisteredModel> spoken(String useCase) {
    return champion(useCase).or(() -> latest(useCase));
  }
}
