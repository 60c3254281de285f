package io.bowtie.recommendation;

import static io.bowtie.recommendation.ScoredFixture.BANDS;
import static io.bowtie.recommendation.ScoredFixture.TONIGHT;
import static io.bowtie.recommendation.ScoredFixture.advise;
import static io.bowtie.recommendation.ScoredFixture.anyScored;
import static io.bowtie.recommendation.ScoredFixture.anyStake;
import static io.bowtie.recommendation.ScoredFixture.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.evaluation.AlertSide;
import io.bowtie.evaluation.Hysteresis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendationPolicyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # use case | probability | amount | currency | strategic | forecast | action:tier ...
          lead  | 0.60 | -      | -   | false | ''      | lead_call_today:medium
          lead  | 0.59 | -      | -   | false | ''      | lead_nurture:medium
          lead  | 0.30 | -      | -   | true  | ''      | lead_nurture:high
          lead  | 0.29 | -      | -   | true  | ''      | ''
          lead  | 0.05 | -      | -   | false | ''      | ''
          deal  | 0.90 | 5000   | USD | false | commit  | deal_protect_close:medium
          deal  | 0.90 | 100000 | USD | false | commit  | deal_protect_close:high
          deal  | 0.90 | -      | -   | false | ''      | deal_protect_close:medium
          deal  | 0.45 | 900000 | USD | true  | commit  | ''
          deal  | 0.20 | 99999  | USD | false | ''      | deal_review:medium
          deal  | 0.05 | 100000 | USD | false | ''      | deal_review:high
          deal  | 0.05 | 5000   | USD | true  | ''      | deal_review:high
          deal  | 0.05 | 10     | EUR | false | ''      | deal_review:high
          deal  | 0.05 | -      | -   | false | ''      | deal_add_amount:low
          deal  | 0.05 | -      | -   | true  | ''      | deal_add_amount:medium
          deal  | 0.20 | 5000   | USD | false | commit  | deal_review:medium deal_ask_commit:high
          deal  | 0.20 | 500000 | USD | true  | commit  | deal_review:high deal_ask_commit:high
          churn | 0.70 | 5000   | USD | false | ''      | churn_save_plan:medium
          churn | 0.70 | 250000 | USD | false | ''      | churn_save_plan:high
          churn | 0.30 | 5000   | USD | true  | ''      | churn_check_in:high
          churn | 0.10 | 250000 | USD | true  | ''      | ''
          """)
  void shouldAdviseByBandAndTierByMoneyAndStanding(
      String useCase,
      double probability,
      BigDecimal amount,
      String currency,
      boolean isStrategic,
      String category,
      String expected) {
    Stake stake =
        amount == null
            ? Stake.NONE
            : currency.equals("USD") ? Stake.of(amount, currency) : Stake.foreign(amount, currency);

    List<Recommendation> advice =
        advise(scored(useCase, probability, stake, isStrategic, category));

    assertThat(
            advice.stream()
                .map(advised -> advised.action().code() + ":" + advised.tier().word())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void shouldNeverLetTheScoreDecideTheTier() {
    Random random = new Random(20260630);
    for (int trial = 0; trial < 300; trial++) {
      Stake stake = anyStake(random);
      boolean isStrategic = random.nextBoolean();
      Map<Action, Set<RiskTier>> tiers = new EnumMap<>(Action.class);
      for (int draw = 0; draw < 60; draw++) {
        advise(anyScored(random, stake, isStrategic, "commit"))
            .forEach(
                advised ->
                    tiers
                        .computeIfAbsent(advised.action(), action -> EnumSet.noneOf(RiskTier.class))
                        .add(advised.tier()));
      }
      assertThat(tiers).isNotEmpty();
      assertThat(tiers).allSatisfy((action, seen) -> assertThat(seen).hasSize(1));
    }
  }

  @Test
  void shouldMissNothingBeyondTheThreshold() {
    Random random = new Random(7);
    for (int trial = 0; trial < 5_000; trial++) {
      Scored scored = anyScored(random, anyStake(random), random.nextBoolean(), "pipeline");
      int expected =
          scored.useCase().equals("deal")
              ? scored.probability() >= BANDS.a() || scored.probability() < BANDS.b() ? 1 : 0
              : scored.probability() >= BANDS.b() ? 1 : 0;
      assertThat(advise(scored)).as("%s", scored).hasSize(expected);
    }
  }

  @Test
  void shouldAskForAnApprovalFromHighOnAndNeverAdviseWhatIsCritical() {
    Random random = new Random(11);
    List<Recommendation> advice = new ArrayList<>();
    for (int trial = 0; trial < 100_000; trial++) {
      advice.addAll(advise(anyScored(random, anyStake(random), random.nextBoolean(), "commit")));
    }

    assertThat(advice).extracting(Recommendation::tier).doesNotContain(RiskTier.CRITICAL);
    assertThat(advice)
        .allSatisfy(
            advised -> {
              boolean isHigh = advised.tier() == RiskTier.HIGH;
              assertThat(advised.status()).isEqualTo(isHigh ? "needs_approval" : "published");
              assertThat(advised.approvalRole().isPresent()).isEqualTo(isHigh);
            });
  }

  @Test
  void shouldPutAHumanDecisionAsAQuestionToItsRole() {
    Recommendation question =
        advise(scored("deal", 0.2, Stake.of(new BigDecimal("5000"), "USD"), false, "commit"))
            .get(1);

    assertThat(question.action()).isEqualTo(Action.DEAL_ASK_COMMIT);
    assertThat(question.text())
        .isEqualTo(
            "Question to the sales manager: This deal is in commit at USD 5000, and its score is"
                + " below the threshold. Is the forecast category still right?");
    assertThat(question.approvalRole()).contains("sales manager");
  }

  @Test
  void shouldSayWhatHappenedAndClaimNoEffect() {
    Scored byModel = scored("lead", 0.7, Stake.NONE, false, "");

    assertThat(advise(byModel).get(0).expectedEffect())
        .isEqualTo(
            "Of leads scored like this, 65 % to 75 % converted within 90 days."
                + " How much acting changes that has not been measured.");
  }

  @Test
  void shouldSayWhereRulesAndNotAModelAreBehindIt() {
    Scored byRules =
        new Scored(
            "churn",
            "A1",
            "A1",
            "",
            0.65,
            0.6,
            0.7,
            "A",
            "low",
            "rules",
            List.of(),
            Stake.NONE,
            false,
            "",
            Optional.empty(),
            List.of());

    assertThat(advise(byRules).get(0).expectedEffect())
        .startsWith("By rules, not a model: of customers scored like this, 60 % to 70 % left");
  }

  @Test
  void shouldNameTheEdgeThatTheActionIsAdvisedFrom() {
    assertThat(advise(scored("lead", 0.7, Stake.NONE, false, "")).get(0).threshold())
        .isEqualTo(0.6);
    assertThat(advise(scored("lead", 0.4, Stake.NONE, false, "")).get(0).threshold())
        .isEqualTo(0.3);
    assertThat(advise(scored("deal", 0.05, Stake.NONE, false, "")).get(0).threshold())
        .isEqualTo(0.3);
  }

  @Test
  void shouldAlertFromTheThresholdThatWasSet() {
    RecommendationPolicy policy = policy(AlertSide.AT_OR_ABOVE, "lead");

    assertThat(policy.advise(scored("lead", 0.4, Stake.NONE, false, ""), TONIGHT)).isEmpty();
    Recommendation raised =
        policy.advise(scored("lead", 0.5, Stake.NONE, false, ""), TONIGHT).get(0);
    assertThat(raised.action()).isEqualTo(Action.LEAD_NURTURE);
    assertThat(raised.threshold()).isEqualTo(0.5);
    assertThat(raised.alertState()).contains("raised");
    assertThat(raised.alert().orElseThrow().rule().thresholdId()).isEqualTo("set");
    assertThat(raised.alert().orElseThrow().since()).isEqualTo(TONIGHT);
  }

  @Test
  void shouldHoldAnAlertUntilTheProbabilityHasLeftByTheMargin() {
    RecommendationPolicy policy = policy(AlertSide.BELOW, "deal");
    Scored justAbove = scored("deal", 0.53, Stake.NONE, false, "");

    assertThat(policy.advise(justAbove, TONIGHT)).isEmpty();
    Recommendation held = policy.advise(alerted(justAbove, 20), TONIGHT).get(0);
    assertThat(held.alertState()).contains("held");
    assertThat(held.alert().orElseThrow().since()).isEqualTo(TONIGHT.minusDays(20));
    Scored farAbove = scored("deal", 0.58, Stake.NONE, false, "");
    assertThat(policy.advise(alerted(farAbove, 20), TONIGHT)).isEmpty();
    assertThat(policy.advise(alerted(farAbove, 2), TONIGHT)).hasSize(1);
  }

  @Test
  void shouldNotCallAPlanForANearlyWonDealAnAlert() {
    Recommendation protect = advise(scored("deal", 0.9, Stake.NONE, false, "")).get(0);

    assertThat(protect.alert()).isEmpty();
    assertThat(protect.alertState()).isEmpty();
  }

  private static RecommendationPolicy policy(AlertSide side, String useCase) {
    return new RecommendationPolicy(
        Map.of(useCase, BANDS),
        Map.of(useCase, 90),
        100_000,
        Map.of(useCase, new AlertRule("set", new Hysteresis(side, 0.5, 0.05, 3))));
  }

  private static Scored alerted(Scored scored, int nightsAgo) {
    return new Scored(
        scored.useCase(),
        scored.entityId(),
        scored.accountId(),
        scored.ownerId(),
        scored.probability(),
        scored.low(),
        scored.high(),
        scored.band(),
        scored.confidence(),
        scored.basis(),
        scored.caveats(),
        scored.stake(),
        scored.isStrategic(),
        scored.forecastCategory(),
        Optional.of(TONIGHT.minusDays(nightsAgo)),
        List.of());
  }

  @Test
  void shouldIdentifyAdviceByUseCaseEntityActionAndEpisodeAlone() {
    Recommendation tonight = advise(scored("lead", 0.7, Stake.NONE, false, "")).get(0);
    Recommendation tomorrow = advise(scored("lead", 0.9, Stake.NONE, true, "")).get(0);
    Recommendation other = advise(scored("lead", 0.4, Stake.NONE, false, "")).get(0);

    assertThat(tonight.id()).isEqualTo(tomorrow.id()).matches("[0-9a-f]{32}");
    assertThat(tonight.id()).isNotEqualTo(other.id());
    assertThat(tonight.episodeSince()).isEqualTo(TONIGHT);
    // First half of: printf 'lead\x1flead-1\x1flead_call_today\x1f2026-06-30' | sha256sum
    assertThat(tonight.id()).isEqualTo("8bc4074af998ea201890435895a2ed8e");
  }
}
