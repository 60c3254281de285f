package io.bowtie.governance.feedback;

import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.Quantile;
import io.bowtie.evaluation.Wilson;
import io.bowtie.governance.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The figures of a group of advice, each with what it stands on. */
final class DecisionFigures {
  /** Those that say something of advice that was not followed for one reason. */
  static final Set<String> OF_REASONS =
      Set.of(
          "edited",
          "rejected",
          "overridden",
          "matured",
          "median_days_to_decision",
          "model_right_where_rejected",
          "person_right_where_rejected");

  private final List<AdviceOutcome> all;
  private final List<AdviceOutcome> advised;
  private final Map<String, Metric> figures = new LinkedHashMap<>();

  private DecisionFigures(List<AdviceOutcome> all) {
    this.all = all;
    this.advised = all.stream().filter(AdviceOutcome::isAdvised).toList();
  }

  /** By name, in reading order; rates with Wilson's interval. */
  static Map<String, Metric> of(List<AdviceOutcome> outcomes) {
    DecisionFigures one = new DecisionFigures(outcomes);
    one.answers();
    one.outcomes();
    one.figures.putAll(AdviceEffect.figures(outcomes));
    return one.figures;
  }

  /** The share of answers against the advice, of those that took a stand. */
  static Metric overrideRate(List<AdviceOutcome> advised) {
    long overridden = advised.stream().filter(AdviceOutcome::isOverridden).count();
    return Wilson.share(
        overridden, overridden + count(advised, Answer.ACCEPTED), "nobody has decided yet");
  }

  /** The share of alerts whose label is final that were right, whoever was given them. */
  static Metric alertsRight(List<AdviceOutcome> outcomes) {
    return share(
        outcomes.stream().filter(each -> each.advice().claim().isAlert()).toList(),
        AdviceOutcome::modelWasRight,
        "no alert has matured");
  }

  private void answers() {
    count("advised", advised.size());
    for (Answer answer : Answer.values()) {
      count(answer.word(), count(advised, answer));
    }
    long open = advised.stream().filter(AdviceOutcome::isOpen).count();
    count("open", open);
    count("overridden", advised.stream().filter(AdviceOutcome::isOverridden).count());
    long closed = advised.size() - open;
    String none = "no advice was answered or has expired";
    figures.put("acceptance_rate", Wilson.share(count(advised, Answer.ACCEPTED), closed, none));
    figures.put("edit_rate", Wilson.share(count(advised, Answer.EDITED), closed, none));
    figures.put("rejection_rate", Wilson.share(count(advised, Answer.REJECTED), closed, none));
    figures.put("ignore_rate", Wilson.share(count(advised, Answer.IGNORED), closed, none));
    figures.put("override_rate", overrideRate(advised));
    double[] days =
        advised.stream()
            .flatMap(each -> each.daysToDecision().stream())
            .mapToDouble(Integer::doubleValue)
            .sorted()
            .toArray();
    figures.put(
        "median_days_to_decision",
        days.length == 0
            ? Metric.undefined("nobody has decided yet")
            : Metric.of(Quantile.of(days, 0.5), "days", days.length));
  }

  private void outcomes() {
    count("matured", advised.stream().filter(each -> each.outcome().isPresent()).count());
    figures.put("alerts_right", alertsRight(all));
    figures.put(
        "untouched_right",
        share(
            all.stream().filter(AdviceOutcome::isUntouched).toList(),
            AdviceOutcome::modelWasRight,
            "no advice that nobody acted on has matured"));
    String none = "no rejected advice has matured";
    List<AdviceOutcome> rejected =
        advised.stream().filter(each -> each.personWasRight().isPresent()).toList();
    figures.put("model_right_where_rejected", share(rejected, AdviceOutcome::modelWasRight, none));
    figures.put(
        "person_right_where_rejected", share(rejected, AdviceOutcome::personWasRight, none));
  }

  private void count(String name, long count) {
    figures.put(name, Metric.of(count, "count", count));
  }

  private static long count(List<AdviceOutcome> outcomes, Answer answer) {
    return outcomes.stream()
        .filter(each -> each.answer().filter(answer::equals).isPresent())
        .count();
  }

  private static Metric share(
      List<AdviceOutcome> outcomes,
      Function<AdviceOutcome, Optional<Boolean>> isRight,
      String whenNone) {
    List<Boolean> known = outcomes.stream().flatMap(each -> isRight.apply(each).stream()).toList();
    return Wilson.share(
        known.stream().filter(Boolean.TRUE::equals).count(), known.size(), whenNone);
  }
}
