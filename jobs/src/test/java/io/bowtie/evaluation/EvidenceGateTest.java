package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class EvidenceGateTest {
  private static final Metric BETTER = metric(-0.02, -0.03, -0.01);
  private static final Metric UNCLEAR = metric(-0.02, -0.05, 0.01);
  private static final Metric SLOPE = metric(0.95, 0.85, 1.1);

  private final EvidenceGate gate = new EvidenceGate(GateLimits.defaults());

  @Test
  void shouldPublishWhenEverythingHolds() {
    GateDecision decision = gate.decide(evidence(BETTER, BETTER, SLOPE, 100, 100, 6));

    assertThat(decision.verdict()).isEqualTo(Verdict.PUBLISH);
    assertThat(decision.objections()).isEmpty();
    assertThat(decision.reasons())
        .containsExactly(
            "The model beats the best baseline, stage by age history: the difference of log loss is"
                + " -0.0200, 95 % interval -0.0300 to -0.0100, on 500 rows.",
            "The calibration slope may lie within 0.80 to 1.20: the slope is 0.9500, 95 % interval"
                + " 0.8500 to 1.1000, on 500 rows.",
            "100 test rows have an event; 100 are needed.",
            "100 test rows have no event; 100 are needed.",
            "6 origins were held out in time order; 6 are needed.",
            "The best baseline, stage by age history, beats the base rate: the difference of log"
                + " loss is -0.0200, 95 % interval -0.0300 to -0.0100, on 500 rows.");
  }

  @Test
  void shouldFallBackToRulesForEachConditionOfTheModel() {
    Metric apart = metric(0.6, 0.5, 0.79);
    assertRulesOnly(evidence(UNCLEAR, BETTER, SLOPE, 100, 100, 6), "not shown to beat");
    assertRulesOnly(evidence(BETTER, BETTER, apart, 100, 100, 6), "not shown to lie");
    assertRulesOnly(evidence(BETTER, BETTER, SLOPE, 99, 100, 6), "99 test rows have an event");
    assertRulesOnly(evidence(BETTER, BETTER, SLOPE, 100, 99, 6), "99 test rows have no event");
    assertRulesOnly(evidence(BETTER, BETTER, SLOPE, 100, 100, 5), "5 origins");
  }

  @Test
  void shouldAbstainWhenRulesAreNoBetterThanTheBaseRate() {
    GateDecision decision = gate.decide(evidence(UNCLEAR, UNCLEAR, SLOPE, 100, 100, 6));

    assertThat(decision.verdict()).isEqualTo(Verdict.ABSTAIN);
    assertThat(decision.objections()).hasSize(2);
  }

  @Test
  void shouldPublishAModelThatBeatsTheBaseRateWhereNoRuleDoes() {
    assertThat(gate.decide(evidence(BETTER, metric(0, 0, 0), SLOPE, 100, 100, 6)).verdict())
        .isEqualTo(Verdict.PUBLISH);
  }

  @Test
  void shouldAcceptASlopeWhoseIntervalReachesTheLimits() {
    assertThat(gate.decide(evidence(BETTER, BETTER, metric(0.7, 0.6, 0.8), 100, 100, 6)).verdict())
        .isEqualTo(Verdict.PUBLISH);
  }

  @Test
  void shouldTakeMissingEvidenceForNone() {
    Metric noInterval = Metric.of(-0.5, "nats", 30);
    Metric undefined = Metric.undefined("there are no test rows");

    GateDecision decision = gate.decide(evidence(noInterval, undefined, undefined, 100, 100, 6));

    assertThat(decision.verdict()).isEqualTo(Verdict.ABSTAIN);
    assertThat(decision.objections())
        .containsExactly(
            "The model is not shown to beat the best baseline, stage by age history: the difference"
                + " of log loss is -0.5000 without an interval, since it rests on too few accounts,"
                + " on 30 rows.",
            "The calibration slope is not shown to lie within 0.80 to 1.20: the slope is undefined"
                + " because there are no test rows.",
            "The best baseline, stage by age history, is not shown to beat the base rate: the"
                + " difference of log loss is undefined because there are no test rows.");
  }

  @Test
  void shouldRefuseDataWithoutSignal() {
    int published = 0;
    for (int seed = 0; seed < 60; seed++) {
      published += verdictOn(seed, truth -> 0.3) == Verdict.PUBLISH ? 1 : 0;
    }
    // A noisy model is worse than the base rate, so hardly one interval in a hundred lies below 0.
    assertThat(published).isLessThanOrEqualTo(1);
  }

  @Test
  void shouldPublishAModelThatKnowsTheTruth() {
    // It gains some 0.032 nats a row on the base rate, five standard errors at this size.
    for (int seed = 0; seed < 20; seed++) {
      assertThat(verdictOn(seed, foretold -> foretold)).isEqualTo(Verdict.PUBLISH);
    }
  }

  @Test
  void shouldWriteVerdictsAsTablesDo() {
    assertThat(Verdict.RULES_ONLY.word()).isEqualTo("rules_only");
  }

  /** Events are drawn from what {@code truth} makes of the probability foretold, 0.1 to 0.5. */
  private Verdict verdictOn(int seed, DoubleUnaryOperator truth) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PairedRow> pairs = new ArrayList<>();
    List<ScoredRow> rows = new ArrayList<>();
    for (int i = 0; i < 1800; i++) {
      double foretold = 0.1 + 0.4 * random.nextDouble();
      boolean event = random.nextDouble() < truth.applyAsDouble(foretold);
      pairs.add(new PairedRow("a" + i / 3, foretold, 0.3, event));
      rows.add(new ScoredRow("e" + i, "a" + i / 3, foretold, event, 0));
    }
    ClusterBootstrap bootstrap = new ClusterBootstrap(200, seed);
    ScoredRows scored = ScoredRows.of(rows);
    return gate.decide(
            evidence(
                bootstrap.pairedLogLossDifference(pairs),
                metric(0, 0, 0),
                CalibrationLine.of(scored, bootstrap).slope(),
                scored.eventCount(),
                scored.nonEventCount(),
                6))
        .verdict();
  }

  private void assertRulesOnly(GateEvidence evidence, String objection) {
    GateDecision decision = gate.decide(evidence);
    assertThat(decision.verdict()).isEqualTo(Verdict.RULES_ONLY);
    assertThat(decision.objections()).singleElement().asString().contains(objection);
  }

  private static GateEvidence evidence(
      Metric model, Metric rules, Metric slope, long events, long nonEvents, int origins) {
    return new GateEvidence(
        "stage by age history", model, rules, slope, events, nonEvents, origins);
  }

  private static Metric metric(double value, double low, double high) {
    return Metric.of(value, "nats", 500).within(new Interval(low, high));
  }
}
