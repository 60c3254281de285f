package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.substring_index;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.EntityIds;
import io.bowtie.governance.Champion;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.ModelEvent;
import io.bowtie.governance.audit.AuditEntry;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.silver.Entity;
import io.bowtie.silver.SalesforceIds;
import io.bowtie.silver.Silver;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.store.TableStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What stood behind a score on a night, read from the tables alone: nothing is computed again, so
 * the answer is the same for a night of long ago.
 */
public final class Why {

  private final TableStore store;
  private final String entityId;
  private final AsOf asOf;
  private final List<String> answer = new ArrayList<>();

  private Why(TableStore store, String entityId, AsOf asOf) {
    this.store = store;
    this.entityId = entityId;
    this.asOf = asOf;
  }

  /**
   * The answer, line by line.
   *
   * @param entityId a lead cycle, deal or account, as in gold.scores; of Salesforce also the short
   *     id, or one in another case
   */
  public static List<String> of(Workspace workspace, String entityId, AsOf asOf) {
    return of(workspace.store(), entityId, asOf);
  }

  /** The same over tables that are at hand. */
  static List<String> of(TableStore store, String entityId, AsOf asOf) {
    Why why = new Why(store, scored(store, entityId, asOf), asOf);
    boolean isLive =
        why.answers(
            ScoringTables.SCORES,
            ScoringTables.SCORE_REASONS,
            RecommendationTables.RECOMMENDATIONS,
            "");
    boolean isShadow =
        why.answers(
            ScoringTables.SHADOW_SCORES,
            ScoringTables.SHADOW_SCORE_REASONS,
            RecommendationTables.SHADOW_RECOMMENDATIONS,
            ", in shadow: no user was shown it");
    if (!isLive && !isShadow) {
      why.neverScored();
    }
    return List.copyOf(why.answer);
  }

  /** The id as the night's scores write it; as given where they have none like it. */
  private static String scored(TableStore store, String given, AsOf asOf) {
    Column isIt = comparable(col("entity_id")).equalTo(comparable(lit(given)));
    return store
        .read(ScoringTables.SCORES)
        .select("entity_id", "as_of")
        .union(store.read(ScoringTables.SHADOW_SCORES).select("entity_id", "as_of"))
        .where(col("as_of").equalTo(lit(asOf.date())).and(isIt))
        .select("entity_id")
        // Of two accounts whose ids differ in case alone, the one that was asked for.
        .orderBy(col("entity_id").equalTo(given).desc(), col("entity_id"))
        .limit(1)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .findFirst()
        .orElse(given);
  }

  /** A lead's id stands before its cycle. */
  private static Column comparable(Column entityId) {
    Column id = substring_index(entityId, "|", 1);
    return concat(SalesforceIds.comparable(id), replace(entityId, id));
  }

  private boolean answers(
      TableContract scores, TableContract reasons, TableContract advice, String audience) {
    List<Row> found = own(scores).collectAsList();
    for (Row score : found) {
      String useCase = score.getAs("use_case");
      score(score, audience);
      reasons(useCase, reasons);
      answer.addAll(WhyInputs.of(store, useCase, entityId, asOf));
      model(useCase, Optional.ofNullable(score.getAs("model_version")));
      threshold(useCase);
      advice(useCase, advice);
      outcome(useCase);
    }
    return !found.isEmpty();
  }

  private void score(Row score, String audience) {
    line("%s %s on the night of %s%s", score.getAs("use_case"), entityId, asOf, audience);
    line(
        "  probability %.4f (%.4f to %.4f), rank %d, band %s, trend %s",
        score.<Double>getAs("probability"),
        score.<Double>getAs("probability_low"),
        score.<Double>getAs("probability_high"),
        score.<Integer>getAs("rank"),
        score.getAs("band"),
        Optional.ofNullable(score.<String>getAs("trend")).orElse("not known"));
    List<String> caveats = score.getList(score.fieldIndex("caveats"));
    line(
        "  confidence %s, caveats %s, basis %s, run %s",
        score.getAs("confidence"),
        caveats.isEmpty() ? "none" : String.join(", ", caveats),
        score.getAs("basis"),
        score.getAs("run_id"));
  }

  private void reasons(String useCase, TableContract reasons) {
    line("Reasons");
    own(reasons)
        .where(col("use_case").equalTo(useCase))
        .orderBy("position")
        .collectAsList()
        .forEach(
            reason ->
                line(
                    "  %+.4f  %s", reason.<Double>getAs("contribution"), reason.getAs("sentence")));
  }

  private void model(String useCase, Optional<String> version) {
    line("Model");
    if (version.isEmpty()) {
      line("  none: the score comes from rules, past rates by group");
      return;
    }
    store
        .read(RegistryTables.MODEL_REGISTRY)
        .where(col("model_version").equalTo(version.get()))
        .select("model_version", "algorithm", "as_of", "verdict", "training_rows", "input_versions")
        .collectAsList()
        .forEach(
            row ->
                line(
                    "  %s, %s, trained as of %s on %d rows, verdict %s, inputs %s",
                    row.get(0), row.get(1), row.get(2), row.getLong(4), row.get(3), row.get(5)));
    List<ModelEvent> events = ModelEvents.read(store);
    if (Champion.at(events, useCase, asOf).equals(version)) {
      events.stream()
          .filter(event -> event.useCase().equals(useCase))
          .filter(event -> event.modelVersion().equals(version.get()))
          .filter(event -> event.effectiveFrom().compareTo(asOf) <= 0)
          .reduce((earlier, later) -> earlier.sequence() > later.sequence() ? earlier : later)
          .ifPresent(
              event ->
                  line(
                      "  champion from %s on, approved by %s: %s",
                      event.effectiveFrom(), event.decidedBy(), event.note()));
    }
  }

