package io.bowtie.generate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A generated company: what its systems hold, and the truth about it.
 *
 * @param settings what it was made from
 * @param tables the raw tables of all systems
 * @param truth effects, base rates and counts
 */
public record Company(Settings settings, List<RawTable> tables, Truth truth) {

  public Company {
    tables = List.copyOf(tables);
  }

  /** Simulates the company from its first day to its last. */
  public static Company generate(Settings settings) {
    World world = World.of(settings);
    Stage.record(world.recorder(), Days.at(settings.firstDay().minusDays(30), 8));
    CustomerDesk customers = new CustomerDesk(world);
    DealDesk deals = new DealDesk(world, customers);
    LeadDesk leads = new LeadDesk(world, deals);
    LocalDate day = settings.firstDay();
    for (; !day.isAfter(settings.lastDay()); day = day.plusDays(1)) {
      world.roster().day(day);
      world.accounts().day(day);
      leads.day(day);
      deals.day(day);
      customers.day(day);
    }
    Map<String, Double> rates =
        Map.of(
            "lead_converted_share", leads.convertedShare(),
            "deal_won_share_of_closed", deals.wonShare(),
            "churn_per_customer_month", customers.monthlyChurn());
    return of(settings, world.recorder(), rates);
  }

  /**
   * A raw table by system and name, such as {@code crm.opportunity}.
   *
   * @throws IllegalArgumentException when there is none
   */
  public RawTable table(String fullName) {
    return tables.stream()
        .filter(table -> table.shape().fullName().equals(fullName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No raw table " + fullName));
  }

  private static Company of(Settings settings, Recorder recorder, Map<String, Double> rates) {
    List<RawTable> tables = recorder.tables();
    Map<String, Truth.Table> counts = new HashMap<>();
    for (RawTable table : tables) {
      counts.put(
          table.shape().fullName(),
          new Truth.Table(table.keys(), table.rows().size(), recorder.defects(table.shape())));
    }
    List<Effect> effects =
        settings.effects() == Effects.PLANTED ? List.of(Effect.values()) : List.of();
    return new Company(settings, tables, new Truth(settings, effects, rates, counts));
  }
}
