package io.bowtie.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The csv files of the set ravenstack-to-2024-06, counted in plain Java, without Spark or SQL. */
final class RavenStackFiles {
  private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd-MM-yyyy");

  private final List<Map<String, String>> accounts;
  private final List<Map<String, String>> subscriptions;
  private final List<Map<String, String>> usage;
  private final List<Map<String, String>> tickets;
  private final List<Map<String, String>> churnEvents;

  RavenStackFiles(Path folder) {
    accounts = rows(folder, "accounts");
    subscriptions = rows(folder, "subscriptions");
    usage = rows(folder, "feature_usage");
    tickets = rows(folder, "support_tickets");
    churnEvents = rows(folder, "churn_events");
  }

  /** By check: rows that fail, and rows looked at. */
  Map<String, Count> contradictions() {
    Map<String, Map<String, String>> subscription = byId(subscriptions, "subscription_id");
    Map<String, Map<String, String>> account = byId(accounts, "account_id");
    Set<String> flagged = ids(accounts, row -> row.get("churn_flag").equals("TRUE"));
    Set<String> declared = ids(churnEvents, row -> row.get("is_reactivation").equals("FALSE"));
    Set<String> left = withoutPaidSubscription();
    List<Map<String, String>> known =
        usage.stream().filter(row -> subscription.containsKey(row.get("subscription_id"))).toList();
    List<Map<String, String>> ofKnownAccounts =
        tickets.stream().filter(row -> account.containsKey(row.get("account_id"))).toList();
    Map<String, Integer> usageIds = new HashMap<>();
    usage.forEach(row -> usageIds.merge(row.get("usage_id"), 1, Integer::sum));
    return Map.of(
        "churn-flag-against-events", differing(flagged, declared),
        "churn-flag-against-subscriptions", differing(flagged, left),
        "churn-events-against-subscriptions", differing(declared, left),
        "usage-before-subscription",
            Count.of(
                known,
                row ->
                    day(row, "usage_date")
                        .isBefore(day(subscription.get(row.get("subscription_id")), "start_date"))),
        "usage-after-subscription",
            Count.of(
                known,
                row -> {
                  Map<String, String> its = subscription.get(row.get("subscription_id"));
                  return !its.get("end_date").isEmpty()
                      && day(row, "usage_date").isAfter(day(its, "end_date"));
                }),
        "usage-without-subscription", new Count(usage.size() - known.size(), usage.size()),
        "usage-ids-twice", Count.of(usageIds.values(), count -> count > 1),
        "tickets-before-signup",
            Count.of(
                ofKnownAccounts,
                row ->
                    day(row, "submitted_at")
                        .isBefore(day(account.get(row.get("account_id")), "signup_date"))));
  }

  /** How often each monthly amount of a subscription is there, for the sum in silver. */
  long mrr() {
    return subscriptions.stream().mapToLong(row -> Long.parseLong(row.get("mrr_amount"))).sum();
  }

  /**
   * Rows that fail, of rows looked at.
   *
   * @param failed rows
   * @param checked rows
   */
  record Count(long failed, long checked) {
    static <T> Count of(Iterable<T> rows, Predicate<T> isFailed) {
      long failed = 0;
      long checked = 0;
      for (T row : rows) {
        checked++;
        failed += isFailed.test(row) ? 1 : 0;
      }
      return new Count(failed, checked);
    }
  }

  private Count differing(Set<String> one, Set<String> other) {
    return Count.of(
        accounts,
        row -> one.contains(row.get("account_id")) != other.contains(row.get("account_id")));
  }

  private Set<String> withoutPaidSubscription() {
    Predicate<Map<String, String>> isPaid =
        row -> row.get("is_trial").equals("FALSE") && !row.get("mrr_amount").equals("0");
    Set<String> left = ids(subscriptions, isPaid);
    left.removeAll(ids(subscriptions, isPaid.and(row -> row.get("end_date").isEmpty())));
    return left;
  }

  private static Set<String> ids(
      List<Map<String, String>> rows, Predicate<Map<String, String>> which) {
    Set<String> ids = new HashSet<>();
    rows.stream().filter(which).forEach(row -> ids.add(row.get("account_id")));
    return ids;
  }

  private static Map<String, Map<String, String>> byId(
      List<Map<String, String>> rows, String column) {
    Map<String, Map<String, String>> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.get(column), row));
    return byId;
  }

  private static LocalDate day(Map<String, String> row, String column) {
    return LocalDate.parse(Optional.ofNullable(row.get(column)).orElseThrow(), DAY_FIRST);
  }

  /** No cell that is counted holds a comma or a quote. */
  private static List<Map<String, String>> rows(Path folder, String name) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("ravenstack_" + name + ".csv"));
      List<String> header = cells(lines.get(0).substring(1));
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = cells(line);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
          row.put(header.get(i), cells.get(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> cells(String line) {
    return List.of(line.split(",", -1));
  }
}
