package io.bowtie.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Decides from intervals, not from point values, what a use case may show. {@code publish} when the
 * model comes nearer to what happened than the best baseline, does not rank worse than it, by a
 * difference worth having, is not shown to be miscalibrated and was tested on enough cases; {@code
 * rules_only} when it does not, but the best baseline comes nearer than the base rate, ranks, and
 * is worth having; else {@code abstain}. Without signal no interval lies beyond chance, and the
 * gate refuses. Evidence that is missing counts as not met.
 *
 * @param limits what it asks for
 */
public record EvidenceGate(GateLimits limits) {

  public GateDecision decide(GateEvidence evidence) {
    if (evidence.tested().cases() == 0) {
      return new GateDecision(Verdict.ABSTAIN, List.of(nothingTested(evidence)));
    }
    List<GateCondition> ofModel = ofModel(evidence);
    List<GateCondition> ofRules = ofRules(evidence);
    return new GateDecision(
        verdict(ofModel, ofRules), Stream.concat(ofModel.stream(), ofRules.stream()).toList());
  }

  /** One sentence instead of a dozen that are undefined for the same reason. */
  private static GateCondition nothingTested(GateEvidence evidence) {
    return new GateCondition(
        GateQuestion.ENOUGH,
        false,
        Metric.of(0, "count", 0),
        "Nothing was tested, so neither the model nor a rule can be judged.",
        evidence.moreOrigins());
  }

  private static Verdict verdict(List<GateCondition> ofModel, List<GateCondition> ofRules) {
    if (areMet(ofModel)) {
      return Verdict.PUBLISH;
    }
    return areMet(ofRules) ? Verdict.RULES_ONLY : Verdict.ABSTAIN;
  }

  private static boolean areMet(List<GateCondition> conditions) {
    return conditions.stream().allMatch(GateCondition::isMet);
  }

  private List<GateCondition> ofModel(GateEvidence evidence) {
    String baseline = "the best baseline, " + evidence.bestBaseline();
    PairedSkill skill = evidence.model();
    Tested tested = evidence.tested();
    return List.of(
        comesNearer(GateQuestion.HOW_LIKELY, "The model", baseline, skill.logLoss(), tested),
        ranks(GateQuestion.WHOM_FIRST, "The model", evidence.modelRanks()),
        ranksNoWorse(baseline, "AUC", skill.auc(), skill.otherAuc()),
        ranksNoWorse(
            baseline, "average precision", skill.averagePrecision(), skill.otherAveragePrecision()),
        isWorthHaving(GateQuestion.WORTH_HAVING, "The model", baseline, skill.logLossShare()),
        isCalibrated(evidence.slope()),
        isEnough("had the event", tested.eventCases(), tested.eventLooks(), limits.minimumEvents()),
        isEnough(
            "did not have it", tested.otherCases(), tested.otherLooks(), limits.minimumNonEvents()),
        isHeldOut(evidence));
  }

  private List<GateCondition> ofRules(GateEvidence evidence) {
    if (evidence.bestBaseline().equals(GateEvidence.BASE_RATE)) {
      return List.of(noRule());
    }
    String rule = "The best baseline, " + evidence.bestBaseline() + ",";
    PairedSkill skill = evidence.rules();
    return List.of(
        comesNearer(
            GateQuestion.RULES_HOW_LIKELY,
            rule,
            "the base rate",
            skill.logLoss(),
            evidence.tested()),
        ranks(GateQuestion.RULES_WHOM_FIRST, rule, evidence.rulesRank()),
        isWorthHaving(
            GateQuestion.RULES_WORTH_HAVING, rule, "the base rate", skill.logLossShare()));
  }

  /** What the base rate is to itself would be three conditions that nothing can meet. */
  private static GateCondition noRule() {
    return GateCondition.of(
        GateQuestion.RULES_HOW_LIKELY,
        false,
        "No rule comes nearer to what happened than the base rate, so there is none to fall back"
            + " on.");
  }

  private static GateCondition comesNearer(
      GateQuestion question, String who, String whom, Metric difference, Tested tested) {
    boolean isMet = difference.interval().filter(interval -> interval.isBelow(0)).isPresent();
    String claim =
        isMet ? " comes nearer to what happened than " : " is not shown to come nearer than ";
    return helped(
        new GateCondition(
            question,
            isMet,
            difference,
            who + claim + whom + ": " + found("the difference of log loss", difference) + ".",
            Optional.empty()),
        moreCases(difference, tested));
  }

  /**
   * How many cases would show the difference, if it stays what it is: widths fall as roots rise.
   */
  private static String moreCases(Metric difference, Tested tested) {
    double value = difference.orElse(0);
    double beyond = difference.interval().map(Interval::high).orElse(0.0);
    return value < 0 && beyond >= 0
        ? text(
            "If it stays so, some %d cases with an event would show it; there are %d.",
            Math.round(Math.ceil(tested.eventCases() * Math.pow((beyond - value) / -value, 2))),
            tested.eventCases())
        : "Columns that tell more are needed, or more cases.";
  }

