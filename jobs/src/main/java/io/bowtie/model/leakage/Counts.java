package io.bowtie.model.leakage;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;

/** Rows with the event and rows without. */
final class Counts implements Serializable {
  private static final long serialVersionUID = 1L;

  private long events;
  private long others;

  void add(boolean isEvent) {
    if (isEvent) {
      events++;
    } else {
      others++;
    }
  }

  void add(Counts some) {
    events += some.events;
    others += some.others;
  }

  long events() {
    return events;
  }

  long others() {
    return others;
  }

  long rows() {
    return events + others;
  }

  /**
   * The chance that a row with the event stands later in the order than one without, a tie counting
   * one half; empty without rows of both kinds.
   */
  static OptionalDouble auc(List<Counts> inOrder) {
    double othersBefore = 0;
    double pairsInOrder = 0;
    double events = 0;
    for (Counts tie : inOrder) {
      pairsInOrder += tie.events * (othersBefore + tie.others / 2.0);
      othersBefore += tie.others;
      events += tie.events;
    }
    double pairs = events * othersBefore;
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(pairsInOrder / pairs);
  }
}
