package io.bowtie.recommendation;

import static io.bowtie.recommendation.ScoredFixture.anyScored;
import static io.bowtie.recommendation.ScoredFixture.anyStake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.evaluation.AlertSide;
import io.bowtie.evaluation.Hysteresis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HumanOnlyTest {
  private static final LocalDate TONIGHT = LocalDate.parse("2026-06-30");
  private static final String CONF =
      """
      sources { crm { system = crm, format = csv, location = ".", mapping = "mapping",
                      tables { deals = "deals.csv" } } }
      """;

  /** How advice would read that took the decision instead of asking for it. */
  private static final Map<HumanOnly, Pattern> SUBJECTS =
      Map.of(
          HumanOnly.FORECAST_CATEGORY, Pattern.compile("forecast|categor|commit|best case"),
          HumanOnly.DISCOUNT, Pattern.compile("discount|price|rebate"),
          HumanOnly.MERGE, Pattern.compile("merge|duplicate|same company"),
          HumanOnly.TERRITORY, Pattern.compile("territor|reassign"),
          HumanOnly.EMPLOYMENT_OR_PAY,
              Pattern.compile("employ|salary|commission|bonus|quota|dismiss|\\bpay\\b"));

  @TempDir private Path folder;

  @Test
  void shouldCoverWhatAPersonAloneDecides() {
    assertThat(HumanOnly.values())
        .extracting(HumanOnly::name)
        .containsExactlyInAnyOrder(
            "FORECAST_CATEGORY", "DISCOUNT", "MERGE", "TERRITORY", "EMPLOYMENT_OR_PAY");
    assertThat(SUBJECTS.keySet()).containsExactlyInAnyOrder(HumanOnly.values());
  }

  @ParameterizedTest
  @EnumSource(HumanOnly.class)
  void shouldComeOutAsAQuestionToItsRoleWhateverIsConfigured(HumanOnly decision)
      throws IOException {
    for (Recommendation advised : adviceUnderEveryConf()) {
      if (advised.action().decision().filter(decision::equals).isPresent()) {
        assertThat(advised.text()).startsWith("Question to the " + decision.role()).endsWith("?");
        assertThat(advised.status()).isEqualTo("needs_approval");
        assertThat(advised.approvalRole()).contains(decision.role());
      } else if (advised.action().decision().isEmpty()) {
        assertThat(advised.text().toLowerCase(Locale.ROOT))
            .doesNotContainPattern(SUBJECTS.get(decision));
      }
    }
  }

  @Test
  void shouldTryConfsUnderWhichQuestionsAreAsked() throws IOException {
    assertThat(adviceUnderEveryConf()).extracting(Recommendation::action).contains(Action.values());
  }

  @ParameterizedTest
  @EnumSource(HumanOnly.class)
  void shouldBeOutOfReachOfAnyConfKey(HumanOnly decision) {
    String name = decision.name().toLowerCase(Locale.ROOT).replace('_', '-');
    for (String line :
        List.of(
            "recommendation.human-only = []",
            "recommendation.human-only." + name + " = false",
            "recommendation." + name + ".needs-approval = false",
            "recommendation." + name + ".role = \"nobody\"",
            "governance.deal." + name + " = automatic",
            "governance.deal.human-only = [" + name + "]",
            name + " = off")) {
      OperatorError refused = catchThrowableOfType(OperatorError.class, () -> conf(line));
      assertThat(refused).as(line).isNotNull().hasMessageContaining("Unknown configuration key");
      assertThat(refused.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    }
  }

  /** Over all that conf says of advice: bands, large amounts, thresholds, modes and approvers. */
  private List<Recommendation> adviceUnderEveryConf() throws IOException {
    List<Recommendation> advice = new ArrayList<>();
    for (String large : List.of("0", "100000", "1e12")) {
      for (String mode : List.of("live", "shadow")) {
        for (String approvers : List.of("[]", "[nobody]", "[a, b], approvals = 2")) {
          BowtieConf conf =
              conf(
                  "recommendation.large-amount = "
                      + large
                      + "\ngovernance.deal { mode = "
                      + mode
                      + ", approvers = "
                      + approvers
                      + "}");
          for (double threshold : List.of(0.0, 0.3, 0.7, 1.0)) {
            advice.addAll(advice(conf, threshold));
          }
        }
      }
    }
    return advice;
  }

  private static List<Recommendation> advice(BowtieConf conf, double threshold) {
    RecommendationPolicy policy =
        RecommendationPolicy.of(
            conf,
            Map.of(
                "deal", rule(AlertSide.BELOW, threshold),
                "lead", rule(AlertSide.AT_OR_ABOVE, threshold),
                "churn", rule(AlertSide.AT_OR_ABOVE, threshold)));
    Random random = new Random(5);
    List<Recommendation> advice = new ArrayList<>();
    for (int draw = 0; draw < 60; draw++) {
      String category = draw % 2 == 0 ? "commit" : "pipeline";
      Scored scored = anyScored(random, anyStake(random), random.nextBoolean(), category);
      advice.addAll(policy.advise(scored, TONIGHT));
    }
    return advice;
  }

  private static AlertRule rule(AlertSide side, double threshold) {
    return new AlertRule("set", new Hysteresis(side, threshold, 0.05, 3));
  }

  private BowtieConf conf(String lines) throws IOException {
    return ConfLoader.load(Files.writeString(folder.resolve("bowtie.conf"), CONF + lines));
  }
}
