package io.bowtie.recommendation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * For how long the same action has been advised for the same entity without a longer pause. A
 * decision of a person answers an episode, not a night; when the advice comes back after a pause,
 * it is asked anew.
 */
public final class Episode {
  /**
   * So many days may lie between two nights that give the advice. A week forgives nights that did
   * not run, and a company that runs once a week; what was gone for longer is news to whoever
   * worked the list.
   */
  public static final int LONGEST_GAP_DAYS = 7;

  private Episode() {}

  /**
   * Advice of an earlier night.
   *
   * @param action the action's code
   * @param asOf the night that gave it
   * @param since the first night of its episode
   */
  public record Advised(String action, LocalDate asOf, LocalDate since) {}

  /**
   * The first night of the episode that advice of tonight belongs to; tonight where it begins one.
   *
   * @param action the action's code
   * @param tonight the night's date
   * @param earlier what was advised for the entity, in any order; tonight and later nights, which a
   *     night that is run again may find, do not count
   */
  static LocalDate since(String action, LocalDate tonight, List<Advised> earlier) {
    return earlier.stream()
        .filter(advised -> advised.action().equals(action))
        .filter(advised -> advised.asOf().isBefore(tonight))
        .max(Comparator.comparing(Advised::asOf))
        .filter(advised -> !advised.asOf().isBefore(tonight.minusDays(LONGEST_GAP_DAYS)))
        .map(Advised::since)
        .orElse(tonight);
  }
}
