package io.bowtie.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Closed deals with what was known of them just before they closed, read from the raw tables. */
final class DealCases {
  private DealCases() {}

  /**
   * One deal when it closed.
   *
   * @param pushes how often its close date had been moved later
   * @param twoWay replies and held meetings of the fourteen days before
   * @param stageDays how long it had been in its last open stage
   */
  record DealCase(
      String source,
      String segment,
      int discount,
      int pushes,
      int twoWay,
      double stageDays,
      int integrations,
      boolean won) {}

  static List<DealCase> of(Company company) {
    RawTable deals = company.table("crm.opportunity");
    Map<String, RawRow> latest = new HashMap<>();
    deals.rows().forEach(row -> latest.put(deals.keyOf(row), row));
    Map<String, String> segments = segments(company.table("crm.account"));
    Map<String, List<RawRow>> history = history(company.table("crm.opportunity_field_history"));
    Map<String, List<Instant>> talks = talks(company);
    List<DealCase> cases = new ArrayList<>();
    latest.forEach(
        (id, row) -> {
          if (!deals.cell(row, "Closed_At__c").isEmpty()) {
            Instant closed = Instant.parse(deals.cell(row, "Closed_At__c"));
            List<RawRow> changes = history.getOrDefault(id, List.of());
            cases.add(
                new DealCase(
                    deals.cell(row, "LeadSource"),
                    segments.getOrDefault(deals.cell(row, "AccountId").strip(), ""),
                    Integer.parseInt(deals.cell(row, "Discount__c")),
                    pushes(company, changes, closed),
                    talksBefore(talks.getOrDefault(id, List.of()), closed),
                    stageDays(company, changes, row, closed),
                    Integer.parseInt(deals.cell(row, "Integration_Count__c")),
                    deals.cell(row, "IsWon").equals("true")));
          }
        });
    return cases;
  }

  private static Map<String, String> segments(RawTable accounts) {
    Map<String, String> byAccount = new HashMap<>();
    accounts
        .rows()
        .forEach(row -> byAccount.put(accounts.keyOf(row), accounts.cell(row, "Segment__c")));
    return byAccount;
  }

  private static Map<String, List<RawRow>> history(RawTable changes) {
    Map<String, List<RawRow>> byDeal = new HashMap<>();
    Map<String, RawRow> distinct = new HashMap<>();
    for (RawRow row : changes.rows()) {
      if (distinct.put(changes.keyOf(row), row) == null) {
        byDeal
            .computeIfAbsent(changes.cell(row, "OpportunityId"), id -> new ArrayList<>())
            .add(row);
      }
    }
    return byDeal;
  }

  private static int pushes(Company company, List<RawRow> changes, Instant closed) {
    RawTable table = company.table("crm.opportunity_field_history");
    return (int)
        changes.stream()
            .filter(row -> row.recordedAt().isBefore(closed))
            .filter(row -> table.cell(row, "Field").equals("CloseDate"))
            .filter(row -> table.cell(row, "NewValue").compareTo(table.cell(row, "OldValue")) > 0)
            .count();
  }

  private static double stageDays(
      Company company, List<RawRow> changes, RawRow deal, Instant closed) {
    RawTable table = company.table("crm.opportunity_field_history");
    Instant since =
        changes.stream()
            .filter(row -> row.recordedAt().isBefore(closed))
            .filter(row -> table.cell(row, "Field").equals("StageName"))
            .map(RawRow::recordedAt)
            .max(Instant::compareTo)
            .orElse(Instant.parse(company.table("crm.opportunity").cell(deal, "CreatedDate")));
    return Duration.between(since, closed).toHours() / 24.0;
  }

  private static int talksBefore(List<Instant> talks, Instant closed) {
    Instant from = closed.minus(Duration.ofDays(14));
    return (int) talks.stream().filter(at -> at.isAfter(from) && at.isBefore(closed)).count();
  }

  private static Map<String, List<Instant>> talks(Company company) {
    Map<String, List<Instant>> byDeal = new HashMap<>();
    RawTable tasks = company.table("crm.task");
    for (RawRow row : tasks.rows()) {
      if (tasks.cell(row, "Direction__c").equals("Inbound")) {
        String deal = tasks.cell(row, "WhatId").strip();
        byDeal
            .computeIfAbsent(deal, id -> new ArrayList<>())
            .add(Instant.parse(tasks.cell(row, "CompletedDateTime")));
      }
    }
    RawTable events = company.table("crm.event");
    for (RawRow row : events.rows()) {
      if (events.cell(row, "Held__c").equals("true")) {
        String deal = events.cell(row, "WhatId");
        byDeal
            .computeIfAbsent(deal, id -> new ArrayList<>())
            .add(Instant.parse(events.cell(row, "StartDateTime")));
      }
    }
    return byDeal;
  }
}
