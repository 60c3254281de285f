package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the deal moves: in its stage, its close date, its owner and its next step. */
final class DealMovementFeatures {
  static final Feature STAGE_AGE_RATIO =
      Feature.number(
          "stage_age_ratio",
          Family.PROGRESS,
          Scale.LOG,
          "ratio",
          History.VERSIONED,
          "In its stage %s times as long as deals usually are before they leave it",
          DealMovementFeatures::stageAgeRatio);
  static final Feature LAST_PUSH_DAYS =
      Feature.number(
          "last_push_days",
          Family.PROGRESS,
          Scale.LOG,
          "days",
          History.VERSIONED,
          "The close date was last pushed %s days ago",
          s ->
              pushes(s).stream()
                  .reduce((one, later) -> later)
                  .map(last -> s.daysSince(last.on()))
                  .orElse(OptionalDouble.empty()));
  static final Feature CLOSE_DATE_PUSHED_DAYS =
      Feature.number(
          "close_date_pushed_days",
          Family.PROGRESS,
          Scale.LOG,
          "days",
          History.VERSIONED,
          "The close date was pushed by %s days in total",
          s ->
              DealChanges.of(s, "close_date").isEmpty()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(pushes(s).stream().mapToLong(Push::days).sum()));
  static final Feature OWNER_CHANGES_COUNT =
      Feature.number(
          "owner_changes_count",
          Family.PROGRESS,
          Scale.LINEAR,
          "changes",
          History.VERSIONED,
          "The owner changed %s times",
          s -> {
            List<DealChanges.Value> owners = DealChanges.of(s, "owner_id");
            return owners.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(owners.size() - 1.0);
          });
  static final Feature NEXT_STEP_AGE_DAYS =
      Feature.number(
          "next_step_age_days",
          Family.PROGRESS,
          Scale.LOG,
          "days",
          History.VERSIONED,
          "The next step was last changed %s days ago",
          s ->
              DealChanges.of(s, "next_step").stream()
                  .reduce((one, later) -> later)
                  .map(last -> s.daysSince(last.since()))
                  .orElse(OptionalDouble.empty()));

  static final List<Feature> ALL =
      List.of(
          STAGE_AGE_RATIO,
          LAST_PUSH_DAYS,
          CLOSE_DATE_PUSHED_DAYS,
          OWNER_CHANGES_COUNT,
          NEXT_STEP_AGE_DAYS);

  private DealMovementFeatures() {}

  /** Days of less than one are taken for one: a stage that deals rush through is no yardstick. */
  private static OptionalDouble stageAgeRatio(Subject subject) {
    List<DealChanges.Value> stages = DealChanges.of(subject, "stage");
    if (stages.isEmpty()) {
      return OptionalDouble.empty();
    }
    DealChanges.Value stage = stages.get(stages.size() - 1);
    OptionalDouble usual = subject.usualStageDays(stage.value());
    return usual.isPresent()
        ? OptionalDouble.of(
            subject.daysSince(stage.since()).orElseThrow() / Math.max(1, usual.getAsDouble()))
        : OptionalDouble.empty();
  }

  /**
   * A close date that was put off.
   *
   * @param on the day on which that was done
   * @param days by which
   */
  private record Push(LocalDate on, long days) {}

  private static List<Push> pushes(Subject subject) {
    List<DealChanges.Value> dates = DealChanges.of(subject, "close_date");
    List<Push> pushes = new ArrayList<>();
    for (int place = 1; place < dates.size(); place++) {
      Optional<LocalDate> from = day(dates.get(place - 1).value());
      Optional<LocalDate> to = day(dates.get(place).value());
      if (from.isPresent() && to.isPresent() && to.get().isAfter(from.get())) {
        long days = ChronoUnit.DAYS.between(from.get(), to.get());
        pushes.add(new Push(dates.get(place).since(), days));
      }
    }
    return pushes;
  }

  /** Histories write a date alone, or with a time behind it; what is neither is no date. */
  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
