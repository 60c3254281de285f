package io.bowtie.scoring;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TEXTS;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What tonight's scores look like to a reader. */
public final class ScoringTables {
  /** One row per use case, entity and as-of. */
  public static final TableContract SCORES =
      new TableContract(
          Layer.GOLD,
          "scores",
          "One row per use case, entity and as-of.",
          List.of("use_case", "entity_id", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("entity_id", TEXT, "The lead cycle, deal or account."),
              Column.nullable("account_id", TEXT, "The account, where known."),
              Column.nullable("owner_id", TEXT, "The owner, where known."),
              Column.nullable("segment", TEXT, "The segment, where known."),
              Column.nullable("source", TEXT, "Where the lead, deal or account came from."),
              Column.required(
                  "probability",
                  DOUBLE,
                  "Calibrated probability of the label within the horizon, 0 to 1."),
              Column.required(
                  "probability_low", DOUBLE, "Lower Wilson limit of the calibration bin."),
              Column.required(
                  "probability_high", DOUBLE, "Upper Wilson limit of the calibration bin."),
              Column.required(
                  "rank", INTEGER, "1 is the highest probability of the use case tonight."),
              Column.required("band", TEXT, "By calibrated probability; edges are conf.")
                  .oneOf("A", "B", "C", "D"),
              Column.nullable("trend", TEXT, "Against 28 days ago within one model version.")
                  .oneOf("improving", "steady", "declining"),
              Column.required(
                      "confidence",
                      TEXT,
                      "From interval width, caveats and distance to the training data.")
                  .oneOf("high", "medium", "low"),
              Column.required("basis", TEXT, "What the probability comes from.")
                  .oneOf("model", "rules"),
              Column.nullable("model_version", TEXT, "The champion; null for rules."),
              Column.required("explained_output", TEXT, "What the reasons add up to.")
                  .oneOf("log_odds", "probability"),
              Column.required("explained_value", DOUBLE, "The value that the reasons add up to."),
              Column.required("caveats", TEXTS, "Codes of what to keep in mind."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per score and reason; the contributions of a score sum to its explained value. */
  public static final TableContract SCORE_REASONS =
      new TableContract(
          Layer.GOLD,
          "score_reasons",
          "One row per score and reason; the contributions of a score sum to its explained value.",
          List.of("use_case", "entity_id", "as_of", "position"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("entity_id", TEXT, "The lead cycle, deal or account."),
              Column.required(
                  "position",
                  INTEGER,
                  "0 the starting point, 1 to 5 the reasons by weight, 6 all other factors together."),
              Column.required("code", TEXT, "The reason's code."),
              Column.required("family", TEXT, "The reason family."),
              Column.required("contribution", DOUBLE, "Share of the explained value, signed."),
              Column.required("sentence", TEXT, "The reason in plain words."),
              Column.nullable("entity_value", TEXT, "The entity's value behind the reason."),
              Column.nullable("typical_value", TEXT, "The value typical in training."),
              Column.nullable(
                  "peer_rate",
                  DOUBLE,
                  "Share of events among looks in training with a value like the entity's; null"
                      + " where fewer than 50 had one, and of rules."),
              Column.nullable("peer_base_rate", DOUBLE, "The share among all the others."),
              Column.nullable("peer_n", LONG, "Looks behind the peer rate."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** The scores of use cases in shadow: their owners see them, users do not. */
  public static final TableContract SHADOW_SCORES =
      SCORES.like("shadow_scores", "One row per use case in shadow, entity and as-of.");

  /** The reasons of scores in shadow. */
  public static final TableContract SHADOW_SCORE_REASONS =
      SCORE_REASONS.like(
          "shadow_score_reasons", "One row per score in shadow and reason; they sum likewise.");

  /** One row per use case and as-of: how far tonight's reasons are those of the night before. */
  public static final TableContract REASON_STABILITY =
      new TableContract(
          Layer.GOLD,
          "reason_stability",
          "One row per use case and as-of: how far tonight's reasons are those of the night before.",
          List.of("use_case", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.nullable(
                  "former_as_of",
                  DATE,
                  "The night before, at most a week ago; null where no entity was scored on both."),
              Column.required("common_count", LONG, "Entities scored on both nights."),
              Column.nullable(
                  "family_overlap",
                  DOUBLE,
                  "Of these the mean share of families in both nights' five reasons among those in"
                      + " either, 0 to 1."),
              Column.required(
                  "unchanged_count",
                  LONG,
                  "Of these, entities scored by the same model version from unchanged inputs."),
              Column.nullable(
                  "unchanged_same_share",
                  DOUBLE,
                  "Of these the share with the same reasons in the same order; anything below 1 is a"
                      + " fault."),
              Column.nullable("undefined_reason", TEXT, "Why a share is missing."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private ScoringTables() {}

  /** Scores whoever sees them, for whoever measures how good they are. */
  public static Dataset<Row> allScores(Tables tables) {
    return tables.read(SCORES).unionByName(tables.read(SHADOW_SCORES));
  }

  /** Reasons whoever sees them. */
  public static Dataset<Row> allReasons(Tables tables) {
    return tables.read(SCORE_REASONS).unionByName(tables.read(SHADOW_SCORE_REASONS));
  }
}
