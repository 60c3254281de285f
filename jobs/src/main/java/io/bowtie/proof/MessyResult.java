package io.bowtie.proof;

import java.util.List;

/**
 * What a messy company showed.
 *
 * @param seed of the company
 * @param size of the company
 * @param counts of each claim
 */
record MessyResult(long seed, double size, List<Count> counts) {

  MessyResult {
    counts = List.copyOf(counts);
  }

  /**
   * A claim about a mess.
   *
   * @param table raw, by system and name
   * @param kind of mess
   * @param claim what counts as found
   * @param planted as the truth file counts it
   * @param found in what the night has made of it
   */
  record Count(String table, String kind, String claim, long planted, long found) {
    boolean isExact() {
      return planted == found;
    }
  }
}
