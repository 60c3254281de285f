package io.bowtie.doctor;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.CustomField;
import io.bowtie.config.GovernanceConf;
import io.bowtie.config.UseCaseConf;
import io.bowtie.contract.ExitCode;
import io.bowtie.feature.Delivered;
import io.bowtie.feature.Feasibility;
import io.bowtie.feature.Feature;
import io.bowtie.feature.FeatureProbe;
import io.bowtie.feature.Observe;
import io.bowtie.feature.UseCases;
import io.bowtie.kpi.KpiNeeds;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Silver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What follows from what was found.
 *
 * @param found the conf, the files and the mappings
 * @param entities all that silver knows, in its order
 * @param models in the order of the funnel
 * @param kpis in reading order
 */
public record Diagnosis(
    Found found, List<EntityFinding> entities, List<ModelFinding> models, List<KpiFinding> kpis) {
  private static final List<String> USE_CASES = List.of("lead", "deal", "churn");

  public Diagnosis {
    entities = List.copyOf(entities);
    models = List.copyOf(models);
    kpis = List.copyOf(kpis);
  }

  /** Judges what was found; reads nothing more. */
  public static Diagnosis of(Found found) {
    List<EntityFinding> entities =
        Silver.ENTITIES.stream()
            .map(entity -> EntityFinding.of(own(found.conf(), entity), mappings(found, entity)))
            .toList();
    return new Diagnosis(found, entities, models(found, entities), kpis(entities));
  }

  /**
   * Configuration when a mapping is wrong in itself; done when at least one model or KPI can be
   * computed; otherwise the data gate.
   */
  public ExitCode exitCode() {
    boolean isConfigurationWrong =
        found.mappings().stream()
            .anyMatch(
                mapping -> mapping.fault().filter(MappingFound.Fault::isConfiguration).isPresent());
    if (isConfigurationWrong) {
      return ExitCode.CONFIGURATION;
    }
    return isAnythingComputed() ? ExitCode.DONE : ExitCode.DATA_GATE;
  }

  boolean isAnythingComputed() {
    return models.stream().anyMatch(ModelFinding::isScored)
        || kpis.stream().anyMatch(KpiFinding::isComputed);
  }

  /** The entities that reach silver. */
  Set<String> delivered() {
    return entities.stream()
        .filter(EntityFinding::isDelivered)
        .map(EntityFinding::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  EntityFinding entity(String name) {
    return entities.stream()
        .filter(finding -> finding.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Entity own(BowtieConf conf, Entity entity) {
    return entity.with(
        conf.customFieldsOf(entity.name()).stream().map(CustomField::column).toList());
  }

  private static List<MappingFound> mappings(Found found, Entity entity) {
    return found.mappings().stream()
        .filter(mapping -> mapping.entity().equals(entity.name()))
        .toList();
  }

  private static List<ModelFinding> models(Found found, List<EntityFinding> entities) {
    Map<String, Delivered> delivered = asDelivered(entities);
    FeatureProbe probe = new FeatureProbe(found.conf().customFields());
    List<ModelFinding> models = new ArrayList<>();
    for (String useCase : USE_CASES) {
      UseCaseConf conf = found.conf().useCases().get(useCase);
      Feasibility feasibility = probe.feasibility(useCase, conf, delivered);
      models.add(
          new ModelFinding(
              useCase,
              UseCases.of(useCase, conf).entity(),
              conf.isEnabled(),
              feasibility,
              unsigned(feasibility, found.conf().leakage().signOffs(useCase).keySet()),
              found.outcomes().stream().filter(it -> it.useCase().equals(useCase)).findFirst(),
              found.conf().registered(useCase).map(GovernanceConf::approvers).orElse(List.of())));
    }
    return models;
  }

  private static Set<String> unsigned(Feasibility feasibility, Set<String> signed) {
    Set<String> lost =
        feasibility.lost().stream().map(it -> it.feature().name()).collect(Collectors.toSet());
    return feasibility.features().stream()
        .filter(feature -> feature.history() == Feature.History.LIVE_ONLY)
        .map(Feature::name)
        .filter(name -> !lost.contains(name) && !signed.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What features may use: a customer's rows need an account, their own or through identity. */
  private static Map<String, Delivered> asDelivered(List<EntityFinding> entities) {
    Map<String, EntityFinding> byName =
        entities.stream().collect(Collectors.toMap(EntityFinding::name, finding -> finding));
    boolean isLinked = isLinked(byName.get("source_accounts"), byName.get("accounts"));
    Map<String, Delivered> delivered = new HashMap<>();
    for (String name : Observe.ENTITIES) {
      EntityFinding finding = byName.get(name);
      if (finding.isDelivered()) {
        boolean isResolved = isLinked && finding.delivered().contains("source_account_id");
        delivered.put(name, finding.asDelivered(isResolved ? Set.of("account_id") : Set.of()));
      }
    }
    return delivered;
  }

  /** By the CRM's id, by domain, or by name and country, as identity does. */
  private static boolean isLinked(EntityFinding customers, EntityFinding accounts) {
    Set<String> own = customers.delivered();
    Set<String> known = accounts.delivered();
    return own.contains("crm_account_id")
        || (own.contains("domain") && known.contains("domain"))
        || (own.containsAll(Set.of("name", "country")) && known.contains("country"));
  }

  private static List<KpiFinding> kpis(List<EntityFinding> entities) {
    Map<String, EntityFinding> byName =
        entities.stream().collect(Collectors.toMap(EntityFinding::name, finding -> finding));
    return KpiNeeds.all().stream().map(needs -> kpi(needs, byName)).toList();
  }

  private static KpiFinding kpi(KpiNeeds kpi, Map<String, EntityFinding> entities) {
    Set<String> needs = new TreeSet<>();
    kpi.entities().stream().filter(name -> !entities.get(name).isDelivered()).forEach(needs::add);
    kpi.columns().stream()
        .filter(
            column -> {
              String entity = Addition.entityOf(column);
              return !entities
                  .get(entity)
                  .delivered()
                  .contains(column.substring(entity.length() + 1));
            })
        .forEach(needs::add);
    return new KpiFinding(kpi.name(), needs);
  }
}
