package io.bowtie.governance;

import io.bowtie.contract.AsOf;
import java.util.List;
import java.util.Optional;

/**
 * What the exit criteria of a use case look at on a night.
 *
 * @param tested what its scores come from; empty where nothing was ever trained
 * @param missing what its registration lacks, by conf key
 * @param shadowNights nights before tonight that it spent in shadow, in any order
 * @param events its stops and fall backs, and those of other use cases, in any order
 */
public record RolloutFacts(
    String useCase,
    Optional<Tested> tested,
    List<String> missing,
    List<AsOf> shadowNights,
    List<UseCaseEvent> events) {

  /**
   * What scores come from.
   *
   * @param version of the champion; of rules the training that they come from
   * @param isModel whether a champion scores; otherwise rules do, which have no features
   * @param verdict of the evidence gate on that version: publish, rules_only or abstain
   * @param unfit features of the champion that its leakage ledger refused, or that nobody answers
   *     for any more
   */
  public record Tested(String version, boolean isModel, String verdict, List<String> unfit) {
    public Tested {
      unfit = List.copyOf(unfit);
    }
  }

  public RolloutFacts {
    missing = List.copyOf(missing);
    shadowNights = List.copyOf(shadowNights);
    events = List.copyOf(events);
  }
}
