package io.bowtie.model;

import java.util.List;

/**
 * What a backtest came to.
 *
 * @param tests every part's test rows, origins oldest first
 * @param parts what each part was used for, in the same order
 */
record Backtested(List<TestRow> tests, List<PartUse> parts) {

  Backtested {
    tests = List.copyOf(tests);
    parts = List.copyOf(parts);
  }
}
