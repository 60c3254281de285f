package io.bowtie.feature;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.CustomField;
import io.bowtie.config.UseCaseConf;
import io.bowtie.contract.AsOf;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to look at tonight; travels to the executors, where use cases and features are looked up
 * anew.
 *
 * @param asOf the night
 * @param useCases name to conf, enabled ones in the order of the funnel
 * @param customFields entity to fields
 * @param withHistory the use cases whose past landmarks are wanted
 */
public record ObservationPlan(
    AsOf asOf,
    LinkedHashMap<String, UseCaseConf> useCases,
    HashMap<String, List<CustomField>> customFields,
    Set<String> withHistory)
    implements Serializable {

  /** The plan of a night. */
  public static ObservationPlan of(BowtieConf conf, AsOf asOf, Set<String> withHistory) {
    LinkedHashMap<String, UseCaseConf> useCases = new LinkedHashMap<>();
    UseCases.enabled(conf)
        .forEach(useCase -> useCases.put(useCase.name(), conf.useCases().get(useCase.name())));
    return new ObservationPlan(
        asOf, useCases, new HashMap<>(conf.customFields()), Set.copyOf(withHistory));
  }

  List<UseCase> all() {
    return useCases.entrySet().stream()
        .map(entry -> UseCases.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  Landmarks landmarks(UseCase useCase) {
    return new Landmarks(useCases.get(useCase.name()), asOf, withHistory.contains(useCase.name()));
  }

  List<Feature> features(UseCase useCase) {
    return UseCases.features(useCase, customFields);
  }

  /** Every feature of the plan once, in reading order; names shared by use cases are one column. */
  public List<Feature> features() {
    Map<String, Feature> byName = new LinkedHashMap<>();
    all()
        .forEach(
            useCase ->
                features(useCase).forEach(feature -> byName.putIfAbsent(feature.name(), feature)));
    return List.copyOf(byName.values());
  }
}
