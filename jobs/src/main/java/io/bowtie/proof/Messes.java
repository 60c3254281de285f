package io.bowtie.proof;

import java.util.List;
import java.util.Locale;

/** Every mess that the generator makes on purpose. */
final class Messes {
  private static final String ACCOUNT = "crm.account";
  private static final String CONTACT = "crm.contact";
  private static final String LEAD = "crm.lead";
  private static final String DEAL = "crm.opportunity";
  private static final String TASK = "crm.task";
  private static final String USAGE = "usage.usage_daily";
  private static final String INVOICE = "billing.invoice";
  private static final String ALL = "true";

  /** How a row of a raw table is found again among the versions that it became. */
  private static final String AS_VERSION =
      " FROM raw JOIN versions ON %s AND versions.recorded_at = CAST(raw.SystemModstamp AS TIMESTAMP)"
          + " WHERE ";

  private static final String OF_ACCOUNT = "versions.account_id = trim(raw.Id)";
  private static final String OF_CONTACT = "versions.contact_id = trim(raw.Id)";
  private static final String OF_LEAD =
      "versions.lead_id = trim(raw.Id) AND versions.cycle_number = CAST(raw.Cycle__c AS INT)";
  private static final String OF_DEAL = "versions.deal_id = trim(raw.Id)";
  private static final String OF_TASK = "versions.activity_id = trim(raw.Id)";

  static final List<Mess> EVERY =
      List.of(
          twice(ACCOUNT, "accounts", ALL),
          twice(CONTACT, "contacts", ALL),
          twice(LEAD, "leads", ALL),
          twice(DEAL, "deals", ALL),
          // A change of stage that decides a deal is a change of its outcome as well.
          twice("crm.opportunity_field_history", "deal_history", "field <> 'outcome'"),
          twice("crm.opportunity_contact_role", "deal_contacts", ALL),
          twice(TASK, "activities", "activity_type <> 'meeting'"),
          twice("crm.event", "activities", "activity_type = 'meeting'"),
          twice(USAGE, "usage_daily", ALL),
          twice("support.tickets", "tickets", ALL),
          twice("billing.subscription", "subscriptions", ALL),
          twice(INVOICE, "invoices", ALL),
          conflict(CONTACT, "contacts"),
          conflict(DEAL, "deals"),
          conflict(INVOICE, "invoices"),
          textInNumber(ACCOUNT, "accounts", "employee_count"),
          textInNumber(LEAD, "leads", "employee_count"),
          textInNumber(DEAL, "deals", "amount"),
          textInNumber(USAGE, "usage_daily", "event_count"),
          textInNumber("support.tickets", "tickets", "reopen_count"),
          textInNumber("billing.subscription", "subscriptions", "seats"),
          textInNumber(INVOICE, "invoices", "amount"),
          new Mess(
              DEAL,
              "unknown_stage",
              "deals",
              "row is set aside for a stage that nobody delivers",
              aside("UNKNOWN_REFERENCE", "stage")),
          textNull(
              ACCOUNT,
              "accounts",
              OF_ACCOUNT,
              "(raw.Industry = '--None--' AND versions.industry IS NULL)"
                  + " OR (raw.Tech_Stack__c = 'N/A' AND versions.x_tech_stack IS NULL)"),
          textNull(CONTACT, "contacts", OF_CONTACT, "raw.Title = 'N/A' AND versions.title IS NULL"),
          textNull(
              LEAD,
              "leads",
              OF_LEAD,
              "(raw.Industry = '--None--' AND versions.industry IS NULL)"
                  + " OR (raw.Title = 'N/A' AND versions.title IS NULL)"),
          textNull(
              DEAL,
              "deals",
              OF_DEAL,
              "(raw.Main_Competitor__c = '--None--' AND versions.competitor IS NULL)"
                  + " OR (raw.NextStep = 'N/A' AND versions.next_step IS NULL)"),
          spaceBehindKey(CONTACT, "contacts", OF_CONTACT, spaced("AccountId", "account_id")),
          spaceBehindKey(LEAD, "leads", OF_LEAD, "raw.Id <> trim(raw.Id)"),
          spaceBehindKey(
              DEAL,
              "deals",
              OF_DEAL,
              "raw.Id <> trim(raw.Id) OR (" + spaced("AccountId", "account_id") + ")"),
          spaceBehindKey(TASK, "activities", OF_TASK, spaced("WhatId", "deal_id")),
          new Mess(
              ACCOUNT,
              "mixed_case_domain",
              "accounts",
              "account has the bare domain in small letters",
              "SELECT count(DISTINCT versions.account_id) AS found"
                  + AS_VERSION.formatted(OF_ACCOUNT)
                  + "raw.Website <> versions.domain AND versions.domain RLIKE '^(?!www[.])[a-z0-9]+[.]example$'"),
          new Mess(
              LEAD,
              "without_company",
              "leads",
              "lead is kept without a company",
              "SELECT count(DISTINCT lead_id) AS found FROM versions WHERE company IS NULL"),
          new Mess(
              DEAL,
              "without_account",
              "deals",
              "deal is kept without an account",
              "SELECT count(DISTINCT deal_id) AS found FROM versions WHERE account_id IS NULL"),
          new Mess(
              LEAD,
              "recycled",
              "leads",
              "lead has a second cycle",
              "SELECT count(DISTINCT lead_id) AS found FROM versions WHERE cycle_number > 1"),
          new Mess(
              DEAL,
              "reopened",
              "deals",
              "a version that is open follows one that is lost",
              """
              SELECT count(DISTINCT deal_id) AS found
              FROM (
                SELECT deal_id, outcome,
                  lag(outcome) OVER (PARTITION BY deal_id ORDER BY recorded_at) AS former
                FROM versions)
              WHERE outcome = 'open' AND former = 'lost'"""),
          new Mess(
              DEAL,
              "late_close",
              "deals",
              "the closing version was recorded on a later day than it closed",
              "SELECT count(DISTINCT deal_id) AS found FROM versions"
                  + " WHERE outcome <> 'open' AND to_date(recorded_at) > to_date(closed_at)"),
          new Mess(
              USAGE,
              "late",
              "usage_daily",
              "a part of the day's use was recorded on a later day",
              "SELECT count(DISTINCT source_account_id, usage_date, feature) AS found FROM versions"
                  + " WHERE recorded_date > usage_date"),
          new Mess(
              USAGE,
              "orphan",
              "usage_daily",
              "row is kept without an account, and no other row is",
              "SELECT count(*) AS found FROM versions WHERE account_id IS NULL"),
          new Mess(
              "billing.customer",
              "spelled_differently",
              "source_accounts",
              "customer is linked by name and country although the name differs",
              "SELECT count(DISTINCT raw.id) AS found FROM raw JOIN links"
                  + " ON links.source_account_id = raw.id"
                  + " WHERE links.rule = 'name_country' AND raw.name = upper(raw.name)"));

