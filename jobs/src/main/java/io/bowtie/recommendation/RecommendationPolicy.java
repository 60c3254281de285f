package io.bowtie.recommendation;

import io.bowtie.config.BandConf;
import io.bowtie.config.BowtieConf;
import io.bowtie.config.UseCaseConf;
import io.bowtie.scoring.OutcomeWords;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules that turn a score into advice.
 *
 * @param bands edges per use case
 * @param horizonDays of the predicted event, per use case
 * @param largeAmount from this much money on, in the reporting currency, the tier rises by one
 * @param alerts rule per use case; one without is alerted at the edge of band B
 */
public record RecommendationPolicy(
    Map<String, BandConf> bands,
    Map<String, Integer> horizonDays,
    double largeAmount,
    Map<String, AlertRule> alerts)
    implements Serializable {

  public RecommendationPolicy {
    bands = Map.copyOf(bands);
    horizonDays = Map.copyOf(horizonDays);
    alerts = Map.copyOf(alerts);
  }

  public static RecommendationPolicy of(BowtieConf conf, Map<String, AlertRule> alerts) {
    return new RecommendationPolicy(
        conf.bands(),
        conf.useCases().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> horizon(entry.getValue()))),
        conf.largeAmount(),
        alerts);
  }

  /**
   * The advice for one score; none where no alert stands for it. A deal in commit can have two.
   *
   * @param tonight the night's date
   */
  public List<Recommendation> advise(Scored scored, LocalDate tonight) {
    BandConf edges = bands.get(scored.useCase());
    AlertRule rule = ruleOf(scored.useCase());
    Optional<LocalDate> since =
        rule.hysteresis().standsSince(scored.probability(), tonight, scored.alertSince());
    return Arrays.stream(Action.values())
        .filter(action -> action.isAdvisedFor(scored, since.isPresent()))
        .map(
            action ->
                new Recommendation(
                    scored,
                    action,
                    tierOf(action, scored.stake(), scored.isStrategic()),
                    action.threshold(edges, rule),
                    since.map(day -> new Recommendation.Alert(rule, day)),
                    expectedEffect(scored),
                    Episode.since(action.code(), tonight, scored.advised())))
        .toList();
  }

  private AlertRule ruleOf(String useCase) {
    return Optional.ofNullable(alerts.get(useCase))
        .orElseGet(() -> AlertRule.atBandEdge(useCase, bands.get(useCase).b()));
  }

  /** It takes no score, so it cannot depend on one. */
  RiskTier tierOf(Action action, Stake stake, boolean isStrategic) {
    return isStrategic || stake.mayReach(largeAmount) ? action.tier().raised() : action.tier();
  }

  private String expectedEffect(Scored scored) {
    OutcomeWords words = OutcomeWords.of(scored.useCase());
    String basis = scored.basis().equals("rules") ? "By rules, not a model: of " : "Of ";
    return basis
        + words.cases()
        + " scored like this, "
        + percent(scored.low())
        + " to "
        + percent(scored.high())
        + " "
        + words.happened()
        + " within "
        + horizonDays.get(scored.useCase())
        + " days. How much acting changes that has not been measured.";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static int horizon(UseCaseConf conf) {
    return conf.horizonDays();
  }
}
