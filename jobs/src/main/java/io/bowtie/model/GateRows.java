package io.bowtie.model;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.GateCondition;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.model.Window.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The gate's decision and what it rests on, as columns of {@code GateTables}. */
final class GateRows {
  private static final Part NOTHING = new Part(0, 0);

  private GateRows() {}

  static List<List<Object>> conditions(List<GateCondition> conditions) {
    List<List<Object>> rows = new ArrayList<>();
    for (GateCondition condition : conditions) {
      Metric found = condition.found();
      Optional<Interval> interval = found.interval();
      rows.add(
          Arrays.asList(
              rows.size() + 1,
              condition.question().subject().name().toLowerCase(Locale.ROOT),
              condition.question().word(),
              condition.isMet(),
              found.isDefined() ? found.orElseThrow() : null,
              interval.map(Interval::low).orElse(null),
              interval.map(Interval::high).orElse(null),
              found.unit(),
              found.support(),
              condition.sentence(),
              condition.remedy().orElse(null)));
    }
    return rows;
  }

  /**
   * A part's columns.
   *
   * @param moreOrigins what would leave more of them
   */
  static List<Object> part(PartUse use, Optional<String> moreOrigins) {
    Part all = use.window().map(Window::all).orElse(NOTHING);
    Part later = use.window().map(Window::later).orElse(NOTHING);
    return Arrays.asList(
        use.name(),
        use.origin().map(AsOf::date).orElse(null),
        use.testUntil().map(AsOf::date).orElse(null),
        use.whyNot().isEmpty(),
        use.whyNot().orElse(null),
        use.whyNot().flatMap(reason -> moreOrigins).orElse(null),
        use.window().map(Window::from).orElse(null),
        use.window().map(Window::until).orElse(null),
        all.rows(),
        all.events(),
        later.rows(),
        later.events(),
        use.tested().cases(),
        use.tested().eventCases());
  }

  static List<Object> choice(BacktestChoice choice) {
    return Arrays.asList(
        choice.horizonDays(),
        choice.originStepDays(),
        choice.origins(),
        choice.eventCases(),
        choice.otherCases(),
        choice.aucWidth().isPresent() ? choice.aucWidth().getAsDouble() : null,
        choice.isCurrent(),
        choice.isProposed());
  }
}
