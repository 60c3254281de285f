package io.bowtie.report.gold;

import io.bowtie.contract.AsOf;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands behind the use of scores on a night, and of the days before it; all use cases
 * together.
 *
 * @param status of each night of the window, the latest last
 * @param rollout exit criteria of each night of the window
 * @param answers to all advice that is still followed
 * @param rates of these, as of tonight
 * @param limits as each night of the window judged them
 * @param stability of reasons, of each night of the window
 * @param standing stops, resumes and fall backs that begin to count in the window
 * @param moved subjects that had moved, night by night
 * @param failed checks that did not pass, night by night
 * @param tallies of advice given in the window
 * @param examples a high, a middle and a low score of each use case that is scored for users
 */
public record GovernanceNight(
    List<StatusRow> status,
    List<RolloutRow> rollout,
    List<AnswerCount> answers,
    List<RateRow> rates,
    List<LimitRow> limits,
    List<StabilityRow> stability,
    List<StandingRow> standing,
    List<MovedRow> moved,
    List<FailedCheck> failed,
    List<AdviceTally> tallies,
    List<ExampleRow> examples) {

  /** Days up to the night that a review looks back on, the night's own among them. */
  public static final int DAYS = 28;

  public GovernanceNight {
    status = List.copyOf(status);
    rollout = List.copyOf(rollout);
    answers = List.copyOf(answers);
    rates = List.copyOf(rates);
    limits = List.copyOf(limits);
    stability = List.copyOf(stability);
    standing = List.copyOf(standing);
    moved = List.copyOf(moved);
    failed = List.copyOf(failed);
    tallies = List.copyOf(tallies);
    examples = List.copyOf(examples);
  }

  /** The first day of the window. */
  public static LocalDate from(AsOf asOf) {
    return asOf.date().minusDays(DAYS - 1L);
  }

  /** How a use case stood on the night; empty where no table says so. */
  public Optional<StatusRow> statusOf(String useCase, AsOf asOf) {
    return status.stream()
        .filter(row -> row.useCase().equals(useCase) && row.asOf().equals(asOf.toString()))
        .findFirst();
  }

  /**
   * The criteria of the last night that was published, since publishing writes them: of tonight
   * only where it was published before.
   */
  public List<RolloutRow> rolloutOf(String useCase) {
    return latest(of(rollout, RolloutRow::useCase, useCase), RolloutRow::asOf);
  }

  /** The limits as the last night judged them that did. */
  public List<LimitRow> limitsOf(String useCase) {
    return latest(of(limits, LimitRow::useCase, useCase), LimitRow::asOf);
  }

  /** Rows of one use case in their order. */
  public static <T> List<T> of(List<T> rows, Function<T, String> useCaseOf, String useCase) {
    return rows.stream().filter(row -> useCaseOf.apply(row).equals(useCase)).toList();
  }

  /** A figure over all advice of a use case. */
  public Estimate rate(String useCase, String metric) {
    return rate(useCase, "all", "all", metric);
  }

  /** A figure of a group; missing where no advice is followed. */
  public Estimate rate(String useCase, String dimension, String level, String metric) {
    return rates.stream()
        .filter(row -> row.useCase().equals(useCase) && row.dimension().equals(dimension))
        .filter(row -> row.level().equals(level) && row.metric().equals(metric))
        .map(RateRow::value)
        .findFirst()
        .orElseGet(() -> Estimate.missing("no advice is followed yet", 0));
  }

  private static <T> List<T> latest(List<T> rows, Function<T, String> dayOf) {
    Optional<String> last = rows.stream().map(dayOf).max(Comparator.naturalOrder());
    return rows.stream().filter(row -> last.filter(dayOf.apply(row)::equals).isPresent()).toList();
  }
}
