package io.bowtie.report.gold;

import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.evidence.GateTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.testkit.Rows;
import java.util.List;

/** What gold says of the model of {@link GoldNight}. */
final class GoldEvidence {
  static final String VERSION = "deal-1";

  private GoldEvidence() {}

  static Rows registry() {
    Rows rows = Rows.of(RegistryTables.MODEL_REGISTRY);
    List.of("2026-06-01", "2026-07-01")
        .forEach(
            trained ->
                rows.row(
                    "use_case",
                    "deal",
                    "model_version",
                    trained.equals("2026-06-01") ? VERSION : "deal-2",
                    "algorithm",
                    "logistic_regression",
                    "verdict",
                    "publish",
                    "verdict_reasons",
                    "Better than the baseline.",
                    "label_definition",
                    "Won",
                    "horizon_days",
                    "90",
                    "training_rows",
                    "100",
                    "training_events",
                    "20",
                    "calibration_rows",
                    "30",
                    "features",
                    "f1,f2",
                    "notes",
                    "",
                    "hyperparameters",
                    "{}",
                    "seed",
                    "42",
                    "conf_hash",
                    "c",
                    "code_hash",
                    "d",
                    "input_versions",
                    "{}",
                    "artifact",
                    "{}",
                    "best_baseline",
                    "stage_by_age",
                    "as_of",
                    trained,
                    "run_id",
                    "r"));
    return rows;
  }

  static Rows events() {
    return Rows.of(RegistryTables.MODEL_EVENTS)
        .row(
            "use_case",
            "deal",
            "sequence",
            "1",
            "event",
            "promoted",
            "model_version",
            VERSION,
            "effective_from_as_of",
            "2026-06-02",
            "decided_by",
            "Approver",
            "note",
            "Better.",
            "decided_at",
            "2026-06-02",
            "as_of",
            "2026-06-01",
            "run_id",
            "r")
        .row(
            "use_case",
            "deal",
            "sequence",
            "2",
            "event",
            "rolled_back",
            "former_version",
            VERSION,
            "effective_from_as_of",
            "2026-07-01",
            "decided_by",
            "Approver",
            "note",
            "Later.",
            "decided_at",
            "2026-07-01",
            "as_of",
            "2026-06-30",
            "run_id",
            "r");
  }

  static Rows conditions() {
    Rows rows = Rows.of(GateTables.GATE_CONDITIONS);
    condition(rows, "2", "enough", "true", "120 cases had the event; 100 are needed.", null);
    condition(rows, "1", "how_likely", "false", "It is not shown.", "More cases are needed.");
    return rows;
  }

  private static void condition(
      Rows rows, String place, String question, String isMet, String sentence, String remedy) {
    rows.row(
        "use_case",
        "deal",
        "model_version",
        VERSION,
        "place",
        place,
        "subject",
        "model",
        "question",
        question,
        "is_met",
        isMet,
        "unit",
        "",
        "support",
        "120",
        "sentence",
        sentence,
        "remedy",
        remedy,
        "as_of",
        "2026-06-01",
        "run_id",
        "r");
  }

  static Rows origins() {
    return Rows.of(GateTables.BACKTEST_ORIGINS)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "part",
            "2026-01-31",
            "origin",
            "2026-01-31",
            "test_until",
            "2026-02-28",
            "is_kept",
            "false",
            "reason",
            "12 looks were final by then.",
            "remedy",
            "A step of 14 days leaves 8.",
            "fit_rows",
            "0",
            "fit_events",
            "0",
            "chosen_by_rows",
            "0",
            "chosen_by_events",
            "0",
            "tested_cases",
            "0",
            "tested_event_cases",
            "0",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }

  static Rows metrics() {
    return Rows.of(EvidenceTables.MODEL_METRICS)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "candidate",
            "model",
            "question",
            "within_horizon",
            "metric",
            "auc_roc",
            "value",
            "0.7",
            "low",
            "0.6",
            "high",
            "0.8",
            "unit",
            "share",
            "support",
            "500",
            "as_of",
            "2026-06-01",
            "run_id",
            "r")
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "candidate",
            "model",
            "question",
            "within_horizon",
            "origin",
            "2026-01-31",
            "metric",
            "auc_roc",
            "unit",
            "share",
            "support",
            "9",
            "undefined_reason",
            "too few events",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }

  static Rows matrices() {
    return Rows.of(EvidenceTables.CONFUSION_MATRICES)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "threshold_name",
            "B/C",
            "threshold",
            "0.35",
            "true_positives",
            "0",
            "false_positives",
            "0",
            "false_negatives",
            "3",
            "true_negatives",
            "7",
            "recall",
            "0",
            "recall_low",
            "0",
            "recall_high",
            "0.56",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }

  static Rows groups() {
    return Rows.of(EvidenceTables.GROUP_METRICS)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "dimension",
            "segment",
            "group_name",
            "smb",
            "metric",
            "precision",
            "undefined_reason",
            "suppressed",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }

  static Rows ledger() {
    return Rows.of(LeakageTables.LEAKAGE_LEDGER)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "feature",
            "x_tier",
            "family",
            "fit",
            "is_custom",
            "true",
            "known",
            "unknown",
            "basis",
            "declared",
            "row_count",
            "900",
            "auc",
            "0.61",
            "verdict",
            "kept",
            "reason",
            "Nobody has said when it is known.",
            "caught_by",
            "declaration",
            "signed_by",
            "data team",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }

  static Rows canaries() {
    return Rows.of(EvidenceTables.CANARIES)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "canary",
            "shuffled_outcomes",
            "result",
            "held",
            "value",
            "0.51",
            "low",
            "0.46",
            "high",
            "0.55",
            "support",
            "900",
            "sentence",
            "It learned nothing.",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }
}