  private void threshold(String useCase) {
    line("Threshold");
    tonight(ThresholdTables.THRESHOLDS)
        .where(col("use_case").equalTo(useCase))
        .collectAsList()
        .forEach(
            row ->
                line(
                    "  %s: %s %.4f, author %s, approver %s",
                    row.getAs("threshold_id"),
                    row.getAs("alert_side"),
                    row.<Double>getAs("threshold"),
                    Optional.ofNullable(row.getAs("author")).orElse("none"),
                    Optional.ofNullable(row.getAs("approver")).orElse("none")));
  }

  private void advice(String useCase, TableContract advice) {
    line("Recommendations");
    List<Row> found = own(advice).where(col("use_case").equalTo(useCase)).collectAsList();
    for (Row row : found) {
      line(
          "  %s: %s Tier %s, %s%s, holds until %s%s",
          row.getAs("recommendation_id"),
          row.getAs("action_text"),
          row.getAs("risk_tier"),
          row.getAs("status"),
          Optional.ofNullable(row.<String>getAs("approval_role"))
              .map(role -> " of the " + role)
              .orElse(""),
          row.getAs("expires_on"),
          Optional.ofNullable(row.<LocalDate>getAs("episode_since"))
              .map(since -> ", advised since " + since)
              .orElse(""));
      AuditLog.about(store, col("recommendation_id").equalTo(row.getAs("recommendation_id")))
          .forEach(this::audited);
    }
    if (found.isEmpty()) {
      List<Row> heldOut =
          own(RecommendationTables.HELD_OUT)
              .where(col("use_case").equalTo(useCase))
              .collectAsList();
      heldOut.forEach(
          row -> line("  held out, nobody was advised: %s", row.<String>getAs("action_text")));
      if (heldOut.isEmpty()) {
        line("  none");
      }
    }
  }

  private void audited(AuditEntry entry) {
    line(
        "    entry %d, %s, as of %s: %s%s",
        entry.sequence(),
        entry.fact().kind().word(),
        entry.fact().asOf(),
        entry.fact().result(),
        entry.fact().actor().isEmpty() ? "" : " by " + entry.fact().actor());
  }

  /** What became of it, as the latest night knows. */
  private void outcome(String useCase) {
    line("Outcome");
    line(
        "  %s",
        store
            .readRaw(WhyInputs.OBSERVATIONS)
            .flatMap(
                rows ->
                    rows
                        .where(col("use_case").equalTo(useCase))
                        .where(col("entity_id").equalTo(entityId))
                        .where(col("decided_on").isNotNull().or(col("event_on").isNotNull()))
                        .orderBy(col("as_of").desc())
                        .limit(1)
                        .collectAsList()
                        .stream()
                        .findFirst())
            .map(Why::happened)
            .orElse("not known to any night so far"));
  }

  private static String happened(Row row) {
    return row.getAs("event_on") == null
        ? "decided otherwise on "
            + row.getAs("decided_on")
            + ", known on "
            + row.getAs("decided_known_on")
        : "happened on " + row.getAs("event_on") + ", known on " + row.getAs("event_known_on");
  }

  /** Nothing was published of it that night: what the tables know about why. */
  private void neverScored() {
    line("%s was not scored on the night of %s.", entityId, asOf);
    List<Row> nights =
        ScoringTables.allScores(store)
            .where(col("entity_id").equalTo(entityId))
            .groupBy("use_case")
            .agg(min("as_of").as("first"), max("as_of").as("last"))
            .collectAsList();
    nights.forEach(
        row -> line("  It was scored as %s from %s to %s.", row.get(0), row.get(1), row.get(2)));
    for (Entity entity : Silver.ENTITIES) {
      if (store.exists(entity.versions())) {
        SilverAsOf.latest(store, entity, asOf)
            .where(EntityIds.column(entity).equalTo(entityId))
            .select("recorded_at")
            .collectAsList()
            .forEach(
                row ->
                    line(
                        "  %s knew it that night, as recorded at %s.",
                        entity.versions().qualifiedName(), row.get(0)));
      }
    }
    tonight(GovernanceTables.USE_CASE_STATUS)
        .where(col("reason").isNotNull())
        .collectAsList()
        .forEach(
            row ->
                line(
                    "  %s was %s: %s",
                    row.getAs("use_case"), row.getAs("mode"), row.getAs("reason")));
    if (answer.size() == 1) {
      line("  No table of that night knows it.");
    }
  }

  private Dataset<Row> own(TableContract table) {
    return tonight(table).where(col("entity_id").equalTo(entityId));
  }

  private Dataset<Row> tonight(TableContract table) {
    return store.read(table).where(col("as_of").equalTo(lit(asOf.date())));
  }

  private void line(String format, Object... values) {
    answer.add(String.format(Locale.ROOT, format, values));
  }
}
