package io.bowtie.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** First cycles of leads that were still open a week after they came, read from the raw tables. */
final class LeadCases {
  private static final Duration WEEK = Duration.ofDays(7);

  private LeadCases() {}

  /**
   * One lead a week after it came.
   *
   * @param inbound inbound activities until then
   * @param converted whether it converted afterwards
   */
  record LeadCase(String source, int employees, String title, int inbound, boolean converted) {}

  static List<LeadCase> of(Company company) {
    RawTable leads = company.table("crm.lead");
    Map<String, RawRow> latest = new HashMap<>();
    leads.rows().forEach(row -> latest.put(leads.keyOf(row), row));
    Map<String, List<Instant>> inbound = inboundByLead(company.table("crm.task"));
    List<LeadCase> cases = new ArrayList<>();
    latest.forEach(
        (key, row) -> {
          Instant looked = Instant.parse(leads.cell(row, "Cycle_Started_At__c")).plus(WEEK);
          String decided = leads.cell(row, "ConvertedDate") + leads.cell(row, "Disqualified_At__c");
          boolean wasOpen = decided.isEmpty() || Instant.parse(decided).isAfter(looked);
          String employees = leads.cell(row, "NumberOfEmployees");
          if (key.endsWith("|1") && wasOpen && !employees.equals(Defect.TextInNumber.WORDS)) {
            cases.add(
                new LeadCase(
                    leads.cell(row, "LeadSource"),
                    Integer.parseInt(employees),
                    leads.cell(row, "Title"),
                    (int)
                        inbound.getOrDefault(leads.cell(row, "Id").strip(), List.of()).stream()
                            .filter(at -> at.isBefore(looked))
                            .count(),
                    !leads.cell(row, "ConvertedDate").isEmpty()));
          }
        });
    return cases;
  }

  private static Map<String, List<Instant>> inboundByLead(RawTable tasks) {
    Map<String, List<Instant>> byLead = new HashMap<>();
    for (RawRow row : tasks.rows()) {
      if (tasks.cell(row, "Direction__c").equals("Inbound")) {
        byLead
            .computeIfAbsent(tasks.cell(row, "LeadId"), id -> new ArrayList<>())
            .add(Instant.parse(tasks.cell(row, "CompletedDateTime")));
      }
    }
    return byLead;
  }
}
