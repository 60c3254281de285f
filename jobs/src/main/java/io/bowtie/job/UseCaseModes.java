package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bowtie.config.BowtieConf;
import io.bowtie.config.GovernanceConf;
import io.bowtie.config.Mode;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.Holdout;
import io.bowtie.governance.ModeTonight;
import io.bowtie.governance.RolloutCheck;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.recommendation.RecommendationTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Who sees what each enabled use case says tonight.
 *
 * @param tonight use case to its mode
 */
record UseCaseModes(Map<String, ModeTonight> tonight) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static UseCaseModes read(RunContext context) {
    return of(context, events(context.store()));
  }

  /**
   * The same, of events that are at hand.
   *
   * @param events every stop, resume and fall back so far
   */
  static UseCaseModes of(RunContext context, List<UseCaseEvent> events) {
    Map<String, ModeTonight> tonight = new LinkedHashMap<>();
    for (UseCase useCase : UseCases.enabled(context.conf())) {
      tonight.put(
          useCase.name(),
          ModeTonight.of(
              context
                  .conf()
                  .registered(useCase.name())
                  .map(GovernanceConf::mode)
                  .orElse(Mode.SHADOW),
              events,
              useCase.name(),
              context.asOf()));
    }
    if (Rollout.isEnforced(context)) {
      Map<String, List<RolloutCheck>> checks = Rollout.read(context, events).checks();
      tonight.replaceAll(
          (useCase, mode) ->
              Rollout.isEnforced(context, useCase) ? mode.heldBy(checks.get(useCase)) : mode);
    }
    return new UseCaseModes(tonight);
  }

  ModeTonight of(String useCase) {
    return tonight.get(useCase);
  }

  boolean isOff(String useCase) {
    return of(useCase).mode() == Mode.OFF;
  }

  /** Rows of use cases that users see. */
  Column isLive() {
    return in(Mode.LIVE);
  }

  /** Rows of use cases that only their owners see. */
  Column isShadow() {
    return in(Mode.SHADOW);
  }

  boolean hasShadow() {
    return tonight.values().stream().anyMatch(mode -> mode.mode() == Mode.SHADOW);
  }

  /**
   * Writes rows of the night where their readers look: those of live use cases into the table,
   * those in shadow into its shadow, those of others nowhere.
   *
   * @return how many went into either
   */
  long write(RunContext context, TableContract live, TableContract shadow, Dataset<Row> rows) {
    long written = context.store().replaceAsOf(live, context.asOf(), rows.where(isLive())).rows();
    if (hasShadow() || context.store().exists(shadow)) {
      written += context.store().replaceAsOf(shadow, context.asOf(), rows.where(isShadow())).rows();
    }
    return written;
  }

  /**
   * Writes the night's advice where its readers look. Of a live use case, what entities would get
   * that are held out goes where nobody is advised; in shadow nobody is advised anyway.
   *
   * @return how many rows were written
   */
  long writeAdvice(RunContext context, Dataset<Row> advice) {
    Map<String, Holdout> holdouts = holdouts(context.conf());
    // By place: rows fresh from a step know no names.
    int useCase = advice.schema().fieldIndex("use_case");
    int entity = advice.schema().fieldIndex("entity_id");
    FilterFunction<Row> isHeldOut =
        row -> {
          Holdout holdout = holdouts.get(row.getString(useCase));
          return holdout != null && holdout.holds(row.getString(useCase), row.getString(entity));
        };
    FilterFunction<Row> isGiven = row -> !isHeldOut.call(row);
    long written = 0;
    if (!holdouts.isEmpty() || context.store().exists(RecommendationTables.HELD_OUT)) {
      written +=
          context
              .store()
              .replaceAsOf(RecommendationTables.HELD_OUT, context.asOf(), advice.filter(isHeldOut))
              .rows();
    }
    return written
        + write(
            context,
            RecommendationTables.RECOMMENDATIONS,
            RecommendationTables.SHADOW_RECOMMENDATIONS,
            holdouts.isEmpty() ? advice : advice.filter(isGiven));
  }

  /** Of live use cases alone. */
  private Map<String, Holdout> holdouts(BowtieConf conf) {
    Map<String, Holdout> holdouts = new HashMap<>();
    tonight.forEach(
        (useCase, mode) ->
            conf.registered(useCase)
                .filter(each -> mode.mode() == Mode.LIVE)
                .flatMap(GovernanceConf::holdout)
                .ifPresent(each -> holdouts.put(useCase, Holdout.of(each))));
    return holdouts;
  }

  /** Whether the night's rows of {@code gold.use_case_status} say these modes and reasons. */
  boolean isWritten(RunContext context) {
    Map<String, String> written =
        context
            .store()
            .read(GovernanceTables.USE_CASE_STATUS)
            .where(col("as_of").equalTo(lit(context.asOf().date())))
            .collectAsList()
            .stream()
            .collect(
                Collectors.toMap(
                    row -> row.getAs("use_case"),
                    row ->
                        row.getAs("mode")
                            + " "
                            + Optional.ofNullable(row.getAs("reason")).orElse("")));
    Map<String, String> now = new HashMap<>();
    tonight.forEach((useCase, mode) -> now.put(useCase, mode.mode().word() + " " + mode.reason()));
    return written.equals(now);
  }

  /**
   * Writes what is registered and in effect to {@code gold.use_case_status}.
   *
   * @return how many rows were written
   */
  long writeStatus(RunContext context) {
    List<Row> rows = new ArrayList<>();
    tonight.forEach(
        (useCase, mode) -> {
          Optional<GovernanceConf> registered = context.conf().registered(useCase);
          rows.add(
              RowFactory.create(
                  useCase,
                  mode.mode().word(),
                  registered.map(GovernanceConf::mode).orElse(Mode.SHADOW).word(),
                  mode.reason().isEmpty() ? null : mode.reason(),
                  registered.map(GovernanceConf::missing).orElse(List.of()).toArray(String[]::new),
                  json(registered.map(GovernanceConf::fields).orElse(Map.of())),
                  context.asOf().date(),
                  context.runId()));
        });
    return context
        .store()
        .replaceAsOf(
            GovernanceTables.USE_CASE_STATUS,
            context.asOf(),
            context
                .spark()
                .createDataFrame(rows, GovernanceTables.USE_CASE_STATUS.schema())
                .coalesce(1))
        .rows();
  }

  /**
   * Refuses to publish a use case that is live and whose registration lacks something.
   *
   * @throws OperatorError of governance that names the use case and the fields
   */
  static void refuseUnregistered(BowtieConf conf) {
    for (UseCase useCase : UseCases.enabled(conf)) {
      Optional<GovernanceConf> registered =
          conf.registered(useCase.name()).filter(each -> each.mode() == Mode.LIVE);
      List<String> missing = registered.map(GovernanceConf::missing).orElse(List.of());
      if (!missing.isEmpty()) {
        throw OperatorError.governance(
                "The use case '" + useCase.name() + "' is live and not wholly registered")
            .where(conf.file() + ", governance." + useCase.name())
            .why("It lacks " + String.join(", ", missing) + ".")
            .remedy("Fill them in, or set governance." + useCase.name() + ".mode = shadow.");
      }
    }
  }

  /** Every stop, resume and fall back so far, in no particular order. */
  static List<UseCaseEvent> events(Tables tables) {
    return tables.read(GovernanceTables.USE_CASE_EVENTS).collectAsList().stream()
        .map(
            row ->
                new UseCaseEvent(
                    row.getAs("use_case"),
                    row.<Integer>getAs("sequence"),
                    UseCaseEvent.Kind.of(row.getAs("event")),
                    new AsOf(row.<LocalDate>getAs("effective_from_as_of")),
                    row.getAs("decided_by"),
                    row.getAs("note"),
                    row.<Instant>getAs("decided_at")))
        .toList();
  }

  private Column in(Mode mode) {
    return col("use_case")
        .isInCollection(
            tonight.entrySet().stream()
                .filter(each -> each.getValue().mode() == mode)
                .map(Map.Entry::getKey)
                .toList());
  }

  private static String json(Map<String, String> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Texts become JSON", impossible);
    }
  }
}
