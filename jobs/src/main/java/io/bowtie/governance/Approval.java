package io.bowtie.governance;

import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.util.List;

/**
 * A person's word for a decision about one use case.
 *
 * @param by the name that is given
 * @param note why
 * @param approvers the names that the company lets decide about the use case
 * @param place the file and key where these names stand
 */
public record Approval(String by, String note, List<String> approvers, String place) {

  public Approval {
    approvers = List.copyOf(approvers);
  }

  /**
   * Refuses a decision without a note, or by somebody who may not decide.
   *
   * @throws OperatorError of usage or of governance
   */
  void check() {
    if (note.isBlank()) {
      throw OperatorError.usage("A decision needs a note")
          .where("--note")
          .why("Whoever reads the decision later must see what it stood on.")
          .remedy("Say in a sentence why.");
    }
    if (!approvers.contains(by)) {
      throw OperatorError.governance("'" + by + "' is no approver of this use case")
          .where(place)
          .why("Only the names in that list may promote and roll back.")
          .remedy(remedy());
    }
  }

  private String remedy() {
    if (approvers.isEmpty()) {
      return "Name the approvers there; nobody is named yet.";
    }
    return NearestWord.to(by, approvers).map(name -> "Did you mean '" + name + "'? ").orElse("")
        + "Approvers are "
        + String.join(", ", approvers)
        + ".";
  }
}
