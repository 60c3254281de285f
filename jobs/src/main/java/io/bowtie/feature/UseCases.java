package io.bowtie.feature;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.CustomField;
import io.bowtie.config.UseCaseConf;
import io.bowtie.contract.OperatorError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The use cases that Bowtie knows. */
public final class UseCases {
  private UseCases() {}

  /** Those that are enabled, in the order of the funnel. */
  public static List<UseCase> enabled(BowtieConf conf) {
    return List.of("lead", "deal", "churn").stream()
        .filter(name -> conf.useCases().get(name).isEnabled())
        .map(name -> of(name, conf.useCases().get(name)))
        .toList();
  }

  /**
   * The use case of that name.
   *
   * @throws OperatorError of configuration when there is none
   */
  public static UseCase of(String name, UseCaseConf conf) {
    return switch (name) {
      case "lead" -> new LeadUseCase();
      case "deal" -> new DealUseCase();
      case "churn" -> new ChurnUseCase(new Churned(conf.churnLabel(), conf.graceDays()));
      default ->
          throw OperatorError.configuration("There is no use case '" + name + "'")
              .where("use-cases." + name)
              .remedy("Use one of lead, deal, churn.");
    };
  }

  /** A use case's features and the company's own. */
  public static List<Feature> features(UseCase useCase, Map<String, List<CustomField>> fields) {
    List<Feature> all = new ArrayList<>(useCase.features());
    all.addAll(CustomFeatures.of(useCase.name(), fields));
    return List.copyOf(all);
  }
}
