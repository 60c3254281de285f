package io.bowtie.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Customers at month ends with what was known then, read from the raw tables. */
final class CustomerCases {
  private static final int HISTORY_DAYS = 112;
  private static final int HORIZON_DAYS = 56;

  private final Company company;
  private final Map<String, Map<LocalDate, Integer>> events = new HashMap<>();
  private final Map<String, Map<LocalDate, Integer>> users = new HashMap<>();
  private final Map<String, Map<String, LocalDate>> urgent = new HashMap<>();
  private final Map<String, Map<String, RawRow>> invoices = new HashMap<>();

  /**
   * One customer at a month end.
   *
   * @param useRatio events of the last 28 days to a third of those of the 84 before
   * @param usersPerSeat most users of a day of the last 28, to the seats paid for in the end
   * @param urgent urgent tickets of the last 90 days
   * @param overdue invoices that were due and unpaid
   * @param churned whether the subscription ended within eight weeks
   */
  record CustomerCase(
      double useRatio, double usersPerSeat, int urgent, int overdue, boolean churned) {}

  private CustomerCases(Company company) {
    this.company = company;
    readUse(company.table("usage.usage_daily"));
    readTickets(company.table("support.tickets"));
    RawTable table = company.table("billing.invoice");
    for (RawRow row : table.rows()) {
      invoices
          .computeIfAbsent(table.cell(row, "customer"), id -> new HashMap<>())
          .put(table.keyOf(row), row);
    }
  }

  static List<CustomerCase> of(Company company) {
    return new CustomerCases(company).cases();
  }

  private void readUse(RawTable table) {
    for (RawRow row : table.rows()) {
      String count = table.cell(row, "events");
      LocalDate day = LocalDate.parse(table.cell(row, "date"));
      users
          .computeIfAbsent(table.cell(row, "workspace_id"), id -> new HashMap<>())
          .merge(day, Integer.parseInt(table.cell(row, "active_users")), Integer::max);
      if (!count.equals(Defect.TextInNumber.WORDS)) {
        events
            .computeIfAbsent(table.cell(row, "workspace_id"), id -> new HashMap<>())
            .merge(day, Integer.parseInt(count), Integer::sum);
      }
    }
  }

  private void readTickets(RawTable table) {
    for (RawRow row : table.rows()) {
      if (table.cell(row, "priority").equals("URGENT")) {
        urgent
            .computeIfAbsent(table.cell(row, "organization_id"), id -> new HashMap<>())
            .put(table.keyOf(row), LocalDate.parse(table.cell(row, "created_at").substring(0, 10)));
      }
    }
  }

  private List<CustomerCase> cases() {
    RawTable table = company.table("billing.subscription");
    Map<String, RawRow> latest = new HashMap<>();
    table.rows().forEach(row -> latest.put(table.keyOf(row), row));
    LocalDate last = company.settings().lastDay().minusDays(HORIZON_DAYS);
    List<CustomerCase> cases = new ArrayList<>();
    for (RawRow row : latest.values()) {
      LocalDate first = day(table.cell(row, "start_date"), LocalDate.MIN).plusDays(HISTORY_DAYS);
      LocalDate end = day(table.cell(row, "ended_at"), LocalDate.MAX);
      LocalDate at = company.settings().firstDay().plusDays(HISTORY_DAYS);
      for (; at.isBefore(last) && at.isBefore(end); at = at.plusDays(HORIZON_DAYS)) {
        if (first.isBefore(at)) {
          cases.add(look(row, at, end));
        }
      }
    }
    return cases;
  }

  private CustomerCase look(RawRow subscription, LocalDate at, LocalDate end) {
    RawTable table = company.table("billing.subscription");
    String billingId = table.cell(subscription, "customer");
    String seats = table.cell(subscription, "quantity");
    int number = (Integer.parseInt(billingId.substring("cus_".length())) - 17) / 310;
    Map<LocalDate, Integer> use = events.getOrDefault(Ids.of("ws_", 5, number), Map.of());
    double most =
        at.minusDays(27)
            .datesUntil(at.plusDays(1))
            .mapToInt(
                day -> users.getOrDefault(Ids.of("ws_", 5, number), Map.of()).getOrDefault(day, 0))
            .max()
            .orElseThrow();
    double before = events(use, at.minusDays(HISTORY_DAYS), at.minusDays(28)) / 3;
    return new CustomerCase(
        before == 0 ? 1 : events(use, at.minusDays(28), at) / before,
        seats.equals(Defect.TextInNumber.WORDS) ? 1 : most / Integer.parseInt(seats),
        (int)
            urgent.getOrDefault(String.valueOf(7000 + number), Map.of()).values().stream()
                .filter(day -> day.isAfter(at.minusDays(90)) && !day.isAfter(at))
                .count(),
        (int)
            invoices.getOrDefault(billingId, Map.of()).values().stream()
                .filter(invoice -> isOverdue(invoice, at))
                .count(),
        !end.isAfter(at.plusDays(HORIZON_DAYS)));
  }

  private boolean isOverdue(RawRow invoice, LocalDate at) {
    RawTable table = company.table("billing.invoice");
    LocalDate due = day(table.cell(invoice, "due_date"), LocalDate.MAX);
    LocalDate paid = day(table.cell(invoice, "paid_at"), LocalDate.MAX);
    return due.isBefore(at) && paid.isAfter(at);
  }

  /** Events after one day up to another. */
  private static double events(Map<LocalDate, Integer> use, LocalDate after, LocalDate upTo) {
    return after
        .plusDays(1)
        .datesUntil(upTo.plusDays(1))
        .mapToDouble(day -> use.getOrDefault(day, 0))
        .sum();
  }

  private static LocalDate day(String epochSeconds, LocalDate whenEmpty) {
    return epochSeconds.isEmpty()
        ? whenEmpty
        : Instant.ofEpochSecond(Long.parseLong(epochSeconds)).atZone(ZoneOffset.UTC).toLocalDate();
  }
}