  private Messes() {}

  private static Mess twice(String table, String entity, String which) {
    return new Mess(
        table,
        "exact_duplicate",
        entity,
        "raw rows that are neither a version nor set aside",
        "SELECT (SELECT count(*) FROM raw) - (SELECT count(*) FROM versions WHERE "
            + which
            + ") - (SELECT count(DISTINCT file, line) FROM aside) AS found");
  }

  private static Mess conflict(String table, String entity) {
    return new Mess(
        table,
        "conflicting_duplicate",
        entity,
        "one of the two rows is set aside",
        "SELECT count(*) AS found FROM aside WHERE reason_code = 'DUPLICATE_KEY'");
  }

  private static Mess textInNumber(String table, String entity, String column) {
    return new Mess(
        table, "text_in_number", entity, "row is set aside", aside("WRONG_TYPE", column));
  }

  private static Mess textNull(String table, String entity, String same, String isNull) {
    return new Mess(
        table,
        "text_null",
        entity,
        "the version has no value",
        "SELECT count(*) AS found" + AS_VERSION.formatted(same) + "(" + isNull + ")");
  }

  private static Mess spaceBehindKey(String table, String entity, String same, String isTrimmed) {
    return new Mess(
        table,
        "key_with_trailing_space",
        entity,
        "the version has the key without the space",
        "SELECT count(*) AS found" + AS_VERSION.formatted(same) + "(" + isTrimmed + ")");
  }

  private static String spaced(String raw, String key) {
    return String.format(
        Locale.ROOT, "raw.%1$s <> trim(raw.%1$s) AND versions.%2$s = trim(raw.%1$s)", raw, key);
  }

  private static String aside(String reason, String column) {
    return "SELECT count(*) AS found FROM aside WHERE reason_code = '"
        + reason
        + "' AND column_name = '"
        + column
        + "'";
  }
}
