package io.bowtie.config;

import java.util.List;

/**
 * The grid of random forests.
 *
 * @param isEnabled whether they compete
 * @param trees grown beside each other
 * @param depths of a tree: conditions between root and leaf
 * @param minimumRows of a leaf
 */
public record RandomForestConf(
    boolean isEnabled, int trees, List<Integer> depths, int minimumRows) {

  public RandomForestConf {
    depths = List.copyOf(depths);
  }

  static RandomForestConf read(ConfSection section) {
    return new RandomForestConf(
        section.flag("enabled"),
        section.integer("trees"),
        section.integers("depths"),
        section.integer("minimum-rows"));
  }

  RandomForestConf enabled(boolean competes) {
    return new RandomForestConf(competes, trees, depths, minimumRows);
  }
}
