package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.GovernanceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.governance.Approval;
import io.bowtie.store.StoreTables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * What a person's decision about a use case meets: who may decide, which nights readers have seen,
 * and the time.
 *
 * @param workspace of the company
 */
record Approvals(Workspace workspace) {

  /**
   * A person's word.
   *
   * @param needed how many have to agree
   * @throws OperatorError of usage where there is no such use case
   */
  Approval of(String useCase, String by, String note, int needed) {
    refuseUnknown(useCase);
    BowtieConf conf = workspace.conf();
    return new Approval(
        by,
        note,
        workspace.conf().registered(useCase).map(GovernanceConf::approvers).orElse(List.of()),
        needed,
        conf.file() + ", key governance." + useCase + ".approvers");
  }

  /** How many have to agree to a promotion. */
  int neededToPromote(String useCase) {
    return workspace.conf().registered(useCase).map(GovernanceConf::approvals).orElse(1);
  }

  /** The enabled use cases, in the order of the names. */
  List<String> useCases() {
    return workspace.conf().useCases().entrySet().stream()
        .filter(entry -> entry.getValue().isEnabled())
        .map(entry -> entry.getKey())
        .sorted()
        .toList();
  }

  /** Refuses a name that is none of an enabled use case. */
  void refuseUnknown(String useCase) {
    if (!useCases().contains(useCase)) {
      throw unknown("use case", useCase, useCases());
    }
  }

  static OperatorError unknown(String kind, String word, Collection<String> known) {
    return OperatorError.usage("'" + word + "' is not a " + kind)
        .remedy(
            NearestWord.to(word, known).map(name -> "Did you mean '" + name + "'? ").orElse("")
                + "Known are "
                + String.join(", ", known)
                + ".");
  }

  /** The nights that readers have seen, in no particular order. */
  List<AsOf> publishedNights() {
    return workspace
        .store()
        .read(StoreTables.PUBLICATIONS)
        .select("as_of")
        .distinct()
        // One row per published night.
        .collectAsList()
        .stream()
        .map(row -> new AsOf(row.<LocalDate>getAs("as_of")))
        .toList();
  }

  /** Whole microseconds, which is what a table keeps. */
  Instant decidedAt() {
    return workspace.decisionTime().truncatedTo(ChronoUnit.MICROS);
  }
}
