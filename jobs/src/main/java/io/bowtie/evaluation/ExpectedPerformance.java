package io.bowtie.evaluation;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What performance to expect of probabilities whose outcomes nobody knows yet, if the probabilities
 * are right: outcomes are drawn from them many times, and each draw is measured. The value is the
 * mean over the draws, the interval holds the middle 95 % of them.
 *
 * <p>It is blind to concept drift. Where the world has changed, so that the probabilities are
 * wrong, it still says what they promise. Only the outcomes tell, which is why it is kept and
 * compared with them later.
 */
public final class ExpectedPerformance {
  private static final int DRAWS = 400;
  private static final String NO_ROWS = "nothing was scored";
  private static final String TOO_OFTEN_UNDEFINED =
      "in too many draws of the outcomes it does not exist";

  private final double[] ranked;
  private final boolean[] alerts;
  private final AlertSide side;

  private ExpectedPerformance(List<Foretold> ranked, AlertSide side) {
    this.ranked = ranked.stream().mapToDouble(Foretold::probability).toArray();
    this.alerts = new boolean[ranked.size()];
    for (int row = 0; row < alerts.length; row++) {
      alerts[row] = ranked.get(row).isAlert();
    }
    this.side = side;
  }

  /**
   * One entity that was scored.
   *
   * @param probability of the event
   * @param isAlert whether it was on the side of an alert, by the threshold of its night
   */
  public record Foretold(double probability, boolean isAlert) {

    public Foretold {
      Probability.require(probability);
    }
  }

  /**
   * The figures by name.
   *
   * @param rows that were scored, in any order
   * @param side on which alerts are raised
   */
  public static Map<String, Metric> of(Collection<Foretold> rows, AlertSide side, long seed) {
    List<Foretold> ranked =
        rows.stream()
            .sorted(
                Comparator.comparingDouble(Foretold::probability)
                    .reversed()
                    .thenComparing(Foretold::isAlert))
            .toList();
    return new ExpectedPerformance(ranked, side).figures(seed);
  }

  private Map<String, Metric> figures(long seed) {
    Map<String, Function<boolean[], OptionalDouble>> statistics = new LinkedHashMap<>();
    statistics.put("auc_roc", this::auc);
    statistics.put("log_loss", events -> mean(events, Probability::logLoss));
    statistics.put("brier", events -> mean(events, Probability::squaredError));
    statistics.put("base_rate", events -> mean(events, (p, event) -> event ? 1 : 0));
    statistics.put("precision", events -> share(events, true));
    statistics.put("recall", events -> share(events, false));
    Map<String, Draws> draws = new LinkedHashMap<>();
    statistics.keySet().forEach(name -> draws.put(name, new Draws(DRAWS)));
    SplittableRandom random = new SplittableRandom(seed);
    for (int draw = 0; draw < DRAWS && ranked.length > 0; draw++) {
      boolean[] events = drawn(random);
      statistics.forEach((name, statistic) -> draws.get(name).add(statistic.apply(events)));
    }
    Map<String, Metric> figures = new LinkedHashMap<>();
    draws.forEach((name, some) -> figures.put(name, metric(name, some)));
    return figures;
  }

  private Metric metric(String name, Draws draws) {
    if (ranked.length == 0) {
      return Metric.undefined(NO_ROWS);
    }
    return draws
        .interval()
        .map(interval -> Metric.of(draws.mean(), unit(name), ranked.length).within(interval))
        .orElse(Metric.undefined(TOO_OFTEN_UNDEFINED));
  }

  private static String unit(String name) {
    return switch (name) {
      case "log_loss" -> "nats";
      case "brier" -> "squared error";
      default -> "share";
    };
  }

  /** Outcomes of all rows. */
  private boolean[] drawn(SplittableRandom random) {
    boolean[] events = new boolean[ranked.length];
    for (int row = 0; row < events.length; row++) {
      events[row] = random.nextDouble() < ranked[row];
    }
    return events;
  }

  private OptionalDouble auc(boolean[] events) {
    double eventsAbove = 0;
    double nonEventsAbove = 0;
    double pairsInOrder = 0;
    for (int row = 0; row < ranked.length; ) {
      double tied = 0;
      int end = row;
      while (end < ranked.length && ranked[end] == ranked[row]) {
        tied += events[end] ? 1 : 0;
        end++;
      }
      double nonEvents = end - row - tied;
      pairsInOrder += nonEvents * (eventsAbove + tied / 2);
      eventsAbove += tied;
      nonEventsAbove += nonEvents;
      row = end;
    }
    double pairs = eventsAbove * nonEventsAbove;
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(pairsInOrder / pairs);
  }

  private interface Loss {
    double of(double probability, boolean event);
  }

  private OptionalDouble mean(boolean[] events, Loss loss) {
    double sum = 0;
    for (int row = 0; row < ranked.length; row++) {
      sum += loss.of(ranked[row], events[row]);
    }
    return OptionalDouble.of(sum / ranked.length);
  }

  /** The right alerts, as a share of the alerts or of what had to be alerted. */
  private OptionalDouble share(boolean[] events, boolean isOfAlerts) {
    double right = 0;
    double all = 0;
    for (int row = 0; row < ranked.length; row++) {
      boolean isAlert = alerts[row];
      boolean isDue = side.isDue(events[row]);
      right += isAlert && isDue ? 1 : 0;
      all += (isOfAlerts ? isAlert : isDue) ? 1 : 0;
    }
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(right / all);
  }
}
