package io.bowtie.silver;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The currency that one source's rates are relative to. A CRM tells its rates relative to its own
 * corporate currency; the rate that it gives for the reporting currency shows which that is. At 1
 * the rates are told in the reporting currency; at any other value all rates of the source are
 * divided by it. A source that gives none may still show that its rates are relative to another
 * currency: one whose rate is always 1.
 */
final class RateBase implements Serializable {
  /** A rebased rate has as many digits behind the point as a query sees. */
  static final int DIGITS = 10;

  private final int maximumAgeDays;

  /** Versions of the reporting currency's own rate by day, in the order of knowledge. */
  private final TreeMap<LocalDate, List<ExchangeRates.Rate>> own = new TreeMap<>();

  /** Of each other currency since when it is known at 1, and at something else. */
  private final HashMap<String, Instant> sinceAtOne = new HashMap<>();

  private final HashMap<String, Instant> sinceElsewhere = new HashMap<>();

  RateBase(int maximumAgeDays) {
    this.maximumAgeDays = maximumAgeDays;
  }

  /** Takes in a rate of the source; rates come in the order in which they became known. */
  void add(ExchangeRates.Rate rate, String code, boolean isReporting) {
    if (isReporting) {
      own.computeIfAbsent(rate.day(), day -> new ArrayList<>()).add(rate);
    } else if (!rate.isWithdrawn()) {
      (rate.value() == 1 ? sinceAtOne : sinceElsewhere).putIfAbsent(code, rate.recordedAt());
    }
  }

  /**
   * A rate of the source in the reporting currency; empty where the source shows that it is
   * relative to another currency and gives no rate by which to convert it.
   *
   * @param before rates recorded then or later are not known
   */
  Optional<Double> rebased(ExchangeRates.Rate rate, Instant before) {
    if (own.isEmpty() && sinceAtOne.isEmpty()) {
      return Optional.of(rate.value());
    }
    return divisor(rate.day(), before)
        .map(
            divisor ->
                divisor == 1
                    ? rate.value()
                    : BigDecimal.valueOf(rate.value() / divisor)
                        .setScale(DIGITS, RoundingMode.HALF_UP)
                        .doubleValue());
  }

  private Optional<Double> divisor(LocalDate day, Instant before) {
    Optional<ExchangeRates.Rate> stated =
        last(own.headMap(day, true).descendingMap(), before)
            .or(() -> last(own.tailMap(day, false), before));
    if (stated.isEmpty()) {
      return others(before).isEmpty() ? Optional.of(1.0) : Optional.empty();
    }
    // That the rates are told in the reporting currency does not grow old; what it is worth does.
    return stated
        .filter(rate -> rate.value() == 1 || (rate.value() > 0 && isOfThatTime(rate, day)))
        .map(ExchangeRates.Rate::value);
  }

  private boolean isOfThatTime(ExchangeRates.Rate rate, LocalDate day) {
    return !rate.day().isAfter(day) && !rate.day().isBefore(day.minusDays(maximumAgeDays));
  }

  /** The reporting currency's own rate of the last day for which there is one. */
  Optional<ExchangeRates.Rate> ownRate(Instant before) {
    return last(own.descendingMap(), before);
  }

  /** The other currencies whose rate is known, and always 1; in order. */
  List<String> others(Instant before) {
    TreeSet<String> others = new TreeSet<>();
    sinceAtOne.forEach(
        (code, since) -> {
          Instant elsewhere = sinceElsewhere.getOrDefault(code, Instant.MAX);
          if (since.isBefore(before) && !elsewhere.isBefore(before)) {
            others.add(code);
          }
        });
    return List.copyOf(others);
  }

  private static Optional<ExchangeRates.Rate> last(
      Map<LocalDate, List<ExchangeRates.Rate>> days, Instant before) {
    return days.values().stream()
        .flatMap(
            versions ->
                versions.stream()
                    .filter(rate -> rate.recordedAt().isBefore(before))
                    .reduce((former, later) -> later)
                    .filter(rate -> !rate.isWithdrawn())
                    .stream())
        .findFirst();
  }
}
