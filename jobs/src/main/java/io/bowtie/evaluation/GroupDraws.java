package io.bowtie.evaluation;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What the measures of one group came to in each resample. */
final class GroupDraws {
  private final Map<GroupMeasure, Draws> values = new EnumMap<>(GroupMeasure.class);
  private final Map<GroupMeasure, Draws> ratios = new EnumMap<>(GroupMeasure.class);

  GroupDraws(int resamples) {
    for (GroupMeasure measure : GroupMeasure.values()) {
      values.put(measure, new Draws(resamples));
      ratios.put(measure, new Draws(resamples));
    }
  }

  void add(Tally group, Tally rest) {
    values.forEach((measure, draws) -> draws.add(measure.value(group)));
    ratios.forEach((measure, draws) -> draws.add(ratio(measure, group, rest)));
  }

  Draws values(GroupMeasure measure) {
    return values.get(measure);
  }

  Draws ratios(GroupMeasure measure) {
    return ratios.get(measure);
  }

  /** Only ratios above zero, since their logarithm is wanted. */
  private static OptionalDouble ratio(GroupMeasure measure, Tally group, Tally rest) {
    double above = measure.compared(group).orElse(0);
    double below = measure.compared(rest).orElse(0);
    return above > 0 && below > 0 ? OptionalDouble.of(above / below) : OptionalDouble.empty();
  }
}
