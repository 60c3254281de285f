package io.bowtie.governance;

import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person's word for a decision about one use case.
 *
 * @param by the name that is given; two are separated by a comma
 * @param note why
 * @param approvers the names that the company lets decide about the use case
 * @param needed how many of them have to agree
 * @param place the file and key where these names stand
 */
public record Approval(String by, String note, List<String> approvers, int needed, String place) {

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
    Set<String> names = names();
    for (String name : names) {
      if (!approvers.contains(name)) {
        throw OperatorError.governance("'" + name + "' is no approver of this use case")
            .where(place)
            .why("Only the names in that list may promote, roll back, stop and resume.")
            .remedy(remedy(name));
      }
    }
    if (names.size() < needed) {
      throw OperatorError.governance("One person alone may not decide this")
          .where(place)
          .why(needed + " different approvers have to agree, and " + names.size() + " did.")
          .remedy("Name both: --by \"" + String.join(", ", approvers) + "\".");
    }
  }

  private Set<String> names() {
    return Arrays.stream(by.split(",", -1))
        .map(String::strip)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String remedy(String by) {
    if (approvers.isEmpty()) {
      return "Name the approvers there; nobody is named yet.";
    }
    return NearestWord.to(by, approvers).map(name -> "Did you mean '" + name + "'? ").orElse("")
        + "Approvers are "
        + String.join(", ", approvers)
        + ".";
  }
}
