package io.bowtie.config;

import io.bowtie.contract.BusinessZone;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an operator has set, checked.
 *
 * @param company the company's name, for pages
 * @param timeZone in which the days of facts and of nights lie
 * @param reportingCurrency ISO 4217 code of every amount that is summed
 * @param maximumRateAgeDays an exchange rate that is older does not count
 * @param warehouse folder or URI of all tables
 * @param reports folder of the pages
 * @param seed of everything random
 * @param sources where data comes from
 * @param sharedDomains domains that several companies share, besides those that Bowtie knows
 * @param customFields entity to its fields
 * @param checks of the company's own
 * @param quality how a night is compared with earlier ones
 * @param useCases lead, deal, churn
 * @param bands edges per use case
 * @param governance who answers, per use case
 * @param thresholds of alerts, per use case, in the order in which they take effect
 * @param train when and how models are trained
 * @param gate what evidence they must bring
 * @param leakage which columns may train
 * @param drift when a difference from training counts
 * @param biasDimensions columns of the scored rows by which groups are compared
 * @param velocityWindowDays trailing days for win rate, amount and cycle in the velocity
 * @param largeAmount from this much money on, in the reporting currency, advice is riskier
 * @param file the conf file, for messages
 * @param folder the conf file's folder, to which relative paths refer
 * @param hash of the resolved configuration
 */
public record BowtieConf(
    String company,
    BusinessZone timeZone,
    String reportingCurrency,
    int maximumRateAgeDays,
    String warehouse,
    Path reports,
    long seed,
    List<SourceConf> sources,
    List<String> sharedDomains,
    Map<String, List<CustomField>> customFields,
    List<CheckConf> checks,
    QualityConf quality,
    Map<String, UseCaseConf> useCases,
    Map<String, BandConf> bands,
    Map<String, GovernanceConf> governance,
    Map<String, List<ThresholdConf>> thresholds,
    TrainConf train,
    GateConf gate,
    LeakageConf leakage,
    DriftConf drift,
    List<String> biasDimensions,
    int velocityWindowDays,
    double largeAmount,
    Path file,
    Path folder,
    String hash) {

  public BowtieConf {
    sources = List.copyOf(sources);
    sharedDomains = List.copyOf(sharedDomains);
    customFields = Map.copyOf(customFields);
    checks = List.copyOf(checks);
    useCases = Map.copyOf(useCases);
    bands = Map.copyOf(bands);
    governance = Map.copyOf(governance);
    thresholds = Map.copyOf(thresholds);
    biasDimensions = List.copyOf(biasDimensions);
  }

  /** The company's own fields of an entity, none if it has none. */
  public List<CustomField> customFieldsOf(String entity) {
    return customFields.getOrDefault(entity, List.of());
  }

  /** Who answers for a use case; empty where nobody has registered it. */
  public Optional<GovernanceConf> registered(String useCase) {
    return Optional.ofNullable(governance.get(useCase));
  }
}
