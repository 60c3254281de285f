package io.bowtie.config;

import java.util.List;

/**
 * Who answers for one use case.
 *
 * @param owner of the use case
 * @param modelOwner of the model
 * @param dataOwner of the data
 * @param approvers names that may promote and roll back
 * @param users who acts on the scores
 * @param userAction what they do with them
 * @param reviewCadence how often the use case is reviewed
 */
public record GovernanceConf(
    String owner,
    String modelOwner,
    String dataOwner,
    List<String> approvers,
    String users,
    String userAction,
    String reviewCadence) {

  public GovernanceConf {
    approvers = List.copyOf(approvers);
  }

  static GovernanceConf read(ConfSection section) {
    return new GovernanceConf(
        section.text("owner"),
        section.text("model-owner"),
        section.text("data-owner"),
        section.texts("approvers"),
        section.text("users"),
        section.text("user-action"),
        section.text("review-cadence"));
  }
}
