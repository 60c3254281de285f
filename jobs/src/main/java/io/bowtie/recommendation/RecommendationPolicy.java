package io.bowtie.recommendation;

import io.bowtie.config.BandConf;
import io.bowtie.config.BowtieConf;
import io.bowtie.config.UseCaseConf;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rules that turn a score into advice.
 *
 * @param bands edges per use case
 * @param horizonDays of the predicted event, per use case
 * @param largeAmount from this much money on, in the reporting currency, the tier rises by one
 */
public record RecommendationPolicy(
    Map<String, BandConf> bands, Map<String, Integer> horizonDays, double largeAmount)
    implements Serializable {

  public RecommendationPolicy {
    bands = Map.copyOf(bands);
    horizonDays = Map.copyOf(horizonDays);
  }

  public static RecommendationPolicy of(BowtieConf conf) {
    return new RecommendationPolicy(
        conf.bands(),
        conf.useCases().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> horizon(entry.getValue()))),
        conf.largeAmount());
  }

  /**
   * The advice for one score; none where the score is on the quiet side of the threshold. A deal in
   * commit can have two.
   */
  public List<Recommendation> advise(Scored scored) {
    return Arrays.stream(Action.values())
        .filter(action -> action.isAdvisedFor(scored))
        .map(
            action ->
                new Recommendation(
                    scored,
                    action,
                    tierOf(action, scored.stake(), scored.isStrategic()),
                    action.threshold(bands.get(scored.useCase())),
                    expectedEffect(scored)))
        .toList();
  }

  /** It takes no score, so it cannot depend on one. */
  RiskTier tierOf(Action action, Stake stake, boolean isStrategic) {
    return isStrategic || stake.mayReach(largeAmount) ? action.tier().raised() : action.tier();
  }

  private String expectedEffect(Scored scored) {
    String basis = scored.basis().equals("rules") ? "By rules, not a model: of " : "Of ";
    return basis
        + cases(scored.useCase())
        + " scored like this, "
        + percent(scored.low())
        + " to "
        + percent(scored.high())
        + " "
        + event(scored.useCase())
        + " within "
        + horizonDays.get(scored.useCase())
        + " days. How much acting changes that has not been measured.";
  }

  private static String cases(String useCase) {
    return useCase.equals("churn") ? "customers" : useCase + "s";
  }

  private static String event(String useCase) {
    return switch (useCase) {
      case "lead" -> "converted";
      case "deal" -> "were won";
      default -> "left";
    };
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static int horizon(UseCaseConf conf) {
    return conf.horizonDays();
  }
}
