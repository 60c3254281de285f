package io.bowtie.governance.feedback;

import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.RateShift;
import io.bowtie.evaluation.Wilson;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What advice changes: how often the event came where people were advised, against where they would
 * have been and were not. Only from the first night on that held anybody out, since other times
 * differ by more than advice; each entity counts once, by its first advice, and one that was on
 * both sides not at all.
 */
final class AdviceEffect {
  /** Fewer entities on a side tell nothing that is worth a number. */
  static final int FEWEST = 30;

  private AdviceEffect() {}

  /**
   * The share of events on both sides, and advised minus held out with Newcombe's interval. The
   * sign is that of the event: of churn, less is better.
   */
  static Map<String, Metric> figures(List<AdviceOutcome> outcomes) {
    Optional<LocalDate> from =
        outcomes.stream()
            .filter(each -> each.advice().arm() == Arm.HELD_OUT)
            .map(each -> each.advice().advisedOn())
            .min(Comparator.naturalOrder());
    List<AdviceOutcome> compared =
        outcomes.stream()
            .filter(each -> from.isPresent() && !each.advice().advisedOn().isBefore(from.get()))
            .toList();
    Set<String> advised = entities(compared, Arm.ADVISED);
    Set<String> heldOut = entities(compared, Arm.HELD_OUT);
    Map<String, Boolean> withAdvice = events(compared, Arm.ADVISED, heldOut);
    Map<String, Boolean> without = events(compared, Arm.HELD_OUT, advised);
    long hits = withAdvice.values().stream().filter(Boolean.TRUE::equals).count();
    long hitsWithout = without.values().stream().filter(Boolean.TRUE::equals).count();
    Map<String, Metric> figures = new LinkedHashMap<>();
    figures.put("held_out", Metric.of(heldOut.size(), "count", heldOut.size()));
    figures.put(
        "advised_event_rate",
        Wilson.share(hits, withAdvice.size(), "no advice has matured since anybody is held out"));
    figures.put(
        "held_out_event_rate",
        Wilson.share(hitsWithout, without.size(), "nobody who is held out has matured"));
    figures.put(
        "effect_of_advice",
        heldOut.isEmpty()
            ? Metric.undefined("nobody is held out")
            : Math.min(withAdvice.size(), without.size()) < FEWEST
                ? Metric.undefined(
                    without.size()
                        + " held out and "
                        + withAdvice.size()
                        + " advised entities have matured; "
                        + FEWEST
                        + " of each are needed")
                : RateShift.of(hitsWithout, without.size(), hits, withAdvice.size()).difference());
    return figures;
  }

  private static Set<String> entities(List<AdviceOutcome> outcomes, Arm arm) {
    return outcomes.stream()
        .filter(each -> each.advice().arm() == arm)
        .map(each -> each.advice().entityId())
        .collect(Collectors.toSet());
  }

  /** Whether the event came, by entity, where that is final. */
  private static Map<String, Boolean> events(
      List<AdviceOutcome> outcomes, Arm arm, Set<String> others) {
    Map<String, Boolean> events = new HashMap<>();
    outcomes.stream()
        .filter(each -> each.advice().arm() == arm)
        .filter(each -> !others.contains(each.advice().entityId()))
        .sorted(
            Comparator.comparing((AdviceOutcome each) -> each.advice().advisedOn())
                .thenComparing(each -> each.advice().id()))
        .forEach(
            each ->
                each.outcome()
                    .ifPresent(
                        label -> events.putIfAbsent(each.advice().entityId(), label.isEvent())));
    return events;
  }
}
