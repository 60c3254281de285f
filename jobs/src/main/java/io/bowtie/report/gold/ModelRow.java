package io.bowtie.report.gold;

import java.util.List;

/**
 * A trained model as the registry holds it, without the artifact.
 *
 * @param trainedOn the as-of of the night that trained it
 * @param trainingFrom first landmark; empty when not known
 * @param trainingTo last landmark; empty when not known
 */
public record ModelRow(
    String useCase,
    String version,
    String algorithm,
    String verdict,
    List<String> verdictReasons,
    String labelDefinition,
    int horizonDays,
    String trainingFrom,
    String trainingTo,
    long trainingRows,
    long trainingEvents,
    long calibrationRows,
    List<String> features,
    List<String> notes,
    String hyperparameters,
    long seed,
    String confHash,
    String codeHash,
    String inputVersions,
    String bestBaseline,
    String trainedOn) {

  public ModelRow {
    verdictReasons = List.copyOf(verdictReasons);
    features = List.copyOf(features);
    notes = List.copyOf(notes);
  }

  static ModelRow of(Fields fields) {
    return new ModelRow(
        fields.text("use_case"),
        fields.text("model_version"),
        fields.text("algorithm"),
        fields.text("verdict"),
        fields.texts("verdict_reasons"),
        fields.text("label_definition"),
        (int) fields.count("horizon_days"),
        fields.day("training_from"),
        fields.day("training_to"),
        fields.count("training_rows"),
        fields.count("training_events"),
        fields.count("calibration_rows"),
        fields.texts("features"),
        fields.texts("notes"),
        fields.text("hyperparameters"),
        fields.count("seed"),
        fields.text("conf_hash"),
        fields.text("code_hash"),
        fields.text("input_versions"),
        fields.text("best_baseline"),
        fields.day("as_of"));
  }
}
