package io.bowtie.governance.feedback;

import io.bowtie.config.LimitsConf;
import io.bowtie.evaluation.Metric;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What puts a live use case back to shadow where it goes too far. */
public enum Limit {
  /** The share of answers against the advice, of the answers of the window. */
  OVERRIDE_RATE {
    @Override
    public OptionalDouble bound(LimitsConf conf) {
      return conf.overrideRate();
    }

    @Override
    Metric figure(List<AdviceOutcome> outcomes, LocalDate until) {
      return DecisionFigures.overrideRate(
          outcomes.stream()
              .filter(AdviceOutcome::isAdvised)
              .filter(each -> each.decidedOn().filter(day -> isIn(day, until)).isPresent())
              .toList());
    }

    @Override
    boolean isBreached(double value, double bound) {
      return value > bound;
    }
  },
  /**
   * The share of alerts that were right, whoever was given them, of those whose label became final
   * in the window.
   */
  PRECISION_FLOOR {
    @Override
    public OptionalDouble bound(LimitsConf conf) {
      return conf.precisionFloor();
    }

    @Override
    Metric figure(List<AdviceOutcome> outcomes, LocalDate until) {
      return DecisionFigures.alertsRight(
          outcomes.stream()
              .filter(
                  each ->
                      each.outcome().filter(label -> isIn(label.maturedOn(), until)).isPresent())
              .toList());
    }

    @Override
    public LocalDate until(LocalDate asOf, Optional<LocalDate> lookedBackOn) {
      return lookedBackOn.orElse(asOf);
    }

    @Override
    boolean isBreached(double value, double bound) {
      return value < bound;
    }
  };

  /** Days that a figure looks back on. */
  static final int WINDOW_DAYS = 28;

  /** Where it is set; empty where it is not. */
  public abstract OptionalDouble bound(LimitsConf conf);

  /**
   * The share that is judged.
   *
   * @param outcomes of the use case
   * @param until the last day of the window
   */
  abstract Metric figure(List<AdviceOutcome> outcomes, LocalDate until);

  /**
   * The last day of the window that a night judges.
   *
   * @param lookedBackOn the last night that looked at past outcomes; empty before the first
   */
  public LocalDate until(LocalDate asOf, Optional<LocalDate> lookedBackOn) {
    return asOf;
  }

  abstract boolean isBreached(double value, double bound);

  /** The word in {@code gold.limit_checks}, and the conf key but for its hyphens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The limit of a word. */
  public static Limit of(String word) {
    return Stream.of(values()).filter(limit -> limit.word().equals(word)).findFirst().orElseThrow();
  }

  private static boolean isIn(LocalDate day, LocalDate until) {
    return !day.isAfter(until) && day.isAfter(until.minusDays(WINDOW_DAYS));
  }
}
