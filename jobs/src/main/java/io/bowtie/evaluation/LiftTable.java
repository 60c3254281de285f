package io.bowtie.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows by tenths from the highest probability to the lowest. Ties are broken by entity, as in the
 * published rank, so a tenth is what a team would really have worked through. Fewer than ten rows
 * have fewer tenths. Lift and gain are undefined without events.
 */
public final class LiftTable {
  private static final int TENTHS = 10;

  private LiftTable() {}

  public static List<LiftDecile> of(ScoredRows rows) {
    return IntStream.rangeClosed(1, TENTHS)
        .filter(decile -> start(rows, decile) < start(rows, decile + 1))
        .mapToObj(decile -> decile(rows, decile))
        .toList();
  }

  private static LiftDecile decile(ScoredRows rows, int decile) {
    int from = start(rows, decile);
    int to = start(rows, decile + 1);
    long events = events(rows, from, to);
    Metric rate = Wilson.share(events, to - from, "the tenth is empty");
    return new LiftDecile(
        decile,
        to - from,
        events,
        rate,
        lift(rows, rate),
        Wilson.share(events(rows, 0, to), rows.eventCount(), "no row has an event"),
        IntStream.range(from, to).filter(rows::isEvent).mapToDouble(rows::amount).sum());
  }

  private static Metric lift(ScoredRows rows, Metric rate) {
    double baseRate = (double) rows.eventCount() / rows.size();
    return rows.eventCount() == 0
        ? Metric.undefined("no row has an event")
        : rate.map("ratio", share -> share / baseRate);
  }

  private static long events(ScoredRows rows, int from, int to) {
    return IntStream.range(from, to).filter(rows::isEvent).count();
  }

  private static int start(ScoredRows rows, int decile) {
    return (int) ((long) rows.size() * (decile - 1) / TENTHS);
  }
}
