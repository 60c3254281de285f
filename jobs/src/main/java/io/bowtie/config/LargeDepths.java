package io.bowtie.config;

import java.util.List;

/**
 * How deep trees grow where there are many rows.
 *
 * @param fromRows from so many on
 * @param depths conditions between root and leaf
 */
public record LargeDepths(int fromRows, List<Integer> depths) {

  public LargeDepths {
    depths = List.copyOf(depths);
  }

  static LargeDepths read(ConfSection section) {
    return new LargeDepths(section.integer("large-from-rows"), section.integers("large-depths"));
  }

  /** These, or those of few rows. */
  List<Integer> orElse(List<Integer> ofFew, long rows) {
    return rows >= fromRows ? depths : ofFew;
  }
}
