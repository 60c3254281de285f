package io.bowtie.proof;

import io.bowtie.generate.Effect;
import io.bowtie.model.LinearModel;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where a planted effect shows in a fitted model. A number's sign counts, and the rank of a
 * category's levels: a coefficient is log-odds within the horizon, not a day, and never equal.
 *
 * @param effect as planted
 * @param feature that carries it
 * @param level of a category; empty for a number
 */
record Claim(Effect effect, String feature, String level) {
  private static final List<Claim> ALL =
      List.of(
          new Claim(Effect.LEAD_REFERRAL, "lead_source", "referral"),
          new Claim(Effect.LEAD_PARTNER, "lead_source", "partner"),
          new Claim(Effect.LEAD_OUTBOUND, "lead_source", "outbound"),
          new Claim(Effect.LEAD_PURCHASED_LIST, "lead_source", "purchased_list"),
          new Claim(Effect.LEAD_EMPLOYEES, "lead_employee_count", ""),
          new Claim(Effect.LEAD_FORM_SCORE, "x_form_score", ""),
          new Claim(Effect.DEAL_REFERRAL, "deal_lead_source", "referral"),
          new Claim(Effect.DEAL_PURCHASED_LIST, "deal_lead_source", "purchased_list"),
          new Claim(Effect.DEAL_PUSHES, "close_date_pushes_count", ""),
          new Claim(Effect.DEAL_INTEGRATIONS, "x_integration_count", ""));

  /** Those of a use case. */
  static List<Claim> of(String useCase) {
    return ALL.stream().filter(claim -> claim.effect.useCase().equals(useCase)).toList();
  }

  /** Log-odds that the model found; empty where the feature does not train. */
  OptionalDouble found(LinearModel model) {
    return isLevel() ? model.ofLevel(feature, level) : model.ofNumber(feature);
  }

  boolean isLevel() {
    return !level.isEmpty();
  }

  /** As a reader names it. */
  String words() {
    return isLevel() ? feature + "=" + level : feature;
  }
}
