package io.bowtie.config;

import java.util.List;

/**
 * The grid of gradient-boosted trees.
 *
 * @param isEnabled whether they compete
 * @param trees grown one after the other; each costs some Spark jobs
 * @param depths of a tree: conditions between root and leaf
 * @param step share of each tree's correction that is taken
 * @param subsample share of the rows that each tree sees
 * @param columnShare share of the columns that each split chooses from
 * @param minimumRows of a leaf
 */
public record BoostedTreesConf(
    boolean isEnabled,
    int trees,
    List<Integer> depths,
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
        section.integers("depths"),
        section.number("step"),
        section.number("subsample"),
        section.number("column-share"),
        section.integer("minimum-rows"));
  }

  BoostedTreesConf enabled(boolean competes) {
    return new BoostedTreesConf(competes, trees, depths, step, subsample, columnShare, minimumRows);
  }
}
