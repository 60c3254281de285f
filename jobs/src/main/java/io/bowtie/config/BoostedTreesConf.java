package io.bowtie.config;

import java.util.List;

/**
 * The grid of gradient-boosted trees.
 *
 * @param isEnabled whether they compete
 * @param trees grown one after the other, at least; each costs some Spark jobs
 * @param mostTrees however many rows there are
 * @param rowsPerTree one tree for so many rows, between these two
 * @param depths of a tree: conditions between root and leaf
 * @param large depths where there are many rows
 * @param step share of each tree's correction that is taken
 * @param subsample share of the rows that each tree sees
 * @param columnShare share of the columns that each split chooses from
 * @param minimumRows of a leaf
 */
public record BoostedTreesConf(
    boolean isEnabled,
    int trees,
    int mostTrees,
    int rowsPerTree,
    List<Integer> depths,
    LargeDepths large,
    double step,
    double subsample,
    double columnShare,
    int minimumRows) {

  public BoostedTreesConf {
    depths = List.copyOf(depths);
  }

  static BoostedTreesConf read(ConfSection section) {
    return new BoostedTreesConf(
        section.flag("enabled"),
        section.integer("trees"),
        section.integer("most-trees"),
        section.integer("rows-per-tree"),
        section.integers("depths"),
        LargeDepths.read(section),
        section.number("step"),
        section.number("subsample"),
        section.number("column-share"),
        section.integer("minimum-rows"));
  }

  /** How many trees so many rows carry. */
  public int trees(long rows) {
    return (int) Math.max(trees, Math.min(mostTrees, rows / Math.max(1, rowsPerTree)));
  }

  /** How deep they grow on so many rows. */
  public List<Integer> depths(long rows) {
    return large.orElse(depths, rows);
  }

  BoostedTreesConf enabled(boolean competes) {
    return new BoostedTreesConf(
        competes,
        trees,
        mostTrees,
        rowsPerTree,
        depths,
        large,
        step,
        subsample,
        columnShare,
        minimumRows);
  }
}
