package io.bowtie.config;

import io.bowtie.contract.OperatorError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one use case is registered: who answers for it, and by which rules it is used. What is not
 * set is empty; {@link #missing} names it, and nothing is published until it is there.
 *
 * @param owner of the use case
 * @param modelOwner of the model
 * @param dataOwner of the data
 * @param failureOwner who acts when a night fails or an output is wrong
 * @param approvers names that may promote, roll back, stop and resume
 * @param approvals how many of them a promotion needs, 1 or 2
 * @param users who acts on the scores
 * @param userAction what they do with them
 * @param dataSources that it stands on
 * @param rules by which rules it is used
 * @param mode who sees what it says
 * @param exitCriteria that keep it in shadow until they are met; empty where they are published
 *     alone
 * @param holdout who gets no advice; empty where everybody does
 * @param limits from where on it falls back to shadow
 */
public record GovernanceConf(
    String owner,
    String modelOwner,
    String dataOwner,
    String failureOwner,
    List<String> approvers,
    int approvals,
    String users,
    String userAction,
    List<String> dataSources,
    Rules rules,
    Mode mode,
    Optional<ExitCriteriaConf> exitCriteria,
    Optional<HoldoutConf> holdout,
    LimitsConf limits) {

  /**
   * The rules of a use case, each a sentence.
   *
   * @param approvalRule what needs an approval, and whose
   * @param confidenceThreshold what confidence advice must have to be followed without a second
   *     look
   * @param overrideProcess how a user goes against advice
   * @param feedbackPath where users say what they think of it
   * @param errorPath where a wrong output is reported
   * @param rollbackPlan what is done when it goes wrong
   * @param reviewCadence how often it is reviewed
   * @param maturityStage where it stands on the way from historical test to live
   */
  public record Rules(
      String approvalRule,
      String confidenceThreshold,
      String overrideProcess,
      String feedbackPath,
      String errorPath,
      String rollbackPlan,
      String reviewCadence,
      String maturityStage) {

    private static Rules read(ConfSection section) {
      return new Rules(
          section.text("approval-rule", ""),
          section.text("confidence-threshold", ""),
          section.text("override-process", ""),
          section.text("feedback-path", ""),
          section.text("error-path", ""),
          section.text("rollback-plan", ""),
          section.text("review-cadence", ""),
          section.text("maturity-stage", ""));
    }
  }

  public GovernanceConf {
    approvers = List.copyOf(approvers);
    dataSources = List.copyOf(dataSources);
  }

  static GovernanceConf read(ConfSection section) {
    return new GovernanceConf(
        section.text("owner", ""),
        section.text("model-owner", ""),
        section.text("data-owner", ""),
        section.text("failure-owner", ""),
        section.texts("approvers", List.of()),
        approvals(section),
        section.text("users", ""),
        section.text("user-action", ""),
        section.texts("data-sources", List.of()),
        Rules.read(section),
        section.has("mode") ? section.word("mode", Mode.class) : Mode.LIVE,
        section.has("exit-criteria")
            ? Optional.of(section.section("exit-criteria", ExitCriteriaConf::read))
            : Optional.empty(),
        section.has("holdout")
            ? Optional.of(section.section("holdout", HoldoutConf::read))
            : Optional.empty(),
        section.has("limits") ? section.section("limits", LimitsConf::read) : LimitsConf.NONE);
  }

  /** The conf keys that are not filled, in order; none when the registration is complete. */
  public List<String> missing() {
    return fields().entrySet().stream()
        .filter(field -> field.getValue().isBlank())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Conf key to what it says, in the order in which a page shows them. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("owner", owner);
    fields.put("data-owner", dataOwner);
    fields.put("model-owner", modelOwner);
    fields.put("approvers", String.join(", ", approvers));
    fields.put("failure-owner", failureOwner);
    fields.put("users", users);
    fields.put("user-action", userAction);
    fields.put("data-sources", String.join(", ", dataSources));
    fields.put("approval-rule", rules.approvalRule());
    fields.put("confidence-threshold", rules.confidenceThreshold());
    fields.put("override-process", rules.overrideProcess());
    fields.put("review-cadence", rules.reviewCadence());
    fields.put("feedback-path", rules.feedbackPath());
    fields.put("error-path", rules.errorPath());
    fields.put("rollback-plan", rules.rollbackPlan());
    fields.put("maturity-stage", rules.maturityStage());
    return fields;
  }

  private static int approvals(ConfSection section) {
    int approvals = section.has("approvals") ? section.integer("approvals") : 1;
    if (approvals < 1 || approvals > 2) {
      throw approvalsOutside(section, approvals);
    }
    return approvals;
  }

  private static OperatorError approvalsOutside(ConfSection section, int approvals) {
    return section
        .wrong("approvals", approvals + " approvals cannot be asked for")
        .remedy("Set 1, or 2 where two people must agree to a promotion.");
  }
}
