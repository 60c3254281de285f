package io.bowtie.model.registry;

import io.bowtie.contract.AsOf;
import io.bowtie.model.ModelArtifact;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * What a night needs to know of a model version.
 *
 * @param useCase lead, deal or churn
 * @param version unique
 * @param trainedAsOf no earlier as-of may be scored with it
 * @param verdict of the evidence gate: publish, rules_only or abstain
 * @param verdictReasons one sentence a condition
 * @param artifactJson to score with; empty where nothing could be fitted
 */
public record RegisteredModel(
    String useCase,
    String version,
    AsOf trainedAsOf,
    String verdict,
    List<String> verdictReasons,
    String artifactJson) {

  public RegisteredModel {
    verdictReasons = List.copyOf(verdictReasons);
  }

  /** Reads a row of {@link RegistryTables#MODEL_REGISTRY}. */
  public static RegisteredModel fromRow(Row row) {
    return new RegisteredModel(
        row.getAs("use_case"),
        row.getAs("model_version"),
        new AsOf(row.<LocalDate>getAs("as_of")),
        row.getAs("verdict"),
        row.getList(row.fieldIndex("verdict_reasons")),
        row.getAs("artifact"));
  }

  /** What it scores with; empty where nothing could be fitted. */
  public Optional<ModelArtifact> artifact() {
    return artifactJson.isEmpty()
        ? Optional.empty()
        : Optional.of(ModelArtifact.fromJson(artifactJson));
  }
}
