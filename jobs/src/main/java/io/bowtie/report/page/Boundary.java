package io.bowtie.report.page;

import java.util.List;

/**
 * Where Bowtie's word ends: everything that it can advise, and what a person alone decides. Both
 * lists are closed in code, and pages are handed them, so that no page can promise more or less.
 *
 * @param advised every action that can be advised
 * @param reserved every decision that belongs to a person
 */
public record Boundary(List<Advised> advised, List<Reserved> reserved) {

  public Boundary {
    advised = List.copyOf(advised);
    reserved = List.copyOf(reserved);
  }

  /**
   * Something that can be advised.
   *
   * @param action its code in {@code gold.recommendations}
   * @param text what it says of any case
   * @param tier its risk as such
   * @param needsApproval whether nobody may act on it as such before somebody has agreed
   * @param raisedTier its risk with much money or a strategic account
   * @param needsApprovalRaised the same of that risk
   * @param approver the role that agrees where it needs an approval
   * @param isQuestion whether it asks for a decision that a person alone takes
   */
  public record Advised(
      String useCase,
      String action,
      String text,
      String tier,
      boolean needsApproval,
      String raisedTier,
      boolean needsApprovalRaised,
      String approver,
      boolean isQuestion) {}

  /**
   * A decision that belongs to a person.
   *
   * @param role who is asked
   * @param question all that can be said about it
   * @param isAsked whether some action asks it
   */
  public record Reserved(String decision, String role, String question, boolean isAsked) {}

  /** Whether advice of this action asks for a decision that a person alone takes. */
  boolean isQuestion(String action) {
    return advised.stream().anyMatch(each -> each.action().equals(action) && each.isQuestion());
  }
}
