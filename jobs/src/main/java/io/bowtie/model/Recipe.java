package io.bowtie.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bowtie.config.Algorithm;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * How a registered model was learned: enough to learn it again on other rows.
 *
 * @param version of the model
 * @param algorithm that was chosen
 * @param hyperparameters by name
 * @param features that it learned from
 */
public record Recipe(
    String version,
    Algorithm algorithm,
    Map<String, Double> hyperparameters,
    Set<String> features) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Recipe {
    hyperparameters = Map.copyOf(hyperparameters);
    features = Set.copyOf(features);
  }

  /** Reads a row of {@code gold.model_registry} that has a model. */
  public static Recipe fromRow(Row row) {
    try {
      String word = row.getAs("algorithm");
      return new Recipe(
          row.getAs("model_version"),
          Stream.of(Algorithm.values())
              .filter(algorithm -> algorithm.word().equals(word))
              .findFirst()
              .orElseThrow(),
          JSON.readValue(
              row.<String>getAs("hyperparameters"), new TypeReference<Map<String, Double>>() {}),
          Set.copyOf(row.getList(row.fieldIndex("features"))));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(
          "The registry holds hyperparameters that do not read", broken);
    }
  }

  /** A task learned as this model was. */
  TrainingTask on(TrainingTask task) {
    return task.learningFrom(features).by(Learner.of(algorithm, hyperparameters));
  }
}
