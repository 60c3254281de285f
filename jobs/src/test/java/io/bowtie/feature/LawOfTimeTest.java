package io.bowtie.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.BusinessZone;
import io.bowtie.silver.ExchangeRates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Law 5: changing, adding or deleting any input recorded after t changes nothing at t, for every
 * feature of every use case and for the rates of past outcomes.
 */
class LawOfTimeTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
  private static final int DAYS = 300;
  private static final int SEEDS = 40;

  @ParameterizedTest
  @CsvSource({"lead", "deal", "churn", Looks.DECLARED_CHURN})
  void shouldSeeTheSameOnADayWhateverIsRecordedLater(String useCase) {
    int compared = 0;
    Map<String, Set<String>> found = new HashMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Facts> history = RandomHistory.of(random, FIRST, DAYS);
      LocalDate day = FIRST.plusDays(60 + random.nextInt(DAYS - 60));
      List<Facts> changed = RandomHistory.changedAfter(day, history, random, FIRST, DAYS);

      List<ExchangeRates.Rate> rates = RandomHistory.rates(random, FIRST, DAYS);
      List<ExchangeRates.Rate> otherRates =
          RandomHistory.ratesChangedAfter(day, rates, random, FIRST, DAYS);

      // What other accounts went through comes in by rates and usual times.
      List<Facts> elsewhere = RandomHistory.of(random, FIRST, DAYS);
      List<Facts> changedElsewhere =
          RandomHistory.changedAfter(day, elsewhere, random, FIRST, DAYS);

      Map<String, List<String>> before = seen(useCase, history, elsewhere, rates, day);
      Map<String, List<String>> after = seen(useCase, changed, changedElsewhere, otherRates, day);

      assertThat(after).as("seed %d, until %s", seed, day).isEqualTo(before);
      compared += before.size();
      before.values().forEach(values -> values.forEach(value -> note(value, found)));
    }
    assertThat(compared).as("looks compared").isGreaterThan(SEEDS);
    assertThat(Looks.useCase(useCase).features())
        .as("features that random histories let vary")
        .allSatisfy(
            feature ->
                assertThat(found.getOrDefault(feature.name(), Set.of()))
                    .as(feature.name())
                    .hasSizeGreaterThan(1));
  }

  /** The facts of each day lie in its first and last minutes, where zones tell days differently. */
  @ParameterizedTest
  @CsvSource({
    "lead, America/Los_Angeles",
    "deal, Pacific/Auckland",
    "deal, America/Los_Angeles",
    "churn, Asia/Tokyo"
  })
  void shouldSeeTheSameOnADayOfTheCompanysZone(String useCase, String zone) {
    Function<Facts, Fact> build = nearMidnight(zone);
    int compared = 0;
    for (int seed = 0; seed < SEEDS / 4; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Facts> history = RandomHistory.of(random, FIRST, DAYS);
      LocalDate day = FIRST.plusDays(60 + random.nextInt(DAYS - 60));
      List<Facts> changed = RandomHistory.changedAfter(day, history, random, FIRST, DAYS);
      List<ExchangeRates.Rate> rates = RandomHistory.rates(random, FIRST, DAYS);

      Map<String, List<String>> before = seen(useCase, history, history, rates, day, build);
      Map<String, List<String>> after = seen(useCase, changed, changed, rates, day, build);

      assertThat(after).as("seed %d, until %s", seed, day).isEqualTo(before);
      compared += before.size();
    }
    assertThat(compared).as("looks compared").isGreaterThan(SEEDS / 4);
  }

  private static Function<Facts, Fact> nearMidnight(String zone) {
    BusinessZone company = new BusinessZone(ZoneId.of(zone));
    UnaryOperator<Instant> moved =
        noon -> {
          LocalDate day = BusinessZone.UTC.dayOf(noon);
          long minutes = 1L + Math.floorMod(noon.hashCode(), 40);
          return minutes % 2 == 0
              ? company.startOf(day).plus(minutes, ChronoUnit.MINUTES)
              : company.startOf(day.plusDays(1)).minus(minutes, ChronoUnit.MINUTES);
        };
    return facts -> facts.build(company, moved);
  }

  private static void note(String value, Map<String, Set<String>> found) {
    String[] parts = value.split("=", 2);
    found.computeIfAbsent(parts[0], name -> new HashSet<>()).add(parts[1]);
  }

  /** Every feature at every look up to the day; the night itself is later. */
  private static Map<String, List<String>> seen(
      String name,
      List<Facts> history,
      List<Facts> elsewhere,
      List<ExchangeRates.Rate> exchange,
      LocalDate day) {
    return seen(name, history, elsewhere, exchange, day, Facts::build);
  }

  private static Map<String, List<String>> seen(
      String name,
      List<Facts> history,
      List<Facts> elsewhere,
      List<ExchangeRates.Rate> exchange,
      LocalDate day,
      Function<Facts, Fact> build) {
    UseCase useCase = Looks.useCase(name);
    Timeline timeline = Facts.timeline("acme", history, build);
    Surroundings surroundings =
        Surroundings.ofTimelines(
            useCase,
            List.of(timeline, Facts.timeline("acme", elsewhere, build)),
            ExchangeRates.of(Looks.DOLLARS, exchange));
    Map<String, List<String>> seen = new TreeMap<>();
    for (Observed look : Looks.at(name, timeline, FIRST.plusDays(DAYS).toString(), surroundings)) {
      if (!look.subject().at().date().isAfter(day)) {
        List<String> values = new ArrayList<>();
        useCase
            .features()
            .forEach(
                feature -> values.add(feature.name() + "=" + feature.valueFor(look.subject())));
        seen.put(look.subject().entityId() + "@" + look.subject().at(), values);
      }
    }
    return seen;
  }
}
