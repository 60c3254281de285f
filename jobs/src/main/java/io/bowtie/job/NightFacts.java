package io.bowtie.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.TableContract;
import io.bowtie.governance.ModelEvent;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.governance.audit.AuditFact;
import io.bowtie.governance.audit.AuditKind;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.store.StoreTables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a night has to tell the audit log before it becomes visible: its advice, its thresholds, and
 * the outcomes that have become final. Advice that stands from night to night is one fact, until
 * its words, its tier or the model behind it change.
 */
final class NightFacts {
  private final RunContext context;
  private final AuditFact.Telling telling;

  private NightFacts(RunContext context) {
    this.context = context;
    this.telling = AuditLog.telling(context);
  }

  /** In an order that does not depend on how the tables are laid out. */
  static List<AuditFact> of(RunContext context) {
    NightFacts facts = new NightFacts(context);
    List<AuditFact> all = new ArrayList<>(facts.decisions());
    all.addAll(facts.thresholds());
    all.addAll(facts.outcomes());
    all.addAll(facts.advice(RecommendationTables.RECOMMENDATIONS, ScoringTables.SCORES, ""));
    all.addAll(
        facts.advice(
            RecommendationTables.SHADOW_RECOMMENDATIONS, ScoringTables.SHADOW_SCORES, "shadow"));
    all.addAll(facts.advice(RecommendationTables.HELD_OUT, ScoringTables.SCORES, "held_out"));
    return List.copyOf(all);
  }

  /** Told when they were made; told again here in case that was cut short. */
  private List<AuditFact> decisions() {
    List<AuditFact> decisions = new ArrayList<>();
    ModelEvents.read(context.store()).stream()
        .sorted(Comparator.comparing(ModelEvent::decidedAt).thenComparing(ModelEvent::useCase))
        .forEach(event -> decisions.add(ModelEvents.fact(event, telling)));
    UseCaseModes.events(context.store()).stream()
        .sorted(Comparator.comparing(UseCaseEvent::decidedAt).thenComparing(UseCaseEvent::useCase))
        .forEach(event -> decisions.add(Stops.fact(event, telling)));
    return decisions;
  }

  /** As many as people can work off, for that is what thresholds are set by. */
  private List<AuditFact> advice(TableContract advice, TableContract scores, String unseen) {
    if (!context.store().exists(advice)) {
      return List.of();
    }
    String versions = inputVersions();
    return tonight(advice)
        .join(
            tonight(scores).select("use_case", "entity_id", "model_version"),
            new String[] {"use_case", "entity_id"})
        .withColumn("behind", coalesce(col("model_version"), lit("rules")))
        .orderBy("use_case", "recommendation_id")
        .collectAsList()
        .stream()
        .map(row -> advised(row, versions, unseen))
        .toList();
  }

  /**
   * One piece of advice.
   *
   * @param unseen why nobody was given it, as a word; empty where somebody was
   */
  private AuditFact advised(Row row, String versions, String unseen) {
    String id = row.getAs("recommendation_id");
    String text = row.getAs("action_text");
    String tier = row.getAs("risk_tier");
    String model = row.getAs("behind");
    String status = unseen.isEmpty() ? row.getAs("status") : unseen;
    return AuditFact.of(
            AuditKind.RECOMMENDED,
            String.join("\n", id, text, tier, model, status),
            row.getAs("use_case"),
            row.getAs("entity_id"),
            telling)
        .about(id)
        .saying(text + " Risk tier " + tier + approval(row), status)
        .from(model, versions);
  }

  private static String approval(Row row) {
    return Optional.ofNullable(row.<String>getAs("approval_role"))
        .map(role -> ", to be approved by the " + role + ".")
        .orElse(".");
  }

  private List<AuditFact> thresholds() {
    return tonight(ThresholdTables.THRESHOLDS).orderBy("use_case").collectAsList().stream()
        .map(
            row ->
                AuditFact.of(
                        AuditKind.THRESHOLD_SET,
                        row.getAs("threshold_id"),
                        row.getAs("use_case"),
                        row.getAs("threshold_id"),
                        telling)
                    .saying(
                        "Alerts are raised at a probability of "
                            + row.<Double>getAs("threshold")
                            + ".",
                        "in_effect")
                    .by(Optional.ofNullable(row.<String>getAs("approver")).orElse(""), "threshold"))
        .toList();
  }

  /**
   * Every outcome that is followed and final; told again with another word where a source has
   * restated what happened.
   */
  private List<AuditFact> outcomes() {
    return tonight(FeedbackTables.RECOMMENDATION_OUTCOMES)
        .where(col("outcome").isNotNull())
        .select(
            "recommendation_id",
            "use_case",
            "entity_id",
            "advised_on",
            "outcome",
            "model_was_right",
            "model_version",
            "matured_on")
        .orderBy("use_case", "recommendation_id")
        .collectAsList()
        .stream()
        .map(row -> matured(row, telling))
        .toList();
  }

  /** What the audit log is told of a row of {@code gold.recommendation_outcomes} that is final. */
  static AuditFact matured(Row row, AuditFact.Telling telling) {
    String id = row.getAs("recommendation_id");
    String came = row.<Boolean>getAs("outcome") ? "event" : "no_event";
    LocalDate maturedOn = row.getAs("matured_on");
    return AuditFact.of(
            AuditKind.OUTCOME,
            String.join("\n", id, row.<LocalDate>getAs("advised_on").toString(), came),
            row.getAs("use_case"),
            row.getAs("entity_id"),
            telling)
        .about(id)
        .saying(
            "The event "
                + (came.equals("event") ? "came" : "did not come")
                + " in the time that was foretold: the score was "
                + (row.<Boolean>getAs("model_was_right") ? "right." : "wrong."),
            came)
        .from(Optional.ofNullable(row.<String>getAs("model_version")).orElse("rules"), "{}")
        .at(maturedOn.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** What the recommend job of this night read, as the run ledger has noted it. */
  private String inputVersions() {
    return context
        .store()
        .read(StoreTables.RUN_LEDGER)
        .where(col("as_of").equalTo(lit(context.asOf().date())))
        .where(col("job").equalTo("recommend"))
        .orderBy(col("ended_at").desc())
        .limit(1)
        .select("input_versions")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .findFirst()
        .orElse("{}");
  }

  private Dataset<Row> tonight(TableContract table) {
    return context.store().read(table).where(col("as_of").equalTo(lit(context.asOf().date())));
  }
}
