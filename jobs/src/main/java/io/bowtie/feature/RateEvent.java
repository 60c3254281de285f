package io.bowtie.feature;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A change in the count of past outcomes of a value, on the day on which it became known. A
 * reopened deal takes its outcome back: negative counts.
 *
 * @param dimension such as deal_lead_source
 * @param value such as webinar
 * @param knownOn the UTC day
 * @param cases how many more were decided
 * @param wins how many more of them were won
 */
record RateEvent(String dimension, String value, LocalDate knownOn, long cases, long wins)
    implements Serializable {

  /**
   * Adds one case to several dimensions, or takes it back.
   *
   * @param values by dimension
   * @param sign 1 or -1
   */
  static void add(
      Map<String, String> values,
      LocalDate knownOn,
      int sign,
      boolean isWin,
      List<RateEvent> events) {
    values.forEach(
        (dimension, value) ->
            events.add(new RateEvent(dimension, value, knownOn, sign, isWin ? sign : 0)));
  }
}
