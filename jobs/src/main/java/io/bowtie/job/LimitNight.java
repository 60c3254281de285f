package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.GovernanceConf;
import io.bowtie.config.Mode;
import io.bowtie.contract.AsOf;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.governance.feedback.AdviceOutcome;
import io.bowtie.governance.feedback.FallBack;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.governance.feedback.Limit;
import io.bowtie.governance.feedback.LimitCheck;
import io.bowtie.store.StoreTables;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * The night's checks of the limits of live use cases that have given advice, and what follows.
 *
 * @param checks one a use case and limit
 * @param fallBack a sentence for each use case that falls back
 */
record LimitNight(List<LimitCheck> checks, List<String> fallBack) {

  LimitNight {
    checks = List.copyOf(checks);
    fallBack = List.copyOf(fallBack);
  }

  /** Judges, and writes an event for each use case that falls back, once. */
  static LimitNight of(RunContext context, AdviceOutcomes.Known known) {
    Map<String, GovernanceConf> limited = new TreeMap<>(context.conf().governance());
    limited
        .entrySet()
        .removeIf(entry -> !isLimited(entry.getValue()) || known.of(entry.getKey()).isEmpty());
    if (limited.isEmpty()) {
      return new LimitNight(List.of(), List.of());
    }
    List<UseCaseEvent> events = UseCaseModes.events(context.store());
    UseCaseModes modes = UseCaseModes.of(context, events);
    List<Row> reviews = reviews(context);
    List<LimitCheck> checks = new ArrayList<>();
    List<String> said = new ArrayList<>();
    limited.forEach(
        (useCase, conf) -> {
          if (modes.of(useCase).mode() == Mode.LIVE) {
            List<LimitCheck.Review> before = before(reviews, events, useCase, context.asOf());
            List<LimitCheck> own = checks(useCase, conf, known, before, context.asOf().date());
            checks.addAll(own);
            FallBack.of(
                    own, before, events, context.clock().instant().truncatedTo(ChronoUnit.MICROS))
                .ifPresent(event -> said.add(write(context, event)));
          }
        });
    return new LimitNight(checks, said);
  }

  private static boolean isLimited(GovernanceConf conf) {
    return List.of(Limit.values()).stream()
        .anyMatch(limit -> limit.bound(conf.limits()).isPresent());
  }

  private static List<LimitCheck> checks(
      String useCase,
      GovernanceConf conf,
      AdviceOutcomes.Known known,
      List<LimitCheck.Review> before,
      LocalDate asOf) {
    List<AdviceOutcome> outcomes = known.of(useCase);
    Optional<LocalDate> lookedBackOn = Optional.ofNullable(known.lookedBackOn().get(useCase));
    List<LimitCheck> checks = new ArrayList<>();
    for (Limit limit : Limit.values()) {
      limit
          .bound(conf.limits())
          .ifPresent(
              bound ->
                  checks.add(
                      LimitCheck.of(
                          new LimitCheck.Setting(useCase, limit, bound, conf.limits().minimum()),
                          outcomes,
                          limit.until(asOf, lookedBackOn),
                          before,
                          asOf)));
    }
    return checks;
  }

  /** One row a use case, limit and week: as many as there were. */
  private static List<Row> reviews(RunContext context) {
    return context
        .store()
        .read(FeedbackTables.LIMIT_CHECKS)
        .where(col("is_review").and(col("as_of").lt(lit(context.asOf().date()))))
        .collectAsList();
  }

  /** Reviews since the use case last went on: a person has let it, whatever was found before. */
  private static List<LimitCheck.Review> before(
      List<Row> reviews, List<UseCaseEvent> events, String useCase, AsOf asOf) {
    LocalDate since =
        events.stream()
            .filter(event -> event.useCase().equals(useCase))
            .filter(event -> event.kind() == UseCaseEvent.Kind.RESUMED)
            .map(event -> event.effectiveFrom())
            .filter(from -> from.compareTo(asOf) <= 0)
            .map(AsOf::date)
            .max(LocalDate::compareTo)
            .orElse(LocalDate.MIN);
    return reviews.stream()
        .filter(row -> row.getAs("use_case").equals(useCase))
        .map(FeedbackRows::review)
        .filter(review -> !review.asOf().isBefore(since))
        .toList();
  }

  /** A night that readers have gone past is only told: what came after it stays as they saw it. */
  private static String write(RunContext context, UseCaseEvent event) {
    boolean isPast =
        !context
            .store()
            .read(StoreTables.PUBLICATIONS)
            .where(col("as_of").gt(lit(context.asOf().date())))
            .isEmpty();
    if (isPast) {
      return event.useCase() + " would fall back to shadow, and later nights are published";
    }
    Stops.append(context, event);
    return event.useCase() + " falls back to shadow as of " + event.effectiveFrom();
  }
}
