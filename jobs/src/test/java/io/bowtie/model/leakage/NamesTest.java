package io.bowtie.model.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final ProtectedNames PROTECTED = new ProtectedNames(List.of("trade_union"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x_is_won",
        "x_Won",
        "x_is_closed",
        "x_closed_date",
        "x_closed_at",
        "x_close_reason",
        "x_loss_reason",
        "x_closed_lost_reason",
        "x_churn_reason",
        "x_churn_category",
        "x_actual_revenue",
        "x_converted_opportunity_id",
        "x_conversion_date",
        "x_contract_id",
        "x_order_number",
        "x_outcome",
        "x_stage_probability",
        "x_lead_score",
        "x_churn_score",
        "x_einstein_lead_score",
        "x_predicted_value"
      })
  void shouldDenyWhatHoldsTheOutcomeOrCameWithIt(String field) {
    assertThat(DeniedNames.holds(field)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x_form_score",
        "x_close_date",
        "x_closing_party",
        "x_won_deals_before_count",
        "x_amount",
        "x_cancel_requested_at",
        "x_contract_length_months",
        "x_campaign",
        "x_result_focus",
        "x_previous_outcome_rate",
        "x_poutcome"
      })
  void shouldNotDenyWhatOnlySoundsLikeIt(String field) {
    assertThat(DeniedNames.holds(field)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x_weighted_amount",
        "x_amount_weighted",
        "x_expected_revenue",
        "x_days_to_close",
        "x_time_to_conversion",
        "x_days_in_closing_stage",
        "x_last_activity_date",
        "x_contract_start",
        "x_onboarding_date",
        "x_customer_type",
        "x_became_customer_date",
        "x_amount_won"
      })
  void shouldDoubtWhatIsOftenWrittenWithTheOutcome(String field) {
    assertThat(DeniedNames.mayHold(field)).isTrue();
    assertThat(DeniedNames.holds(field)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x_form_score",
        "x_close_date",
        "x_won_deals_before_count",
        "x_amount",
        "x_contract_length_months",
        "x_campaign",
        "x_days_since_contact",
        "x_time_on_website_seconds",
        "x_lead_origin"
      })
  void shouldNotDoubtWhatIsKnownBefore(String field) {
    assertThat(DeniedNames.mayHold(field)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x_age",
        "x_contact_age",
        "x_customer_age_group",
        "x_gender",
        "x_Sex",
        "x_marital",
        "x_marital_status",
        "x_religion",
        "x_ethnic_group",
        "x_health",
        "x_has_disability",
        "x_sexual_orientation",
        "x_birth_year",
        "x_is_trade_union_member"
      })
  void shouldFindWhatAPersonIsInAName(String field) {
    assertThat(PROTECTED.in(field)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x_stage",
        "x_package",
        "x_usage_minutes",
        "x_average_order",
        "x_deal_age_days",
        "x_account_age",
        "x_account_health",
        "x_health_score",
        "x_trade_show",
        "x_union_square_office",
        "x_essex_branch"
      })
  void shouldLeaveThingsTheirAgeAndTheirHealth(String field) {
    assertThat(PROTECTED.in(field)).isEmpty();
  }

  @Test
  void shouldSayWhichWordItWas() {
    assertThat(PROTECTED.in("x_head_gender_code")).contains("gender");
    assertThat(PROTECTED.in("x_trade_union")).contains("trade_union");
  }
}
