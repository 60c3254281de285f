package io.bowtie.kpi;

import io.bowtie.contract.AsOf;
import java.time.LocalDate;
import java.util.Map;

/**
 * What the queries are told of the night.
 *
 * @param asOf the night
 * @param runId of the run that writes the rows
 * @param reportingCurrency ISO 4217 code of every amount that is summed
 * @param windowDays length of the trailing window, which ends with the as-of
 */
public record KpiNight(AsOf asOf, String runId, String reportingCurrency, int windowDays) {

  /** The first day of the trailing window. */
  LocalDate windowStart() {
    return asOf.date().minusDays(windowDays - 1L);
  }

  /** As the queries name them. */
  Map<String, Object> parameters() {
    return Map.of(
        "as_of", asOf.date(),
        "run_id", runId,
        "reporting_currency", reportingCurrency,
        "window_days", windowDays);
  }
}
