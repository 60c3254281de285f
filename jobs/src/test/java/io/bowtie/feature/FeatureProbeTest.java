package io.bowtie.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.CustomField;
import io.bowtie.config.UseCaseConf;
import io.bowtie.config.UseCaseConf.ChurnLabel;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Silver;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureProbeTest {
  private static final CustomField FORM_SCORE =
      new CustomField(
          "x_form_score",
          "intent",
          CustomField.Kind.NUMBER,
          CustomField.Known.AT_CREATION,
          false,
          "Score of the form");

  private final FeatureProbe probe = new FeatureProbe(Map.of("leads", List.of(FORM_SCORE)));

  @ParameterizedTest
  @ValueSource(strings = {"lead", "deal", "churn"})
  void shouldSeeEveryFeatureVaryWhereEverythingIsDelivered(String useCase) {
    assertThat(probe.unprobed(useCase, Looks.conf(useCase)))
        .as("features that the made-up history is too poor for")
        .extracting(Feature::name)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "lead, SUBSCRIPTIONS_ENDED",
    "deal, SUBSCRIPTIONS_ENDED",
    "churn, SUBSCRIPTIONS_ENDED",
    "churn, DECLARED"
  })
  void shouldAllowEverythingWhereEverythingIsDelivered(String useCase, ChurnLabel label) {
    Feasibility feasibility = probe.feasibility(useCase, conf(useCase, label), everything());

    assertThat(feasibility.isScored()).isTrue();
    assertThat(feasibility.isLearned()).isTrue();
    assertThat(feasibility.lost()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead", "deal", "churn"})
  void shouldAllowTheSameWhateverFieldsOfItsOwnACompanyHas(String useCase) {
    FeatureProbe withoutOwn = new FeatureProbe(Map.of());

    assertThat(withoutOwn.unprobed(useCase, Looks.conf(useCase))).isEmpty();
    assertThat(withoutOwn.feasibility(useCase, Looks.conf(useCase), everything()).isLearned())
        .isTrue();
  }

  @Test
  void shouldLoseWhatRestsOnAnAbsentColumnAndNameIt() {
    Feasibility deal = feasibility("deal", without("deals", "competitor", "close_date"));

    assertThat(needs(deal, "has_competitor")).containsExactly("deals.competitor");
    assertThat(needs(deal, "close_date_distance_days")).containsExactly("deals.close_date");
    assertThat(lost(deal)).doesNotContain("stage", "amount", "deal_age_days", "segment");
  }

  @Test
  void shouldKeepAFeatureThatHasAnotherSource() {
    Map<String, Delivered> delivered = everything();
    delivered.remove("deal_history");

    assertThat(lost(feasibility("deal", delivered)))
        .as("stages and pushes also come from the versions of deals")
        .isEmpty();
  }

  @Test
  void shouldTreatACountThatIsAlwaysNoughtAsLost() {
    Map<String, Delivered> delivered = everything();
    delivered.remove("tickets");

    Feasibility churn = feasibility("churn", delivered);

    assertThat(lost(churn)).contains("tickets_count_90d", "satisfaction_score_180d");
    assertThat(needs(churn, "satisfaction_score_180d"))
        .contains("tickets.account_id", "tickets.satisfaction_score")
        .doesNotContain("tickets.priority");
    assertThat(churn.lost())
        .allSatisfy(each -> assertThat(each.feature().family()).isEqualTo(Family.SUPPORT));
  }

  @Test
  void shouldNameTheLinkToTheAccountWhereFirmographicsAreThereInVain() {
    Feasibility deal = feasibility("deal", without("deals", "account_id"));

    assertThat(needs(deal, "segment")).containsExactly("deals.account_id");
  }

  @ParameterizedTest
  @CsvSource({"lead,  leads,         converted_at", "churn, subscriptions, ended_at"})
  void shouldNotLearnWhereTheEventIsNeverKnown(String useCase, String entity, String column) {
    Feasibility feasibility = feasibility(useCase, without(entity, column));

    assertThat(feasibility.isScored()).isTrue();
    assertThat(feasibility.isLearned()).isFalse();
    assertThat(feasibility.toLearn()).containsExactly(entity + "." + column);
  }

  @Test
  void shouldAskForDeclaredChurnWhereThatIsTheLabel() {
    Map<String, Delivered> delivered = everything();
    delivered.remove("churn_events");

    Feasibility churn = probe.feasibility("churn", conf("churn", ChurnLabel.DECLARED), delivered);

    assertThat(churn.isLearned()).isFalse();
    assertThat(churn.toLearn()).isNotEmpty().allMatch(need -> need.startsWith("churn_events."));
  }

  @Test
  void shouldNotLearnFromDealsThatAreKnownSinceTonightAlone() {
    Map<String, Delivered> delivered = everything();
    delivered.put("deals", new Delivered(columns("deals", "recorded_at"), 0));

    Feasibility deal = feasibility("deal", delivered);

    assertThat(deal.isScored()).isTrue();
    assertThat(deal.isLearned()).isFalse();
    assertThat(deal.toLearn()).containsExactly("deals.recorded_at");
  }

  @Test
  void shouldLearnFromDealsThatHaveBeenLandingForLong() {
    Map<String, Delivered> delivered = everything();
    delivered.put("deals", new Delivered(columns("deals", "recorded_at"), 300));

    assertThat(feasibility("deal", delivered).isLearned()).isTrue();
  }

  @Test
  void shouldHaveNothingToScoreWithoutItsEntity() {
    Map<String, Delivered> delivered = everything();
    delivered.remove("leads");

    assertThat(feasibility("lead", delivered).isScored()).isFalse();
  }

  @Test
  void shouldCountOwnFieldsAmongTheFeatures() {
    assertThat(needs(feasibility("lead", without("leads", "x_form_score")), "x_form_score"))
        .containsExactly("leads.x_form_score");
  }

  private Feasibility feasibility(String useCase, Map<String, Delivered> delivered) {
    return probe.feasibility(useCase, Looks.conf(useCase), delivered);
  }

  private static Set<String> needs(Feasibility feasibility, String feature) {
    return feasibility.lost().stream()
        .filter(each -> each.feature().name().equals(feature))
        .findFirst()
        .orElseThrow(() -> new AssertionError(feature + " is not lost"))
        .needs();
  }

  private static List<String> lost(Feasibility feasibility) {
    return feasibility.lost().stream().map(each -> each.feature().name()).toList();
  }

  private static Map<String, Delivered> without(String entity, String... columns) {
    Map<String, Delivered> delivered = everything();
    delivered.put(entity, new Delivered(columns(entity, columns), 400));
    return delivered;
  }

  private static Map<String, Delivered> everything() {
    Map<String, Delivered> delivered = new HashMap<>();
    Observe.ENTITIES.forEach(name -> delivered.put(name, new Delivered(columns(name), 400)));
    return delivered;
  }

  private static Set<String> columns(String entity, String... without) {
    Entity own =
        Silver.entity(entity)
            .with(entity.equals("leads") ? List.of(FORM_SCORE.column()) : List.of());
    Set<String> columns = new HashSet<>(own.deliverable());
    columns.removeAll(Arrays.asList(without));
    return columns;
  }

  private static UseCaseConf conf(String useCase, ChurnLabel label) {
    UseCaseConf conf = Looks.conf(useCase);
    return new UseCaseConf(
        conf.isEnabled(),
        conf.horizonDays(),
        conf.graceDays(),
        conf.landmarkAgesDays(),
        conf.landmarkEveryDays(),
        conf.maximumAgeDays(),
        label,
        conf.notes());
  }
}
