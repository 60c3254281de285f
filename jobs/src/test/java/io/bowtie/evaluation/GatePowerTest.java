package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gate over drawn companies of which the truth is known: each case has log-odds of its own, of
 * which the rule knows a part and the model more.
 */
class GatePowerTest {
  private static final GateLimits LIMITS = new GateLimits(100, 100, 0.8, 1.25, 6, 0.01, 0.02, 0.01);
  private static final int SEEDS = 20;
  private static final double BASE = 0.3;

  /**
   * The share of seeds that publish, by how much there is to know. Without anything hidden the
   * model still knows more finely than the rule what everybody knows: that is worth just about the
   * smallest gain.
   *
   * @param spread of the log-odds that the model knows and the rule does not
   */
  @ParameterizedTest
  @CsvSource({"1000, 0.0, 2, 10", "1000, 0.3, 11, 19", "1000, 0.6, 12, 20", "1000, 1.0, 19, 20"})
  void shouldPublishTheMoreOftenTheMoreThereIsToKnow(
      int cases, double spread, int least, int most) {
    int published = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Drawn drawn = new Drawn(cases, spread, seed);
      Verdict verdict =
          drawn.decided(one -> sigmoid(drawn.level + one.shown + one.hidden), Case::rule).verdict();
      published += verdict == Verdict.PUBLISH ? 1 : 0;
    }
    assertThat(published).isBetween(least, most);
  }

  /** The model sees something everywhere; nothing of it is so. */
  @Test
  void shouldHardlyEverPublishWhereNothingTells() {
    int published = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom outcomes = new SplittableRandom(1000 + seed);
      Drawn drawn = new Drawn(1000, 0.2, seed, logOdds -> outcomes.nextDouble() < BASE);
      Verdict verdict =
          drawn.decided(one -> sigmoid(drawn.level + one.hidden), Case::rule).verdict();
      published += verdict == Verdict.PUBLISH ? 1 : 0;
    }
    assertThat(published).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 100_000})
  void shouldRefuseARuleThatOnlyKnowsTheLevel(int cases) {
    Drawn drawn = new Drawn(cases, 0.0, 3);
    // The past had fewer events than the present; the rule has noticed, and knows nothing else.
    double rate = drawn.rate();
    GateDecision decision = drawn.decided(one -> 0.2, one -> rate);

    assertThat(decision.verdict()).isEqualTo(Verdict.ABSTAIN);
    assertThat(sentences(decision))
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith(
                        "The best baseline, rule, is not shown to rank better than by lot"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 100_000})
  void shouldRefuseAModelThatRanksWorseThanTheRuleAlthoughItIsBetterCalibrated(int cases) {
    Drawn drawn = new Drawn(cases, 0.3, 5);
    // The rule knows more, and is far too sure of it; the model knows less, and how much.
    GateDecision decision =
        drawn.decided(
            one -> sigmoid(drawn.level + one.shown), one -> sigmoid(drawn.level + 4 * one.all()));

    assertThat(decision.verdict()).isNotEqualTo(Verdict.PUBLISH);
    assertThat(decision.conditions())
        .filteredOn(condition -> condition.question() == GateQuestion.HOW_LIKELY)
        .allMatch(GateCondition::isMet);
    assertThat(sentences(decision))
        .anySatisfy(
            sentence -> assertThat(sentence).contains("than the best baseline, rule, by AUC"));
  }

  @Test
  void shouldRefuseADifferenceThatIsSureAndChangesNothing() {
    Drawn drawn = new Drawn(100_000, 0.12, 7);

    GateDecision decision =
        drawn.decided(
            one -> sigmoid(drawn.level + one.all()), one -> sigmoid(drawn.level + one.shown));

    assertThat(decision.verdict()).isEqualTo(Verdict.RULES_ONLY);
    assertThat(decision.objections())
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.question()).isEqualTo(GateQuestion.WORTH_HAVING);
              assertThat(condition.sentence())
                  .startsWith("The model does not do away with at least 1.0 % of the log loss");
            });
  }

  private static List<String> sentences(GateDecision decision) {
    return decision.objections().stream().map(GateCondition::sentence).toList();
  }

  private static double sigmoid(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** One case: log-odds that everybody knows, that the model alone knows, and what came. */
  private record Case(double shown, double hidden, boolean event) {

    double all() {
      return shown + hidden;
    }

    /** Two cells: what a rule makes of what everybody knows. */
    double rule() {
      return shown > 0 ? BASE + 0.07 : BASE - 0.07;
    }
  }

  /** Cases of one seed. */
  private static final class Drawn {
    private final List<Case> cases = new ArrayList<>();
    private final double level = Math.log(BASE / (1 - BASE));

    Drawn(int count, double spread, int seed) {
      this(count, spread, seed, new SplittableRandom(-1 - seed));
    }

    private Drawn(int count, double spread, int seed, SplittableRandom outcomes) {
      this(count, spread, seed, logOdds -> outcomes.nextDouble() < sigmoid(logOdds));
    }

    /** Cases whose outcome is decided by what their log-odds are said to be. */
    Drawn(int count, double spread, int seed, DoublePredicate outcome) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < count; i++) {
        double shown = 0.4 * random.nextGaussian();
        double hidden = spread * random.nextGaussian();
        boolean event = outcome.test(level + shown + hidden);
        cases.add(new Case(shown, hidden, event));
      }
    }

    double rate() {
      return (double) cases.stream().filter(Case::event).count() / cases.size();
    }

    GateDecision decided(ToDoubleFunction<Case> model, ToDoubleFunction<Case> rule) {
      ClusterBootstrap bootstrap = new ClusterBootstrap(cases.size() > 10_000 ? 20 : 100, 1);
      long events = cases.stream().filter(Case::event).count();
      ScoredRows scored = scored(model);
      return new EvidenceGate(LIMITS)
          .decide(
              new GateEvidence(
                  "rule",
                  PairedSkill.of(pairs(model, rule), bootstrap),
                  RankMetrics.aucRoc(scored, bootstrap),
                  PairedSkill.of(pairs(rule, one -> 0.2), bootstrap),
                  RankMetrics.aucRoc(scored(rule), bootstrap),
                  // Of many cases it costs more than all the rest, and is not what is asked here.
                  cases.size() > 10_000
                      ? Metric.of(1, "slope", cases.size()).within(new Interval(0.97, 1.03))
                      : CalibrationLine.of(scored, bootstrap).slope(),
                  new Tested(
                      cases.size(), events, events, cases.size() - events, cases.size() - events),
                  6,
                  Optional.empty()));
    }

    private List<PairedRow> pairs(ToDoubleFunction<Case> one, ToDoubleFunction<Case> other) {
      List<PairedRow> pairs = new ArrayList<>();
      for (Case each : cases) {
        pairs.add(
            new PairedRow(
                "a" + pairs.size(),
                one.applyAsDouble(each),
                other.applyAsDouble(each),
                each.event));
      }
      return pairs;
    }

    private ScoredRows scored(ToDoubleFunction<Case> foretold) {
      List<ScoredRow> rows = new ArrayList<>();
      for (Case each : cases) {
        String name = "a" + rows.size();
        rows.add(new ScoredRow(name, name, foretold.applyAsDouble(each), each.event, 0));
      }
      return ScoredRows.of(rows);
    }
  }
}
