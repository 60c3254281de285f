package io.bowtie.model;

import io.bowtie.model.Window.Part;
import java.io.Serializable;

/**
 * What the looks of one landmark come to.
 *
 * @param all of them
 * @param canFit those that the division lets fit
 */
record DayCounts(Part all, Part canFit) implements Serializable {

  static DayCounts of(LabelledRow row) {
    Part one = new Part(1, row.isEvent() ? 1 : 0);
    return new DayCounts(one, row.canFit() ? one : new Part(0, 0));
  }

  DayCounts and(DayCounts other) {
    return new DayCounts(all.and(other.all), canFit.and(other.canFit));
  }
}
