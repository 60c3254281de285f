package io.bowtie.feature;

import java.util.List;
import java.util.Set;

/**
 * What a use case can do with what is delivered.
 *
 * @param isScored whether there is anything to look at tonight
 * @param isLearned whether the past has both cases in which the event came and others
 * @param toLearn what would have to be delivered for the past to be learned from, such as {@code
 *     leads.converted_at}; none where it can be
 * @param features all that the use case has
 * @param lost those that can tell nothing
 */
public record Feasibility(
    boolean isScored,
    boolean isLearned,
    Set<String> toLearn,
    List<Feature> features,
    List<Lost> lost) {

  public Feasibility {
    toLearn = Set.copyOf(toLearn);
    features = List.copyOf(features);
    lost = List.copyOf(lost);
  }

  /**
   * A feature that can tell nothing.
   *
   * @param feature that is lost
   * @param needs what would bring it back: {@code entity.column}, each of them
   */
  public record Lost(Feature feature, Set<String> needs) {
    public Lost {
      needs = Set.copyOf(needs);
    }
  }
}
