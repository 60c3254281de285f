package io.bowtie.recommendation;

import io.bowtie.config.BandConf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Scores and a policy for tests: band edges 0.6, 0.3 and 0.1, large from 100,000 on. */
final class ScoredFixture {
  static final BandConf BANDS = new BandConf(0.6, 0.3, 0.1);
  static final RecommendationPolicy POLICY =
      new RecommendationPolicy(
          Map.of("lead", BANDS, "deal", BANDS, "churn", BANDS),
          Map.of("lead", 90, "deal", 60, "churn", 30),
          100_000,
          Map.of());

  static final LocalDate TONIGHT = LocalDate.parse("2026-06-30");

  private ScoredFixture() {}

  static List<Recommendation> advise(Scored scored) {
    return POLICY.advise(scored, TONIGHT);
  }

  static Scored scored(
      String useCase, double probability, Stake stake, boolean isStrategic, String category) {
    return new Scored(
        useCase,
        useCase + "-1",
        "A1",
        "O1",
        probability,
        Math.max(0, probability - 0.05),
        Math.min(1, probability + 0.05),
        band(probability),
        "high",
        "model",
        List.of(),
        stake,
        isStrategic,
        category,
        Optional.empty(),
        List.of());
  }

  static Scored anyScored(Random random, Stake stake, boolean isStrategic, String category) {
    double probability = random.nextDouble();
    return new Scored(
        List.of("lead", "deal", "churn").get(random.nextInt(3)),
        "E" + random.nextInt(1_000_000),
        random.nextBoolean() ? "A1" : "",
        random.nextBoolean() ? "O1" : "",
        probability,
        probability / 2,
        (1 + probability) / 2,
        band(probability),
        List.of("high", "medium", "low").get(random.nextInt(3)),
        random.nextBoolean() ? "model" : "rules",
        random.nextBoolean() ? List.of("STALE_ACTIVITY") : List.of(),
        stake,
        isStrategic,
        category,
        Optional.empty(),
        List.of());
  }

  static Stake anyStake(Random random) {
    BigDecimal amount = BigDecimal.valueOf(random.nextInt(200_000));
    return switch (random.nextInt(3)) {
      case 0 -> Stake.NONE;
      case 1 -> Stake.foreign(amount, "EUR");
      default -> Stake.of(amount, "USD");
    };
  }

  static String band(double probability) {
    return probability >= BANDS.a()
        ? "A"
        : probability >= BANDS.b() ? "B" : probability >= BANDS.c() ? "C" : "D";
  }
}
