package io.bowtie.model.leakage;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/** Whether enough different entities stand behind both outcomes; counts no further than that. */
final class Support implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * With fewer entities of either kind chance alone looks like a leak; no model is fitted either.
   */
  static final int FEWEST = 20;

  private final Set<String> withEvent = new HashSet<>();
  private final Set<String> without = new HashSet<>();

  void add(String entityId, boolean isEvent) {
    Set<String> some = isEvent ? withEvent : without;
    if (some.size() < FEWEST) {
      some.add(entityId);
    }
  }

  void merge(Support other) {
    other.withEvent.forEach(id -> add(id, true));
    other.without.forEach(id -> add(id, false));
  }

  boolean isEnough() {
    return withEvent.size() >= FEWEST && without.size() >= FEWEST;
  }

  /** Whether there are enough entities, whatever came of them. */
  boolean isEnoughOfAny() {
    return withEvent.size() + without.size() >= FEWEST;
  }
}
