package io.bowtie.evaluation;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a model treats groups.
 *
 * @param sizes one for each dimension and group
 * @param metrics one for each dimension, group and measure, whether it could be had or not
 */
public record GroupReport(List<GroupSize> sizes, List<GroupMetric> metrics) {

  /**
   * What cannot be said about a group.
   *
   * @param what the measure, or its comparison with the rest
   */
  public record NotEstimable(String dimension, String group, String what, String reason) {}

  public GroupReport {
    sizes = List.copyOf(sizes);
    metrics = List.copyOf(metrics);
  }

  /** Everything that has no value, with the reason. */
  public List<NotEstimable> notEstimable() {
    return metrics.stream().flatMap(GroupReport::missing).toList();
  }

  private static Stream<NotEstimable> missing(GroupMetric metric) {
    String word = metric.measure().word();
    if (!metric.value().isDefined()) {
      return Stream.of(missing(metric, word, metric.value().reason()));
    }
    if (!metric.ratio().isDefined()) {
      return Stream.of(missing(metric, word + " against the rest", metric.ratio().reason()));
    }
    return Stream.of();
  }

  private static NotEstimable missing(GroupMetric metric, String what, String reason) {
    return new NotEstimable(metric.dimension(), metric.group(), what, reason);
  }
}
