package io.bowtie.scoring.drift;

import io.bowtie.config.DriftConf;
import io.bowtie.feature.Feature;
import io.bowtie.model.Fitted;
import io.bowtie.model.Trained;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a training looked like, frozen beside the model. */
public final class Profiles {
  private Profiles() {}

  /**
   * The rows of {@link DriftTables#TRAINING_PROFILES}; none where no model came of the training.
   *
   * @param observations of the use case, of the night of the training
   * @param features candidates
   */
  public static List<Row> of(
      Trained trained,
      String version,
      Dataset<Row> observations,
      List<Feature> features,
      DriftConf conf,
      String runId) {
    return trained
        .artifact()
        .flatMap(
            artifact ->
                trained
                    .fitted()
                    .map(Fitted::window)
                    .map(
                        window -> {
                          Sample sample =
                              new Samples(observations, trained.task().asOf(), conf)
                                  .training(trained.task().rule(), window.from(), window.until());
                          return new ProfileRows(
                                  trained.task().useCase(), version, trained.task().asOf(), runId)
                              .of(
                                  TrainingProfile.of(
                                      artifact,
                                      features,
                                      sample,
                                      row ->
                                          row.<LocalDate>getAs("landmark")
                                              .isAfter(window.earlierUntil())));
                        }))
        .orElse(List.of());
  }
}
