package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.UseCaseConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Parallel;
import io.bowtie.contract.Tables;
import io.bowtie.feature.FeatureHistory;
import io.bowtie.feature.Observations;
import io.bowtie.governance.Answer;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.feedback.Advice;
import io.bowtie.governance.feedback.AdviceOutcome;
import io.bowtie.governance.feedback.AdviceOutcome.Label;
import io.bowtie.governance.feedback.AdviceOutcome.Reply;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.model.LabelRule;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.realised.Matured;
import io.bowtie.scoring.threshold.AlertThreshold;
import io.bowtie.silver.Owners;
import io.bowtie.silver.SilverAsOf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

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

  private static final String UNKNOWN = "unknown";
  private static final StructType LOOK =
      new StructType().add("entity_id", DataTypes.StringType).add("landmark", DataTypes.DateType);

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

  /** What stood behind advice on its first night. */
  private record Behind(
      Optional<String> basis, Optional<String> model, String team, String segment, String source) {
    static final Behind NOTHING =
        new Behind(Optional.empty(), Optional.empty(), UNKNOWN, UNKNOWN, UNKNOWN);
  }

  /** An entity of a use case on a night. */
  private record Look(String useCase, String entityId, LocalDate on) {
    static Look of(AdviceGiven advice) {
      return new Look(advice.useCase(), advice.entityId(), advice.advisedOn());
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
    Map<String, Reply> replies = new HashMap<>();
    Map<String, Row> former = new HashMap<>();
    Map<String, LocalDate> lookedBack = new HashMap<>();
    List<Runnable> reads =
        List.of(
            () -> replies.putAll(replies()),
            () -> former.putAll(former(given)),
            () -> lookedBack.putAll(lookedBackOn()));
    Parallel.each(reads, AdviceOutcomes::done);
    Map<Look, Behind> behind = new HashMap<>();
    Map<Look, Label> labels = new HashMap<>();
    Parallel.each(
        List.<Runnable>of(
            () -> behind.putAll(behind(unknown(given, former))),
            () -> labels.putAll(labels(given, former, lookedBack))),
        AdviceOutcomes::done);
    return new Known(
        given.stream()
            .map(
                each -> {
                  Optional<Row> before = Optional.ofNullable(former.get(each.id()));
                  Behind stood =
                      before
                          .map(AdviceOutcomes::behind)
                          .orElseGet(() -> behind.getOrDefault(Look.of(each), Behind.NOTHING));
                  Optional<Label> label =
                      isLabelled(each, before, lookedBack)
                          ? before.flatMap(AdviceOutcomes::label)
                          : Optional.ofNullable(labels.get(Look.of(each)));
                  return new AdviceOutcome(
                      advice(each, stood),
                      Optional.ofNullable(replies.get(each.id())),
                      label,
                      asOf);
                })
            .sorted(
                Comparator.comparing((AdviceOutcome each) -> each.advice().useCase())
                    .thenComparing(each -> each.advice().id()))
            .toList(),
        Map.copyOf(lookedBack));
  }

  private static boolean done(Runnable read) {
    read.run();
    return true;
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
        .select("recommendation_id", "decision", "reason_code", "decided_at", "decided_by")
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
                        row.getAs("decided_at"))));
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

  private static List<AdviceGiven> unknown(List<AdviceGiven> given, Map<String, Row> former) {
    return given.stream().filter(each -> !former.containsKey(each.id())).toList();
  }

  /** Of advice that no night has looked at yet: on most nights tonight's alone. */
  private Map<Look, Behind> behind(List<AdviceGiven> advice) {
    Map<Look, Behind> behind = new HashMap<>();
    if (advice.isEmpty()) {
      return behind;
    }
    List<LocalDate> nights =
        advice.stream().map(AdviceGiven::advisedOn).distinct().sorted().toList();
    Dataset<Row> looks =
        looks(advice).select(col("entity_id"), col("landmark").as("as_of")).distinct();
    Dataset<Row> teams = SilverAsOf.latest(tables, Owners.ENTITY, night).select("owner_id", "team");
    ScoringTables.allScores(tables)
        .where(col("as_of").isInCollection(nights))
        .join(looks, new String[] {"entity_id", "as_of"}, "left_semi")
        .join(teams, new String[] {"owner_id"}, "left_outer")
        .select(
            "use_case", "entity_id", "as_of", "basis", "model_version", "team", "segment", "source")
        .collectAsList()
        .forEach(
            row ->
                behind.put(
                    new Look(row.getString(0), row.getString(1), row.getAs(2)), behind(row)));
    return behind;
  }

  private Map<Look, Label> labels(
      List<AdviceGiven> given, Map<String, Row> former, Map<String, LocalDate> lookedBack) {
    Map<Look, Label> labels = new HashMap<>();
    lookedBack.forEach(
        (useCase, lookedOn) -> {
          UseCaseConf own = conf.useCases().get(useCase);
          LocalDate last = lookedOn.minusDays((long) own.horizonDays() + own.graceDays());
          List<AdviceGiven> due =
              given.stream()
                  .filter(each -> each.useCase().equals(useCase))
                  .filter(each -> !each.advisedOn().isAfter(last))
                  .filter(
                      each ->
                          !isLabelled(each, Optional.ofNullable(former.get(each.id())), lookedBack))
                  .toList();
          if (!due.isEmpty()) {
            labels.putAll(labels(useCase, own, due, new AsOf(lookedOn)));
          }
        });
    return labels;
  }

  private Map<Look, Label> labels(
      String useCase, UseCaseConf own, List<AdviceGiven> due, AsOf cut) {
    Dataset<Row> observations =
        tables
            .read(Observations.table(List.of()))
            .where(col("as_of").equalTo(lit(cut.date())).and(col("use_case").equalTo(useCase)));
    LabelRule rule = Matured.rule(own, observations);
    return Matured.labels(looks(due), observations, rule, cut).collectAsList().stream()
        .collect(
            Collectors.toMap(
                row -> new Look(useCase, row.getString(0), row.getAs(1)),
                row ->
                    new Label(
                        row.getBoolean(2), row.<LocalDate>getAs(1).plusDays(rule.maturityDays()))));
  }

  /** Whether the night before has its label, or knows that it has none yet. */
  private static boolean isLabelled(
      AdviceGiven advice, Optional<Row> former, Map<String, LocalDate> lookedBack) {
    Optional<LocalDate> night = Optional.ofNullable(lookedBack.get(advice.useCase()));
    return former
        .filter(row -> night.equals(Optional.ofNullable(row.<LocalDate>getAs("looked_back_on"))))
        .isPresent();
  }

  private Dataset<Row> looks(List<AdviceGiven> advice) {
    List<Row> rows = new ArrayList<>();
    advice.stream()
        .map(Look::of)
        .distinct()
        .forEach(look -> rows.add(RowFactory.create(look.entityId(), look.on())));
    return tables
        .read(RecommendationTables.RECOMMENDATIONS)
        .sparkSession()
        .createDataFrame(rows, LOOK);
  }

  private static Advice advice(AdviceGiven given, Behind behind) {
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

  private static Behind behind(Row row) {
    return new Behind(
        Optional.ofNullable(row.getAs("basis")),
        Optional.ofNullable(row.getAs("model_version")),
        level(row.getAs("team")),
        level(row.getAs("segment")),
        level(row.getAs("source")));
  }

  private static String level(String text) {
    return text == null || text.isBlank() ? UNKNOWN : text;
  }

  private static Optional<Label> label(Row row) {
    return Optional.ofNullable(row.<Boolean>getAs("outcome"))
        .map(isEvent -> new Label(isEvent, row.getAs("matured_on")));
  }
}
