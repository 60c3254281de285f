package io.bowtie.model.tree;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The branches of one tree that have a table, in arrays one after the other: a row looks one line
 * up in each.
 */
final class BranchTables {
  /** For each branch, where its splits, columns and lines begin; one more entry at the end. */
  private final int[] splitStarts;

  private final int[] columnStarts;
  private final int[] lineStarts;

  /** Splits of all branches, from the tree's first node on. */
  private final int[] splits;

  private final int[] columns;
  private final double[] lines;

  /**
   * For each branch how many of its first splits are those of the branch before it: their answers
   * need not be gathered again.
   */
  private final int[] shared;

  BranchTables(List<Branch> branches) {
    splits = branches.stream().flatMapToInt(branch -> IntStream.of(branch.splits)).toArray();
    columns = branches.stream().flatMapToInt(branch -> IntStream.of(branch.columns)).toArray();
    splitStarts = starts(branches.stream().mapToInt(branch -> branch.splits.length));
    columnStarts = starts(branches.stream().mapToInt(branch -> branch.columns.length));
    double[][] tables = branches.stream().map(Branch::table).toArray(double[][]::new);
    lineStarts = starts(IntStream.range(0, tables.length).map(i -> tables[i].length));
    lines = new double[lineStarts[tables.length]];
    shared = new int[tables.length];
    for (int i = 0; i < tables.length; i++) {
      System.arraycopy(tables[i], 0, lines, lineStarts[i], tables[i].length);
      shared[i] = i == 0 ? 0 : shared(branches.get(i - 1), branches.get(i));
    }
  }

  private static int shared(Branch before, Branch branch) {
    int most = Math.min(before.above, branch.above);
    int count = 0;
    while (count < most && before.splits[count] == branch.splits[count]) {
      count++;
    }
    return count;
  }

  private static int[] starts(IntStream lengths) {
    int[] each = lengths.toArray();
    int[] starts = new int[each.length + 1];
    for (int i = 0; i < each.length; i++) {
      starts[i + 1] = starts[i] + each[i];
    }
    return starts;
  }

  /**
   * Adds the branches' part of a row's contributions.
   *
   * @param answers for each node 1 where the row goes left, from the tree's first node on
   * @param first place of that node
   */
  void addTo(double[] contributions, byte[] answers, int first) {
    int pattern = 0;
    for (int branch = 0; branch < shared.length; branch++) {
      int start = splitStarts[branch];
      int count = splitStarts[branch + 1] - start;
      pattern &= (1 << shared[branch]) - 1;
      for (int i = shared[branch]; i < count; i++) {
        pattern |= answers[first + splits[start + i]] << i;
      }
      int end = columnStarts[branch + 1];
      int column = columnStarts[branch];
      int line = lineStarts[branch] + pattern * (end - column);
      while (column < end) {
        contributions[columns[column++]] += lines[line++];
      }
    }
  }
}
