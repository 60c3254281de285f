package io.bowtie.report.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bowtie.contract.AsOf;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class GovernanceReaderTest {
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");
  private static final String FIRST = GoldGovernance.FIRST;
  private static final String TOO_EARLY = GoldGovernance.TOO_EARLY;

  private static GovernanceNight night;

  @BeforeAll
  static void readOnce(SparkSession spark) {
    night =
        new GovernanceReader(GoldGovernance.tables(spark), TONIGHT, List.of("deal", "lead"))
            .read(Map.of("deal", 5L, "lead", 0L));
  }

  @Test
  void shouldReadTheWindowOfEveryTableAndNothingBeyondIt() {
    assertThat(night.status())
        .extracting(StatusRow::asOf, StatusRow::mode)
        .containsExactly(tuple(FIRST, "shadow"), tuple("2026-06-30", "live"));
    assertThat(night.statusOf("deal", TONIGHT).orElseThrow().field("owner"))
        .isEqualTo("sales operations");
    assertThat(night.rolloutOf("deal"))
        .extracting(RolloutRow::stage, RolloutRow::isEnforced, RolloutRow::asOf)
        .containsExactly(
            tuple("historical_test", false, "2026-06-29"), tuple("shadow", true, "2026-06-29"));
    assertThat(night.answers())
        .extracting(
            AnswerCount::answer,
            AnswerCount::isRecent,
            AnswerCount::firstAdvised,
            AnswerCount::advice)
        .containsExactlyInAnyOrder(
            tuple("accepted", true, FIRST, 2L), tuple("open", false, TOO_EARLY, 1L));
    assertThat(night.rate("deal", "acceptance_rate").range()).isPresent();
    assertThat(night.rate("deal", "edit_rate").reason()).isEqualTo("nobody has decided yet");
    assertThat(night.rate("lead", "edit_rate").reason()).isEqualTo("no advice is followed yet");
    assertThat(night.limitsOf("deal"))
        .singleElement()
        .satisfies(limit -> assertThat(limit.value().isKnown()).isFalse());
    assertThat(night.stability()).singleElement().extracting(StabilityRow::former).isEqualTo("");
    assertThat(night.standing()).extracting(StandingRow::event).containsExactly("fell_back");
    assertThat(night.moved()).extracting(MovedRow::subject).containsExactly("meetings");
    assertThat(night.failed()).extracting(FailedCheck::outcome).containsExactly("block");
  }

  @Test
  void shouldCountAPieceOfAdviceOnceHoweverManyNightsGiveIt() {
    assertThat(night.tallies())
        .extracting(AdviceTally::riskTier, AdviceTally::advice)
        .containsExactly(tuple("medium", 2L), tuple("high", 1L));
  }

  @Test
  void shouldTakeTheFirstTheMiddleAndTheLastScoreAsExamples() {
    assertThat(night.examples())
        .extracting(ExampleRow::entityId, ExampleRow::rank)
        .containsExactly(tuple("D1", 1), tuple("D3", 3), tuple("D5", 5));
    ExampleRow first = night.examples().get(0);
    assertThat(first.caveats()).containsExactly("STALE_ACTIVITY");
    assertThat(first.reasons()).extracting(ReasonRow::position).containsExactly(1, 2);
    assertThat(first.advice())
        .extracting(ExampleRow.Advised::riskTier)
        .containsExactly("medium", "high");
    assertThat(night.examples().get(2).advice()).isEmpty();
  }
}
