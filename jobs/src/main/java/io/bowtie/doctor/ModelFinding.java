package io.bowtie.doctor;

import io.bowtie.feature.Family;
import io.bowtie.feature.Feasibility;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one model can do.
 *
 * @param useCase lead, deal or churn
 * @param entity without which there is nothing to look at
 * @param isEnabled in the conf
 * @param feasibility with what is delivered
 * @param unsigned features that could be computed and that train only once somebody signs for them:
 *     nobody has said when they are known
 * @param outcomes that silver knows already
 * @param approvers who may promote it
 */
record ModelFinding(
    String useCase,
    String entity,
    boolean isEnabled,
    Feasibility feasibility,
    Set<String> unsigned,
    Optional<KnownOutcomes> outcomes,
    List<String> approvers) {

  boolean isScored() {
    return isEnabled && feasibility.isScored();
  }

  boolean isLearned() {
    return isScored() && feasibility.isLearned();
  }

  /** How many features a model could learn from as things stand. */
  int computed() {
    return feasibility.features().size() - feasibility.lost().size() - unsigned.size();
  }

  /** For each family that the model has, how many of its features can be computed. */
  List<FamilyCount> families() {
    return Arrays.stream(Family.values())
        .map(
            family ->
                new FamilyCount(
                    family,
                    feasibility.features().stream().filter(it -> it.family() == family).count(),
                    feasibility.lost().stream()
                        .filter(it -> it.feature().family() == family)
                        .count()))
        .filter(count -> count.features() > 0)
        .toList();
  }

  /**
   * A family of features.
   *
   * @param family of features
   * @param features all
   * @param lost those that tell nothing
   */
  record FamilyCount(Family family, long features, long lost) {
    String words() {
      return family.title() + " " + (features - lost) + " of " + features;
    }
  }
}
