package io.bowtie.config;

import java.util.Map;

/**
 * How the landings of a source follow each other.
 *
 * @param usual what a landing of a raw table brings that has no watermark
 * @param watermark raw table name to the column that grows whenever a row changes
 * @param overlapHours how far before the last watermark a night reads again, for rows that were
 *     committed late
 * @param maximumLoss how much fewer rows a snapshot may have than the one before, as a share of it;
 *     with fewer its missing keys are not taken for deleted
 */
public record IncrementConf(
    Increment usual, Map<String, String> watermark, int overlapHours, double maximumLoss) {

  /** What a landing brings. */
  public enum Increment {
    /** Rows that come on top of what there is. */
    NEW_FILES,
    /** Rows that changed since the last one. */
    WATERMARK,
    /** The whole table as it was. */
    SNAPSHOT
  }

  /** Each landing adds rows. */
  public static final IncrementConf NEW_FILES =
      new IncrementConf(Increment.NEW_FILES, Map.of(), 24, 0.5);

  public IncrementConf {
    watermark = Map.copyOf(watermark);
  }

  /** What a landing of a raw table brings. */
  public Increment of(String rawTable) {
    return watermark.containsKey(rawTable) ? Increment.WATERMARK : usual;
  }
}
