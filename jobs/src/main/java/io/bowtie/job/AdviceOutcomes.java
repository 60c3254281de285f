package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Parallel;
import io.bowtie.contract.Tables;
import io.bowtie.feature.FeatureHistory;
import io.bowtie.governance.Answer;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.feedback.Advice;
import io.bowtie.governance.feedback.AdviceOutcome;
import io.bowtie.governance.feedback.AdviceOutcome.Label;
import io.bowtie.governance.feedback.AdviceOutcome.Reply;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.scoring.threshold.AlertThreshold;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/**
 * Brings advice together with what people said of it and what became of the case. All of it fits on
 * the driver, where it is joined: on a night of few rows each Spark job costs more than its work.
 *
 * <p>What does not change any more is taken from the night before: what stood behind advice when it
 * was first given, and labels as long as no later night has looked at past outcomes.
 */
final class AdviceOutcomes {
  /**
   * Earlier nights are asked for what is known already so far back; beyond, it is worked out anew.
   */
  private static final int DAYS_BACK = 35;

  private final Tables tables;
  private final BowtieConf conf;
  private final AsOf night;
  private final LocalDate asOf;

  private AdviceOutcomes(Tables tables, BowtieConf conf, AsOf night) {
    this.tables = tables;
    this.conf = conf;
    this.night = night;
    this.asOf = night.date();
  }

  /**
   * What is known of advice on a night.
   *
   * @param outcomes by use case and recommendation
   * @param lookedBackOn the last night so far that looked at a use case's past outcomes
   */
  record Known(List<AdviceOutcome> outcomes, Map<String, LocalDate> lookedBackOn) {

    List<AdviceOutcome> of(String useCase) {
      return outcomes.stream().filter(each -> each.advice().useCase().equals(useCase)).toList();
    }
  }

  /** All advice whose outcome is still followed; nothing where there is none. */
  static Known of(Tables tables, BowtieConf conf, AsOf night) {
    return new AdviceOutcomes(tables, conf, night).known();
  }

  private Known known() {
    List<AdviceGiven> given = AdviceGiven.read(tables, followedFrom(), asOf);
    if (given.isEmpty()) {
      return new Known(List.of(), Map.of());
    }
    try (Parallel lanes = Parallel.lanes()) {
      Supplier<Map<String, Reply>> replies = lanes.start(this::replies);
      Supplier<Map<String, Row>> former = lanes.start(() -> former(given));
      Supplier<AdviceLabels> labels =
          lanes.start(() -> new AdviceLabels(former.get(), lookedBackOn()));
      Supplier<Map<AdviceLook, AdviceBackground>> behind =
          lanes.start(() -> AdviceBackground.of(tables, unknown(given, former.get()), night));
      Map<AdviceLook, Label> found = labels.get().found(tables, conf, given);
      List<AdviceOutcome> outcomes = new ArrayList<>();
      for (AdviceGiven each : given) {
        AdviceBackground stood =
            Optional.ofNullable(former.get().get(each.id()))
                .map(AdviceBackground::of)
                .orElseGet(
                    () -> behind.get().getOrDefault(AdviceLook.of(each), AdviceBackground.NOTHING));
        outcomes.add(
            new AdviceOutcome(
                advice(each, stood),
                Optional.ofNullable(replies.get().get(each.id())),
                labels.get().of(each, found),
                asOf));
      }
      outcomes.sort(
          Comparator.comparing((AdviceOutcome each) -> each.advice().useCase())
              .thenComparing(each -> each.advice().id()));
      return new Known(List.copyOf(outcomes), Map.copyOf(labels.get().lookedBackOn()));
    }
  }

  /** Until a label is final, and then as many months as other outcomes are followed. */
  private LocalDate followedFrom() {
    int days =
        conf.useCases().values().stream()
            .mapToInt(each -> each.horizonDays() + each.graceDays())
            .max()
            .orElse(0);
    return asOf.minusDays(days).minusMonths(conf.drift().cohorts());
  }

  /** The last word on each piece of advice, as of the night. */
  private Map<String, Reply> replies() {
    Map<String, Reply> replies = new HashMap<>();
    tables
        .read(GovernanceTables.DECISIONS)
        .where(col("decided_at").lt(lit(night.endExclusive())))
        .select(
            col("recommendation_id"),
            col("decision"),
            col("reason_code"),
            col("decided_at"),
            col("decided_by"),
            col("decided_at").cast("date").as("decided_on"))
        // People decide by hand: as many rows as that gives.
        .collectAsList()
        .stream()
        .sorted(
            Comparator.comparing((Row row) -> row.<Instant>getAs("decided_at"))
                .thenComparing(row -> row.<String>getAs("decided_by")))
        .forEach(
            row ->
                replies.put(
                    row.getString(0),
                    new Reply(
                        Answer.ofWord(row.getString(1)),
                        Objects.requireNonNullElse(row.getString(2), ""),
                        row.getAs("decided_at"),
                        row.getAs("decided_on"))));
    return replies;
  }

  /** What the last night before has of the same advice in the same arm, by recommendation. */
  private Map<String, Row> former(List<AdviceGiven> given) {
    Map<String, Row> last = new HashMap<>();
    tables
        .read(FeedbackTables.RECOMMENDATION_OUTCOMES)
        .where(col("as_of").lt(lit(asOf)).and(col("as_of").geq(lit(asOf.minusDays(DAYS_BACK)))))
        .select(
            "recommendation_id",
            "arm",
            "advised_on",
            "basis",
            "model_version",
            "team",
            "segment",
            "source",
            "outcome",
            "matured_on",
            "looked_back_on",
            "as_of")
        .collectAsList()
        .forEach(
            row ->
                last.merge(
                    row.getString(0),
                    row,
                    (one, other) ->
                        one.<LocalDate>getAs("as_of").isAfter(other.getAs("as_of")) ? one : other));
    Map<String, Row> former = new HashMap<>();
    for (AdviceGiven each : given) {
      Row row = last.get(each.id());
      if (row != null
          && row.getAs("arm").equals(each.arm().word())
          && row.getAs("advised_on").equals(each.advisedOn())) {
        former.put(each.id(), row);
      }
    }
    return former;
  }

  /** The last night of each use case on which observations reach into the past. */
  private Map<String, LocalDate> lookedBackOn() {
    Map<String, LocalDate> nights = new HashMap<>();
    tables
        .read(FeatureHistory.TABLE)
        .where(col("as_of").leq(lit(asOf)))
        .groupBy("use_case")
        .agg(max("as_of"))
        .collectAsList()
        .forEach(row -> nights.put(row.getString(0), row.getAs(1)));
    return nights;
  }

  /** Advice that no night has looked at yet: on most nights tonight's alone. */
  private static List<AdviceGiven> unknown(List<AdviceGiven> given, Map<String, Row> former) {
    return given.stream().filter(each -> !former.containsKey(each.id())).toList();
  }

  private static Advice advice(AdviceGiven given, AdviceBackground behind) {
    Row first = given.first();
    return new Advice(
        given.id(),
        given.useCase(),
        given.entityId(),
        first.getAs("action"),
        given.arm(),
        given.advisedOn(),
        given.holdsUntil(),
        new Advice.Claim(
            first.<Boolean>getAs("is_alert"),
            AlertThreshold.side(given.useCase()),
            first.<Double>getAs("probability"),
            first.<Double>getAs("threshold"),
            behind.basis(),
            behind.model()),
        new Advice.Group(
            Optional.ofNullable(first.getAs("suggested_owner_id")),
            behind.team(),
            behind.segment(),
            behind.source()));
  }
}
