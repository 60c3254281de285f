package io.bowtie.config;

import java.util.List;

/**
 * The grid of random forests.
 *
 * @param isEnabled whether they compete
 * @param trees grown beside each other
 * @param depths of a tree: conditions between root and leaf
 * @param large depths where there are many rows
 * @param minimumRows of a leaf
 */
public record RandomForestConf(
    boolean isEnabled, int trees, List<Integer> depths, LargeDepths large, int minimumRows) {

  public RandomForestConf {
    depths = List.copyOf(depths);
  }

  static RandomForestConf read(ConfSection section) {
    return new RandomForestConf(
        section.flag("enabled"),
        section.integer("trees"),
        section.integers("depths"),
        LargeDepths.read(section),
        section.integer("minimum-rows"));
  }

  /** How deep they grow on so many rows. */
  public List<Integer> depths(long rows) {
    return large.orElse(depths, rows);
  }

  RandomForestConf enabled(boolean competes) {
    return new RandomForestConf(competes, trees, depths, large, minimumRows);
  }
}
