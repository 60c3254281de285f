package io.bowtie.mapping;

/** Raw tables of a Salesforce that several tests read. */
final class SalesforceRows {
  static final String NOBODY = "000000000000000AAA";

  private SalesforceRows() {}

  static RawRows events() {
    return RawRows.of("event", "id, what_id, start_date_time, duration_in_minutes, system_modstamp")
        .row("00UA | 006A | 2026-06-01T09:00:00Z | 30 | 2026-05-20");
  }

  static RawRows opportunities() {
    return RawRows.of(
            "opportunity",
            "id, name, account_id, owner_id, type, stage_name, is_closed, is_won, amount,"
                + " probability, forecast_category, close_date, created_date,"
                + " last_stage_change_date, system_modstamp, is_deleted")
        .row(
            "006A | A | 001A | 005A | Existing Customer - Upgrade | Qualify | false | false | 900 |"
                + " 25 | BestCase | 2026-07-31 | 2026-05-01T09:00:00Z |  | 2026-06-02 | false")
        .row(
            "006B | B | "
                + NOBODY
                + " | 005A | New Customer | Closed Won | true | true | 100 | 1000 | Closed |"
                + " 2026-05-31 | 2026-05-01T09:00:00Z | 2026-05-30T10:00:00Z |"
                + " 2026-05-30T10:00:00Z | false")
        .row(
            "006C | C | 001A | 005A |  | Closed Lost | 1 | 0 |  | 0 | Weird | 2026-06-01 |"
                + " 2026-05-01T09:00:00Z |  | 2026-06-01T08:00:00Z | true");
  }

  /** The second change of 006B is the state as it stands, the two of 006A at a time are one. */
  static RawRows history() {
    return RawRows.of(
            "opportunity_history",
            "id, opportunity_id, created_date, stage_name, amount, close_date, probability,"
                + " forecast_category")
        .row("008A | 006A | 2026-05-01T09:00:00Z | Qualify | 400 | 2026-06-30 | 10 | Pipeline")
        .row("008B | 006A | 2026-05-01T09:00:00Z | Qualify | 500 | 2026-06-30 | 10 | Pipeline")
        .row("008E | 006A | 2026-05-20T09:00:00Z | Qualify | 900 | 2026-07-31 | 10 | Pipeline")
        .row("008C | 006B | 2026-05-01T09:00:00Z | Qualify | 90 | 2026-05-31 | 10 | Pipeline")
        .row("008D | 006B | 2026-05-30T10:00:00Z | Closed Won | 100 | 2026-05-31 | 10 | Pipeline");
  }

  /** Its change of stage is told by the history as well, and counts once. */
  static RawRows fieldHistory() {
    return RawRows.of(
            "opportunity_field_history",
            "id, opportunity_id, field, created_date, old_value, new_value")
        .row("017A | 006A | NextStep | 2026-05-02T09:00:00Z |  | Call")
        .row("017B | 006A | Owner | 2026-05-03T09:00:00Z | Ada Byron | Bob Ray")
        .row("017C | 006A | Owner | 2026-05-03T09:00:00Z | 005A | 005B")
        .row("017D | 006B | StageName | 2026-05-30T10:00:01Z | Qualify | Closed Won")
        .row("017E | 006B | Probability | 2026-05-30T10:00:01Z | 10 | 100");
  }

  static RawRows stages() {
    return RawRows.of(
            "opportunity_stage", "MasterLabel, SortOrder, IsClosed, IsWon, DefaultProbability")
        .row("Qualify | 1 | 0 | 0 | 10")
        .row("Closed Won | 3 | 1 | 1 | 100")
        .row("Closed Lost | 4 | 1 | 0 | 0");
  }
}
