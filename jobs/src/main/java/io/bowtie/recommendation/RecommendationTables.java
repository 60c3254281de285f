package io.bowtie.recommendation;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TEXTS;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What people are advised to do. */
public final class RecommendationTables {
  /** One row per use case, entity, action and as-of. */
  public static final TableContract RECOMMENDATIONS =
      new TableContract(
          Layer.GOLD,
          "recommendations",
          "One row per use case, entity, action and as-of.",
          List.of("recommendation_id", "as_of"),
          List.of(
              Column.required(
                  "recommendation_id", TEXT, "Stable for use case, entity, action and episode."),
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("entity_id", TEXT, "The lead cycle, deal or account."),
              Column.nullable("account_id", TEXT, "The account, where known."),
              Column.required("action", TEXT, "The action's code."),
              Column.required("action_text", TEXT, "What to do, in plain words."),
              Column.nullable(
                  "expected_effect",
                  TEXT,
                  "What became of cases scored like this; no promise of what acting changes."),
              Column.nullable("suggested_owner_id", TEXT, "Who should act."),
              Column.required(
                      "risk_tier",
                      TEXT,
                      "From the action, the money and the account's standing, never from the score.")
                  .oneOf("low", "medium", "high", "critical"),
              Column.nullable("approval_role", TEXT, "Who must approve; null when nobody has to."),
              Column.required("status", TEXT, "Whether it may be acted on as it stands.")
                  .oneOf("published", "needs_approval"),
              Column.required("expires_on", DATE, "The last day on which it holds."),
              Column.required("probability", DOUBLE, "The score behind it."),
              Column.required("band", TEXT, "The band behind it.").oneOf("A", "B", "C", "D"),
              Column.required("confidence", TEXT, "The confidence behind it.")
                  .oneOf("high", "medium", "low"),
              Column.required(
                  "threshold",
                  DOUBLE,
                  "The probability from which the action is advised; for deals at risk, below which."),
              Column.nullable(
                  "threshold_id",
                  TEXT,
                  "The row of gold.thresholds that raised the alert; null where none did."),
              Column.nullable(
                      "alert_state",
                      TEXT,
                      "Held where the probability has left the threshold, but not far or long enough.")
                  .oneOf("raised", "held"),
              Column.nullable("alert_since", DATE, "The night on which the alert was raised."),
              Column.required(
                  "episode_since",
                  DATE,
                  "The first night of the episode: since then the action has been advised for the"
                      + " entity with no more than 7 days between two nights."),
              Column.required("caveats", TEXTS, "Codes of what to keep in mind."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** What use cases in shadow would advise: their owners see it, users do not. */
  public static final TableContract SHADOW_RECOMMENDATIONS =
      RECOMMENDATIONS.like(
          "shadow_recommendations",
          "One row per use case in shadow, entity, action and as-of; nobody is advised.");

  /**
   * What entities that are held out would be advised: nobody sees it, so that it can be measured.
   */
  public static final TableContract HELD_OUT =
      RECOMMENDATIONS.like(
          "held_out",
          "One row per use case, entity that is held out, action and as-of; nobody is advised.");

  private RecommendationTables() {}

  /** All that scores gave rise to, whether anybody was advised or not. */
  public static Dataset<Row> withHeldOut(Tables tables) {
    return all(tables).unionByName(tables.read(HELD_OUT));
  }

  /** Advice whoever sees it. */
  public static Dataset<Row> all(Tables tables) {
    return tables.read(RECOMMENDATIONS).unionByName(tables.read(SHADOW_RECOMMENDATIONS));
  }
}
