package io.bowtie.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The groups of one dimension, each against the rest. */
final class GroupComparison {
  private static final String HIDDEN =
      "hidden, since a count of 1 to 10 rows could be read or derived from it";

  private static final String FEW_ACCOUNTS =
      "its denominator, in the group or in the rest, holds fewer than "
          + ClusterBootstrap.FEWEST_CLUSTERS
          + " accounts";

  private final Dimension dimension;
  private final Tally[] observed;
  private final GroupDraws[] draws;
  private final SmallCells smallCells;

  private GroupComparison(Dimension dimension, Tally[] observed, GroupDraws[] draws) {
    this.dimension = dimension;
    this.observed = observed;
    this.draws = draws;
    Map<String, Tally> groups = new TreeMap<>();
    for (int group = 0; group < observed.length; group++) {
      groups.put(dimension.groups().get(group), observed[group]);
    }
    this.smallCells = SmallCells.in(groups);
  }

  static GroupComparison of(Dimension dimension, Clusters clusters, ClusterBootstrap bootstrap) {
    GroupDraws[] draws = new GroupDraws[dimension.groups().size()];
    Arrays.setAll(draws, group -> new GroupDraws(bootstrap.resamples()));
    bootstrap.forEachResample(
        clusters,
        copies -> {
          Tally[] drawn = dimension.tallies(copies);
          Tally total = Tally.total(drawn);
          for (int group = 0; group < drawn.length; group++) {
            draws[group].add(drawn[group], total.minus(drawn[group]));
          }
        });
    return new GroupComparison(dimension, dimension.tallies(clusters.once()), draws);
  }

  List<GroupSize> sizes() {
    return IntStream.range(0, observed.length).mapToObj(this::size).toList();
  }

  List<Finding> findings() {
    return IntStream.range(0, observed.length)
        .boxed()
        .flatMap(group -> Stream.of(GroupMeasure.values()).map(measure -> finding(group, measure)))
        .toList();
  }

  private GroupSize size(int group) {
    Tally tally = observed[group];
    return new GroupSize(
        dimension.name(),
        name(group),
        count(Cells.ROWS, group, tally.rows()),
        count(Cells.OUTCOMES, group, tally.events()));
  }

  private Metric count(Cells cells, int group, double count) {
    return smallCells.hides(cells, name(group))
        ? Metric.undefined(HIDDEN)
        : Metric.of(count, "rows", Math.round(count));
  }

  private Finding finding(int group, GroupMeasure measure) {
    Metric value = value(group, measure);
    Tally others = Tally.total(observed).minus(observed[group]);
    Metric rest = value.isDefined() ? measure.metric(others) : Metric.undefined(value.reason());
    return new Finding(
        dimension.name(), name(group), measure, value, rest, parity(group, measure, value, rest));
  }

  private Metric value(int group, GroupMeasure measure) {
    if (smallCells.hides(measure.reveals(), name(group))) {
      return Metric.undefined(HIDDEN);
    }
    Metric value = measure.metric(observed[group]);
    boolean isFinal = value.interval().isPresent() || isFew(dimension.accountsIn(group, measure));
    return isFinal ? value : value.within(draws[group].values(measure).interval());
  }

  private ParityTest parity(int group, GroupMeasure measure, Metric value, Metric rest) {
    if (!value.isDefined()) {
      return ParityTest.undefined(value.reason());
    }
    if (!rest.isDefined()) {
      return ParityTest.undefined("in the rest of the population, " + rest.reason());
    }
    if (isFew(dimension.accountsIn(group, measure))
        || isFew(dimension.accountsOutside(group, measure))) {
      return ParityTest.undefined(FEW_ACCOUNTS);
    }
    return comparable(group, measure, value.support());
  }

  private ParityTest comparable(int group, GroupMeasure measure, long support) {
    Tally others = Tally.total(observed).minus(observed[group]);
    double above = measure.compared(observed[group]).orElse(0);
    double below = measure.compared(others).orElse(0);
    if (below <= 0) {
      return ParityTest.undefined("it is zero in the rest of the population");
    }
    if (above > 0) {
      return ParityTest.of(above / below, support, draws[group].ratios(measure));
    }
    return measure.isShare()
        ? ParityTest.ofNone(below, support, dimension.accountsIn(group, measure))
        : ParityTest.undefined("the group has nothing to compare");
  }

  private static boolean isFew(int accounts) {
    return accounts < ClusterBootstrap.FEWEST_CLUSTERS;
  }

  private String name(int group) {
    return dimension.groups().get(group);
  }
}
