package io.bowtie.bronze;

import io.bowtie.config.IncrementConf.Increment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which landings of a raw table tell by what they lack that something was deleted. A snapshot that
 * is empty, or far smaller than the last one that counted, is more likely cut short.
 *
 * @param trusted their days, in order
 * @param doubt what is wrong with the last snapshot; empty when it counts
 */
record SourceSnapshots(List<LocalDate> trusted, Optional<String> doubt) {

  SourceSnapshots {
    trusted = List.copyOf(trusted);
  }

  /**
   * The snapshots of one raw table.
   *
   * @param ledger of the raw table, as far as a night sees it
   * @param maximumLoss how much fewer rows, as a share of the last one that counted, are believed
   */
  static SourceSnapshots of(FileLedger ledger, double maximumLoss) {
    Map<LocalDate, Long> rows = new TreeMap<>();
    ledger.standing().entries().stream()
        .filter(entry -> entry.increment() == Increment.SNAPSHOT)
        .forEach(entry -> rows.merge(entry.landedOn(), entry.rows(), Long::sum));
    List<LocalDate> trusted = new ArrayList<>();
    Optional<String> doubt = Optional.empty();
    long before = 0;
    for (Map.Entry<LocalDate, Long> landing : rows.entrySet()) {
      boolean isTrusted =
          landing.getValue() > 0 && landing.getValue() >= (1 - maximumLoss) * before;
      doubt = isTrusted ? Optional.empty() : Optional.of(doubt(landing, before));
      if (isTrusted) {
        trusted.add(landing.getKey());
        before = landing.getValue();
      }
    }
    return new SourceSnapshots(trusted, doubt);
  }

  private static String doubt(Map.Entry<LocalDate, Long> landing, long before) {
    return "The snapshot of "
        + landing.getKey()
        + " has "
        + landing.getValue()
        + " row(s), the last one that counts "
        + before;
  }
}
