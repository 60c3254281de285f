package io.bowtie.doctor;

import java.util.Set;

/**
 * What one key figure can do.
 *
 * @param name of the KPI
 * @param needs what would have to be delivered: entities, and columns as {@code entity.column};
 *     none when it can be computed
 */
record KpiFinding(String name, Set<String> needs) {
  KpiFinding {
    needs = Set.copyOf(needs);
  }

  boolean isComputed() {
    return needs.isEmpty();
  }
}
