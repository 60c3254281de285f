package io.bowtie.job;

import io.bowtie.recommendation.Action;
import io.bowtie.recommendation.HumanOnly;
import io.bowtie.report.page.Boundary;
import java.util.stream.Stream;

/** What pages say of where Bowtie's word ends: the closed lists of the code, row by row. */
final class Boundaries {
  private Boundaries() {}

  /** Every action that can be advised, and every decision that a person alone takes. */
  static Boundary drawn() {
    return new Boundary(
        Stream.of(Action.values()).map(Boundaries::advised).toList(),
        Stream.of(HumanOnly.values()).map(Boundaries::reserved).toList());
  }

  private static Boundary.Advised advised(Action action) {
    return new Boundary.Advised(
        action.useCase(),
        action.code(),
        action.words(),
        action.tier().word(),
        action.tier().needsApproval(),
        action.tier().raised().word(),
        action.tier().raised().needsApproval(),
        action.approver(),
        action.decision().isPresent());
  }

  private static Boundary.Reserved reserved(HumanOnly decision) {
    boolean isAsked =
        Stream.of(Action.values())
            .anyMatch(action -> action.decision().filter(decision::equals).isPresent());
    return new Boundary.Reserved(decision.word(), decision.role(), decision.question(), isAsked);
  }
}
