package io.bowtie.feature;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a company's sources deliver of one entity.
 *
 * @param columns that some mapping delivers, {@code recorded_at} among them where it does
 * @param days for how long rows have been landing, by the night: without a recorded_at this is how
 *     far back anything is known of what changes
 */
public record Delivered(Set<String> columns, long days) {

  public Delivered {
    columns = Set.copyOf(columns);
  }

  /** The same with further columns. */
  Delivered with(Set<String> further) {
    Set<String> all = new HashSet<>(columns);
    all.addAll(further);
    return new Delivered(all, days);
  }

  /** The same less a column. */
  Delivered without(String column) {
    Set<String> all = new HashSet<>(columns);
    all.remove(column);
    return new Delivered(all, days);
  }

  /** Whether rows find the timeline that they belong to. */
  boolean belongsToTheAccount(String entity) {
    return switch (entity) {
      case "usage_daily", "tickets", "subscriptions", "churn_events", "invoices" ->
          columns.contains("account_id");
      case "activities" ->
          List.of("deal_id", "lead_id", "account_id").stream().anyMatch(columns::contains);
      default -> true;
    };
  }
}
