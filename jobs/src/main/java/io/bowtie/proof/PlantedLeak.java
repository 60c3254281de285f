package io.bowtie.proof;

import java.util.Locale;

/**
 * A column that knows the outcome, or may: offered to training as a field of the company's own. It
 * has to end refused, or in need of a signature.
 */
enum PlantedLeak {
  /** The outcome itself, as an export of today's values writes it into every version. */
  LEAD_OUTCOME(Of.LEADS, "x_followed_up", "at-creation", "category", "if(%1$s, 'yes', 'no')"),
  /** Filled in when the lead is decided. */
  LEAD_FILLED_AFTER(
      Of.LEADS,
      "x_handover_code",
      "with-version",
      "category",
      "CASE WHEN converted_at IS NOT NULL OR disqualified_at IS NOT NULL THEN 'done' END"),
  /** Moves to another value when the lead converts. */
  LEAD_CHANGED_AFTER(
      Of.LEADS,
      "x_queue",
      "with-version",
      "category",
      "CASE WHEN converted_at IS NOT NULL THEN 'onboarding' ELSE 'general' END"),
  /** Written into every version of nearly all that converted, and hardly of others. */
  LEAD_FILLED_FOR_CONVERTED(
      Of.LEADS,
      "x_billing_city",
      "at-creation",
      "category",
      "CASE WHEN %1$s AND pmod(hash(lead_id), 10) > 0 THEN 'known' END"),
  /** Tells nothing, but nobody says since when it is known. */
  LEAD_UNKNOWN_TIME(
      Of.LEADS, "x_score_of_a_vendor", "unknown", "number", "pmod(hash(lead_id, 7), 100)"),
  /** Tells nothing, and bears the name of the outcome. */
  LEAD_NAMED_OUTCOME(
      Of.LEADS,
      "x_is_converted",
      "at-creation",
      "category",
      "if(pmod(hash(lead_id, 9), 2) = 0, 'a', 'b')"),
  DEAL_OUTCOME(Of.DEALS, "x_contract_type", "at-creation", "category", "if(%1$s, 'yes', 'no')"),
  DEAL_FILLED_AFTER(
      Of.DEALS,
      "x_signature_code",
      "with-version",
      "category",
      "CASE WHEN outcome <> 'open' THEN 'done' END"),
  DEAL_CHANGED_AFTER(
      Of.DEALS,
      "x_folder",
      "with-version",
      "category",
      "CASE WHEN outcome = 'won' THEN 'onboarding' ELSE 'general' END"),
  DEAL_FILLED_FOR_WON(
      Of.DEALS,
      "x_billing_city",
      "at-creation",
      "category",
      "CASE WHEN %1$s AND pmod(hash(deal_id), 10) > 0 THEN 'known' END"),
  DEAL_UNKNOWN_TIME(
      Of.DEALS, "x_score_of_a_vendor", "unknown", "number", "pmod(hash(deal_id, 7), 100)"),
  DEAL_NAMED_OUTCOME(
      Of.DEALS,
      "x_loss_reason",
      "at-creation",
      "category",
      "if(pmod(hash(deal_id, 9), 2) = 0, 'a', 'b')");

  private final Of of;
  private final String column;
  private final String known;
  private final String type;
  private final String sql;

  PlantedLeak(Of of, String column, String known, String type, String sql) {
    this.of = of;
    this.column = column;
    this.known = known;
    this.type = type;
    this.sql = sql;
  }

  /** What leaks: the entity's mapping, and what its outcome is over all versions. */
  private enum Of {
    LEADS("lead", "max(converted_at IS NOT NULL) OVER (PARTITION BY lead_id, cycle_number)"),
    DEALS("deal", "max(outcome = 'won') OVER (PARTITION BY deal_id)");

    private final String useCase;
    private final String ever;

    Of(String useCase, String ever) {
      this.useCase = useCase;
      this.ever = ever;
    }

    String entity() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The use case that it is offered to. */
  String useCase() {
    return of.useCase;
  }

  /** The own field's name. */
  String column() {
    return column;
  }

  /** The column as it is offered. */
  OwnColumn offered() {
    return new OwnColumn(
        of.entity(), column, type, known, String.format(Locale.ROOT, sql, of.ever));
  }
}
