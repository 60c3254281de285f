package io.bowtie.evaluation;

import io.bowtie.evaluation.GateDecision.Condition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Decides from intervals, not from point values, what a use case may show: {@code publish} when the
 * model beats the best baseline, is not shown to be miscalibrated and was tested on enough; {@code
 * rules_only} when it does not but the best baseline beats the base rate; else {@code abstain}.
 * Without signal no interval lies below zero, and the gate refuses. Evidence that is missing counts
 * as not met.
 *
 * @param limits what it asks for
 */
public record EvidenceGate(GateLimits limits) {

  public GateDecision decide(GateEvidence evidence) {
    List<Condition> ofModel = ofModel(evidence);
    Condition ofRules = ofRules(evidence);
    return new GateDecision(
        verdict(ofModel, ofRules), Stream.concat(ofModel.stream(), Stream.of(ofRules)).toList());
  }

  private static Verdict verdict(List<Condition> ofModel, Condition ofRules) {
    if (ofModel.stream().allMatch(Condition::isMet)) {
      return Verdict.PUBLISH;
    }
    return ofRules.isMet() ? Verdict.RULES_ONLY : Verdict.ABSTAIN;
  }

  private List<Condition> ofModel(GateEvidence evidence) {
    return List.of(
        beats(
            "The model",
            "the best baseline, " + evidence.bestBaseline(),
            evidence.modelAgainstBaseline()),
        isCalibrated(evidence.slope()),
        isEnough(evidence.events(), limits.minimumEvents(), "test rows have an event"),
        isEnough(evidence.nonEvents(), limits.minimumNonEvents(), "test rows have no event"),
        isEnough(
            evidence.origins(), limits.minimumOrigins(), "origins were held out in time order"));
  }

  private static Condition ofRules(GateEvidence evidence) {
    return beats(
        "The best baseline, " + evidence.bestBaseline() + ",",
        "the base rate",
        evidence.baselineAgainstBaseRate());
  }

  private static Condition beats(String who, String whom, Metric difference) {
    boolean isMet = difference.interval().filter(interval -> interval.isBelow(0)).isPresent();
    String claim = isMet ? " beats " : " is not shown to beat ";
    return new Condition(
        isMet, who + claim + whom + ": " + found("the difference of log loss", difference) + ".");
  }

  private Condition isCalibrated(Metric slope) {
    Interval allowed = new Interval(limits.lowestSlope(), limits.highestSlope());
    boolean isMet = slope.interval().filter(found -> !found.isApartFrom(allowed)).isPresent();
    String claim =
        isMet ? "The calibration slope may lie" : "The calibration slope is not shown to lie";
    return new Condition(
        isMet,
        text("%s within %.2f to %.2f: ", claim, allowed.low(), allowed.high())
            + found("the slope", slope)
            + ".");
  }

  private static Condition isEnough(long found, long needed, String what) {
    return new Condition(found >= needed, text("%d %s; %d are needed.", found, what, needed));
  }

  private static String found(String what, Metric metric) {
    if (!metric.isDefined()) {
      return what + " is undefined because " + metric.reason();
    }
    String value = text("%s is %.4f", what, metric.orElseThrow());
    return value
        + metric
            .interval()
            .map(ends -> text(", 95 %% interval %.4f to %.4f", ends.low(), ends.high()))
            .orElse(" without an interval, since it rests on too few accounts")
        + text(", on %d rows", metric.support());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
