package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class EvidenceGateTest {
  private static final GateLimits LIMITS = new GateLimits(100, 100, 0.8, 1.25, 6, 0.01, 0.02, 0.01);

  private final EvidenceGate gate = new EvidenceGate(LIMITS);

  @Test
  void shouldPublishWhenEverythingHolds() {
    GateDecision decision = gate.decide(new Found().evidence());

    assertThat(decision.verdict()).isEqualTo(Verdict.PUBLISH);
    assertThat(decision.objections()).isEmpty();
    assertThat(decision.reasons())
        .containsExactly(
            "Met: The model comes nearer to what happened than the best baseline, stage by age: the"
                + " difference of log loss is -0.0200, 95 % interval -0.0300 to -0.0100, on 500"
                + " looks.",
            "Met: The model ranks better than by lot, with an AUC above 0.51: the AUC is 0.7000, 95"
                + " % interval 0.6500 to 0.7500, on 500 looks.",
            "Met: The model ranks no worse than the best baseline, stage by age, by AUC: the"
                + " difference is 0.0500, 95 % interval 0.0100 to 0.0900, on 500 looks.",
            "Met: The model ranks no worse than the best baseline, stage by age, by average"
                + " precision: the difference is 0.0400, 95 % interval 0.0000 to 0.0800, on 500"
                + " looks.",
            "Met: The model does away with at least 1.0 % of the log loss of the best baseline,"
                + " stage by age: 4.0 %.",
            "Met: The calibration slope may lie within 0.80 to 1.25: the slope is 0.9500, 95 %"
                + " interval 0.8500 to 1.1000, on 500 looks.",
            "Met: Tested cases that had the event: 100 (looks: 130); needed: 100.",
            "Met: Tested cases that did not have it: 100 (looks: 370); needed: 100.",
            "Met: Origins held out in time order: 6; needed: 6.",
            "Met: The best baseline, stage by age, comes nearer to what happened than the base"
                + " rate: the difference of log loss is -0.0300, 95 % interval -0.0400 to -0.0200,"
                + " on 500 looks.",
            "Met: The best baseline, stage by age, ranks better than by lot, with an AUC above"
                + " 0.51: the AUC is 0.6500, 95 % interval 0.6000 to 0.7000, on 500 looks.",
            "Met: The best baseline, stage by age, does away with at least 1.0 % of the log loss of"
                + " the base rate: 6.0 %.");
  }

  @Test
  void shouldFallBackToRulesForEachConditionOfTheModelAndSayWhatWouldHelp() {
    assertRulesOnly(
        new Found().logLoss(-0.02, -0.05, 0.01),
        "not shown to come nearer",
        "some 225 cases with an event would show it; there are 100");
    assertRulesOnly(new Found().auc(0.53, 0.505, 0.56), "not shown to rank", "whom to act on");
    assertRulesOnly(new Found().aucDifference(-0.035, -0.06, -0.01), "ranks worse", "0.0130");
    assertRulesOnly(new Found().aucDifference(-0.035, -0.08, 0.01), "not shown to", "0.0130");
    assertRulesOnly(new Found().apDifference(-0.03, -0.05, -0.01), "average precision", "0.0040");
    assertRulesOnly(new Found().share(-0.009), "not do away", "gate.smallest-gain");
    assertRulesOnly(new Found().slope(0.6, 0.5, 0.79), "not shown to lie", "too extreme");
    assertRulesOnly(new Found().cases(99, 100), "that had the event: 99", "would leave more");
    assertRulesOnly(new Found().cases(100, 99), "that did not have it: 99", "would leave more");
    assertRulesOnly(new Found().origins(5), "time order: 5", "A step of 14 days leaves 8.");
  }

  @Test
  void shouldAbstainWhereTheRuleDoesNotRankOrIsNotWorthHaving() {
    Found unclear = new Found().logLoss(-0.02, -0.05, 0.01);

    assertAbstains(unclear.rules(-0.0015, -0.0020, -0.0010), "not shown to rank", 0.5016, 0.4978);
    assertAbstains(unclear.rules(-0.03, -0.04, -0.02).rulesShare(-0.002), "not do away", 0.6, 0.55);
    assertAbstains(unclear.rules(-0.03, -0.06, 0.01), "not shown to come nearer", 0.6, 0.55);
  }

  @Test
  void shouldAcceptARankingThatSeemsALittleWorseWhereChanceExplainsIt() {
    // Two hundredths of the baseline's AUC of 0.65 are 0.013.
    assertThat(gate.decide(new Found().aucDifference(-0.012, -0.04, 0.02).evidence()).verdict())
        .isEqualTo(Verdict.PUBLISH);
  }

  @Test
  void shouldPublishAModelThatBeatsTheBaseRateWhereNoRuleDoes() {
    assertThat(gate.decide(new Found().rules(0, 0, 0).evidence()).verdict())
        .isEqualTo(Verdict.PUBLISH);
  }

  @Test
  void shouldAcceptASlopeWhoseIntervalReachesTheLimits() {
    assertThat(gate.decide(new Found().slope(0.7, 0.6, 0.8).evidence()).verdict())
        .isEqualTo(Verdict.PUBLISH);
  }

  @Test
  void shouldTakeMissingEvidenceForNone() {
    PairedSkill none = PairedSkill.of(List.of(), ClusterBootstrap.seeded(1));
    Metric undefined = Metric.undefined("there are no test rows");

    GateDecision decision =
        gate.decide(
            new GateEvidence(
                "stage by age",
                none,
                undefined,
                none,
                undefined,
                undefined,
                new Tested(0, 0, 0, 0, 0),
                0,
                Optional.empty()));

    assertThat(decision.verdict()).isEqualTo(Verdict.ABSTAIN);
    assertThat(decision.reasons())
        .containsExactly(
            "Not met: Nothing was tested, so neither the model nor a rule can be judged.");
  }

  @Test
  void shouldNotCompareTheBaseRateWithItself() {
    GateDecision decision =
        gate.decide(new Found().baseline(GateEvidence.BASE_RATE).origins(2).evidence());

    assertThat(decision.verdict()).isEqualTo(Verdict.ABSTAIN);
    assertThat(decision.objections())
        .extracting(GateCondition::sentence)
        .containsExactly(
            "Origins held out in time order: 2; needed: 6.",
            "No rule comes nearer to what happened than the base rate, so there is none to fall"
                + " back on.");
  }

  @Test
  void shouldSayWhyAFigureIsUndefinedAndNotWhatWouldHelp() {
    GateDecision decision = gate.decide(new Found().without("it rests on too few").evidence());

    assertThat(decision.verdict()).isEqualTo(Verdict.RULES_ONLY);
    assertThat(decision.objections())
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.sentence()).contains("undefined because it rests on too few");
              assertThat(condition.remedy()).isEmpty();
            });
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
    PairedSkill skill = PairedSkill.of(pairs, bootstrap);
    long events = scored.eventCount();
    return gate.decide(
            new GateEvidence(
                "base rate",
                skill,
                RankMetrics.aucRoc(scored, bootstrap),
                skill,
                skill.otherAuc(),
                CalibrationLine.of(scored, bootstrap).slope(),
                new Tested(1800, events, events, 1800 - events, 1800 - events),
                6,
                Optional.empty()))
        .verdict();
  }

  private void assertRulesOnly(Found found, String objection, String remedy) {
    GateDecision decision = gate.decide(found.evidence());
    assertThat(decision.verdict()).as(objection).isEqualTo(Verdict.RULES_ONLY);
    assertThat(decision.objections())
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.sentence()).contains(objection);
              assertThat(condition.remedy())
                  .hasValueSatisfying(help -> assertThat(help).contains(remedy));
            });
  }

  private void assertAbstains(Found found, String objection, double auc, double low) {
    GateDecision decision = gate.decide(found.rulesAuc(auc, low).evidence());
    assertThat(decision.verdict()).as(objection).isEqualTo(Verdict.ABSTAIN);
    assertThat(decision.objections())
        .filteredOn(condition -> condition.question().subject() == GateQuestion.Subject.RULES)
        .anySatisfy(condition -> assertThat(condition.sentence()).contains(objection));
  }

  /** Evidence that meets every condition, and what of it a test makes otherwise. */
  private static final class Found {
    private String baseline = "stage by age";
    private Metric logLoss = metric(-0.02, -0.03, -0.01);
    private Metric share = metric(-0.04, -0.06, -0.02);
    private Metric auc = metric(0.7, 0.65, 0.75);
    private Metric aucDifference = metric(0.05, 0.01, 0.09);
    private Metric apDifference = metric(0.04, 0, 0.08);
    private Metric rules = metric(-0.03, -0.04, -0.02);
    private Metric rulesShare = metric(-0.06, -0.08, -0.04);
    private Metric rulesAuc = metric(0.65, 0.6, 0.7);
    private Metric slope = metric(0.95, 0.85, 1.1);
    private long events = 100;
    private long others = 100;
    private int origins = 6;

    Found baseline(String name) {
      baseline = name;
      return this;
    }

    Found logLoss(double value, double low, double high) {
      logLoss = metric(value, low, high);
      return this;
    }

    Found without(String reason) {
      slope = Metric.undefined(reason);
      return this;
    }

    Found share(double value) {
      share = metric(value, value - 0.01, value + 0.01);
      return this;
    }

    Found auc(double value, double low, double high) {
      auc = metric(value, low, high);
      return this;
    }

    Found aucDifference(double value, double low, double high) {
      aucDifference = metric(value, low, high);
      return this;
    }

    Found apDifference(double value, double low, double high) {
      apDifference = metric(value, low, high);
      return this;
    }

    Found rules(double value, double low, double high) {
      rules = metric(value, low, high);
      rulesShare = metric(2 * value, 2 * low, 2 * high);
      return this;
    }

    Found rulesShare(double value) {
      rulesShare = metric(value, value - 0.001, value + 0.001);
      return this;
    }

    Found rulesAuc(double value, double low) {
      rulesAuc = metric(value, low, 2 * value - low);
      return this;
    }

    Found slope(double value, double low, double high) {
      slope = metric(value, low, high);
      return this;
    }

    Found cases(long with, long without) {
      events = with;
      others = without;
      return this;
    }

    Found origins(int count) {
      origins = count;
      return this;
    }

    GateEvidence evidence() {
      Metric otherAuc = metric(0.65, 0.6, 0.7);
      Metric otherPrecision = metric(0.2, 0.15, 0.25);
      return new GateEvidence(
          baseline,
          new PairedSkill(logLoss, share, aucDifference, apDifference, otherAuc, otherPrecision),
          auc,
          new PairedSkill(rules, rulesShare, aucDifference, apDifference, otherAuc, otherPrecision),
          rulesAuc,
          slope,
          new Tested(events + others, events, 130, others, 370),
          origins,
          Optional.of("A step of 14 days leaves 8."));
    }

    private static Metric metric(double value, double low, double high) {
      return Metric.of(value, "share", 500).within(new Interval(low, high));
    }
  }
}
