package io.bowtie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import io.bowtie.contract.OperatorError;
import org.junit.jupiter.api.Test;

class GovernanceConfTest {
  private static final String WHOLE =
      """
      owner = o, data-owner = d, model-owner = m, failure-owner = f, approvers = [a], users = u
      user-action = x, data-sources = [crm], approval-rule = r, confidence-threshold = c
      override-process = p, review-cadence = monthly, feedback-path = w, error-path = e
      rollback-plan = b, maturity-stage = live
      """;

  @Test
  void shouldMissNothingInAWholeRegistration() {
    assertThat(read(WHOLE).missing()).isEmpty();
    assertThat(read(WHOLE).mode()).isEqualTo(Mode.LIVE);
    assertThat(read(WHOLE).approvals()).isEqualTo(1);
  }

  @Test
  void shouldNameEveryFieldThatIsMissing() {
    for (String key : read(WHOLE).fields().keySet()) {
      assertThat(read(WHOLE + key + " = null").missing()).containsExactly(key);
    }
    assertThat(read("").missing()).hasSize(read(WHOLE).fields().size());
  }

  @Test
  void shouldKnowItsModesAndHowManyApprove() {
    assertThat(read("mode = shadow, approvals = 2").mode()).isEqualTo(Mode.SHADOW);
    assertThat(read("mode = shadow, approvals = 2").approvals()).isEqualTo(2);
    assertThat(refused("mode = dark")).contains("'dark'", "shadow");
    assertThat(refused("approvals = 3")).contains("3 approvals", "Set 1, or 2");
  }

  @Test
  void shouldEnforceExitCriteriaWhereTheyAreWrittenAlone() {
    assertThat(read(WHOLE).exitCriteria()).isEmpty();
    assertThat(read("exit-criteria {}").exitCriteria()).contains(new ExitCriteriaConf(28));
    assertThat(read("exit-criteria { shadow-nights = 7 }").exitCriteria())
        .contains(new ExitCriteriaConf(7));
    assertThat(refused("exit-criteria { shadow-nights = 0 }"))
        .contains("0 nights", "governance.lead.exit-criteria.shadow-nights", "leave exit-criteria");
    assertThat(refused("exit-criteria { shadow-night = 7 }")).contains("shadow-nights'?");
  }

  @Test
  void shouldHoldNobodyOutAndLimitNothingUnlessToldTo() {
    assertThat(read(WHOLE).holdout()).isEmpty();
    assertThat(read(WHOLE).limits()).isEqualTo(LimitsConf.NONE);
    assertThat(read("holdout { share = 0.1, salt = 2026 }").holdout())
        .contains(new HoldoutConf(0.1, "2026"));
    LimitsConf limits = read("limits { override-rate = 0.5 }").limits();
    assertThat(limits.overrideRate()).hasValue(0.5);
    assertThat(limits.precisionFloor()).isEmpty();
    assertThat(limits.minimum()).isEqualTo(30);
  }

  @Test
  void shouldRefuseAHoldoutOrLimitThatMakesNoSense() {
    assertThat(refused("holdout { share = 0.6, salt = a }")).contains("0.6", "Set 0 to 0.5");
    assertThat(refused("holdout { share = 0.1, salt = \" \" }")).contains("salt");
    assertThat(refused("holdout { share = 0.1 }")).contains("governance.lead.holdout.salt");
    assertThat(refused("limits { override-rate = 1.5 }")).contains("override-rate", "1.5");
    assertThat(refused("limits { precision-floor = 0.2, minimum = 0 }")).contains("minimum");
    assertThat(refused("limits { overide-rate = 0.5 }")).contains("override-rate");
  }

  private static String refused(String text) {
    return catchThrowableOfType(OperatorError.class, () -> read(text)).getMessage();
  }

  private static GovernanceConf read(String text) {
    return GovernanceConf.read(new ConfSection("governance.lead", ConfigFactory.parseString(text)));
  }
}