  private GateCondition ranks(GateQuestion question, String who, Metric auc) {
    double least = 0.5 + limits.rankingMargin();
    boolean isMet = auc.interval().filter(interval -> interval.isAbove(least)).isPresent();
    return helped(
        new GateCondition(
            question,
            isMet,
            auc,
            who
                + (isMet ? " ranks" : " is not shown to rank")
                + text(" better than by lot, with an AUC above %.2f: ", least)
                + found("the AUC", auc)
                + ".",
            Optional.empty()),
        "What does not rank cannot say whom to act on first.");
  }

  private GateCondition ranksNoWorse(String whom, String figure, Metric difference, Metric other) {
    double tolerated = limits.largestRankingLoss() * other.orElse(0);
    boolean isWorse = difference.interval().filter(interval -> interval.isBelow(0)).isPresent();
    boolean isMet =
        difference.interval().isPresent() && !isWorse && difference.orElseThrow() >= -tolerated;
    String claim = " is not shown to rank no worse than ";
    if (isMet) {
      claim = " ranks no worse than ";
    } else if (isWorse) {
      claim = " ranks worse than ";
    }
    return helped(
        new GateCondition(
            GateQuestion.WHOM_FIRST,
            isMet,
            difference,
            "The model"
                + claim
                + whom
                + ", by "
                + figure
                + ": "
                + found("the difference", difference)
                + ".",
            Optional.empty()),
        text(
            "It may lose %.4f of %s, and no more than chance explains; what the rule looks at"
                + " should be among its columns.",
            tolerated, figure));
  }

  private GateCondition isWorthHaving(
      GateQuestion question, String who, String whom, Metric share) {
    boolean isMet = share.isDefined() && share.orElseThrow() <= -limits.smallestGain();
    return helped(
        new GateCondition(
            question,
            isMet,
            share,
            who
                + text(
                    " does%s away with at least %.1f %% of the log loss of ",
                    isMet ? "" : " not do", 100 * limits.smallestGain())
                + whom
                + ": "
                + (share.isDefined()
                    ? text("%.1f %%", -100 * share.orElseThrow())
                    : "undefined because " + share.reason())
                + ".",
            Optional.empty()),
        "A smaller difference, however sure, changes no decision: gate.smallest-gain.");
  }

  private GateCondition isCalibrated(Metric slope) {
    Interval allowed = new Interval(limits.lowestSlope(), limits.highestSlope());
    boolean isMet = slope.interval().filter(found -> !found.isApartFrom(allowed)).isPresent();
    String claim =
        isMet ? "The calibration slope may lie" : "The calibration slope is not shown to lie";
    return helped(
        new GateCondition(
            GateQuestion.CALIBRATED,
            isMet,
            slope,
            text("%s within %.2f to %.2f: ", claim, allowed.low(), allowed.high())
                + found("the slope", slope)
                + ".",
            Optional.empty()),
        "Below 1 probabilities are too extreme, above 1 too timid: see the bins.");
  }

  private static GateCondition isEnough(String what, long cases, long looks, long needed) {
    return counted(
        cases,
        needed,
        text("Tested cases that %s: %d (looks: %d); needed: %d.", what, cases, looks, needed),
        Optional.of("gold.backtest_choices says which horizon and step would leave more."));
  }

  private GateCondition isHeldOut(GateEvidence evidence) {
    return counted(
        evidence.origins(),
        limits.minimumOrigins(),
        text(
            "Origins held out in time order: %d; needed: %d.",
            evidence.origins(), limits.minimumOrigins()),
        evidence.moreOrigins());
  }

  private static GateCondition counted(
      long found, long needed, String sentence, Optional<String> help) {
    return new GateCondition(
        GateQuestion.ENOUGH,
        found >= needed,
        Metric.of(found, "count", found),
        sentence,
        help.filter(remedy -> found < needed));
  }

  /** What would help where there is a figure that does not suffice; of no figure it says why. */
  private static GateCondition helped(GateCondition condition, String help) {
    return condition.found().isDefined() ? condition.orElse(help) : condition;
  }

  private static String found(String what, Metric metric) {
    OptionalDouble value = metric.toOptional();
    if (value.isEmpty()) {
      return what + " is undefined because " + metric.reason();
    }
    return text("%s is %.4f", what, value.getAsDouble())
        + metric
            .interval()
            .map(ends -> text(", 95 %% interval %.4f to %.4f", ends.low(), ends.high()))
            .orElse(" without an interval, since it rests on too few accounts")
        + text(", on %d looks", metric.support());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
