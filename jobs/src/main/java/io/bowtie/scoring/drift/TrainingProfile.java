package io.bowtie.scoring.drift;

import io.bowtie.evaluation.FrozenBins;
import io.bowtie.evaluation.FrozenBins.Categories;
import io.bowtie.evaluation.FrozenBins.Ranges;
import io.bowtie.feature.Feature;
import io.bowtie.model.ModelArtifact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;

/** What a model version was trained on, in frozen bins. */
final class TrainingProfile {
  static final String SCORE = "score";
  static final String LABEL = "label";

  /** So many rows tell which features move scores. */
  private static final int ROWS_FOR_IMPORTANCE = 2000;

  private TrainingProfile() {}

  /**
   * Every feature that the model uses, its score and its label.
   *
   * @param training mature rows with {@code is_event}
   * @param isHeldOut whether the model was not fitted on a row, so that its score there is honest
   */
  static List<Subject> of(
      ModelArtifact artifact, List<Feature> features, Sample training, Predicate<Row> isHeldOut) {
    Map<String, Integer> ranks = importanceRanks(artifact, training);
    long accounts = training.accounts();
    List<Subject> subjects = new ArrayList<>();
    for (Feature feature : features) {
      if (artifact.model().encoding().uses(feature.name())) {
        FrozenBins bins = training.bins(feature);
        subjects.add(
            new Subject(
                Subject.Kind.FEATURE,
                feature.name(),
                bins,
                training.counted(feature.name(), bins),
                accounts,
                Optional.ofNullable(ranks.get(feature.name()))));
      }
    }
    subjects.add(score(artifact, held(training, isHeldOut)));
    subjects.add(label(training));
    return subjects;
  }

  /** The calibrated probability. */
  static double score(ModelArtifact artifact, Row row) {
    return artifact.calibrator().probability(artifact.model().logOdds(row));
  }

  /** Rows of the label by outcome. */
  static Subject label(Sample sample) {
    Categories bins = new Categories(List.of(Subject.EVENT, Subject.NO_EVENT), List.of());
    long events = sample.rows().stream().filter(row -> row.<Boolean>getAs("is_event")).count();
    List<Long> counts = new ArrayList<>(Collections.nCopies(bins.count(), 0L));
    counts.set(0, events);
    counts.set(1, sample.rows().size() - events);
    return new Subject(
        Subject.Kind.LABEL, LABEL, bins, counts, sample.accounts(), Optional.empty());
  }

  private static Sample held(Sample training, Predicate<Row> isHeldOut) {
    return new Sample(training.rows().stream().filter(isHeldOut).toList(), training.word());
  }

  private static Subject score(ModelArtifact artifact, Sample held) {
    double[] scores = held.numbers(row -> score(artifact, row));
    Ranges bins = Ranges.of(scores);
    return new Subject(
        Subject.Kind.SCORE,
        SCORE,
        bins,
        bins.counted(scores, 0),
        held.accounts(),
        Optional.empty());
  }

  /** By the mean size of what a feature adds to the explained output; ties by name. */
  private static Map<String, Integer> importanceRanks(ModelArtifact artifact, Sample training) {
    Map<String, Double> sizes = new HashMap<>();
    training.rows().stream()
        .limit(ROWS_FOR_IMPORTANCE)
        .flatMap(row -> artifact.model().explain(row).contributions().stream())
        .forEach(
            share -> sizes.merge(share.feature().name(), Math.abs(share.value()), Double::sum));
    List<String> ranked =
        sizes.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .sorted(
                Comparator.comparing((Map.Entry<String, Double> entry) -> -entry.getValue())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .toList();
    Map<String, Integer> ranks = new HashMap<>();
    ranked.forEach(name -> ranks.put(name, ranks.size() + 1));
    return ranks;
  }
}
