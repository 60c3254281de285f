package io.bowtie.generate;

import java.time.Instant;
import java.util.Arrays;

/** A raw row while it is filled in; columns not named stay empty. */
final class Draft {
  private final Recorder recorder;
  private final RawShape shape;
  private final Instant recordedAt;
  private final String[] cells;

  Draft(Recorder recorder, RawShape shape, Instant recordedAt) {
    this.recorder = recorder;
    this.shape = shape;
    this.recordedAt = recordedAt;
    this.cells = new String[shape.columns().size()];
    Arrays.fill(cells, "");
  }

  /** Fills a cell; null is an empty cell. */
  Draft set(String column, Object value) {
    cells[shape.position(column)] = value == null ? "" : value.toString();
    return this;
  }

  /** Fills a cell with a time as billing systems write it: seconds since 1970. */
  Draft epoch(String column, Instant value) {
    return set(column, value == null ? null : value.getEpochSecond());
  }

  void keep() {
    recorder.keep(shape, recordedAt, Arrays.asList(cells));
  }
}
