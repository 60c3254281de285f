package io.bowtie.scoring.drift;

import io.bowtie.config.DriftConf;
import io.bowtie.evaluation.DriftLimits;
import io.bowtie.evaluation.DriftVerdict;
import io.bowtie.evaluation.FrozenBins;
import io.bowtie.evaluation.FrozenBins.Categories;
import io.bowtie.evaluation.FrozenBins.Ranges;
import io.bowtie.evaluation.PopulationStability;
import io.bowtie.evaluation.RateShift;
import io.bowtie.model.ModelArtifact;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares rows of now with a training profile.
 *
 * @param limits from when on a difference counts
 * @param seed of the simulated null values
 */
record Drift(DriftLimits limits, long seed) {

  static Drift of(DriftConf conf, long seed) {
    return new Drift(
        new DriftLimits(
            conf.watchPsi(), conf.alertPsi(), conf.alertMissing(), conf.alertBaseRate()),
        seed);
  }

  /**
   * Every subject of the profile.
   *
   * @param now rows whose features and scores are compared
   * @param matured rows that have matured since training, with {@code is_event}
   */
  List<Drifted> found(List<Subject> profile, ModelArtifact artifact, Sample now, Sample matured) {
    return profile.stream()
        .map(
            subject ->
                switch (subject.kind()) {
                  case FEATURE -> spread(subject, now, now.counted(subject.name(), subject.bins()));
                  case SCORE -> spread(subject, now, scores(subject, artifact, now));
                  case LABEL -> label(subject, matured);
                })
        .toList();
  }

  private static List<Long> scores(Subject subject, ModelArtifact artifact, Sample now) {
    return ((Ranges) subject.bins())
        .counted(now.numbers(row -> TrainingProfile.score(artifact, row)), 0);
  }

  private Drifted spread(Subject subject, Sample now, List<Long> counts) {
    FrozenBins bins = subject.bins();
    long accounts = now.accounts();
    PopulationStability stability =
        PopulationStability.of(subject.counts(), counts, subject.accounts(), accounts, seed);
    RateShift missing =
        RateShift.of(
            subject.counts().get(bins.missing()),
            subject.rows(),
            counts.get(bins.missing()),
            now.rows().size());
    DriftVerdict verdict =
        stability.verdict(limits).or(missing.byDifference(limits.missingAlert()));
    return new Drifted(
        subject,
        now.word(),
        now.rows().size(),
        accounts,
        Optional.of(stability),
        Optional.of(missing),
        newCategories(bins, counts, now.rows().size()),
        Optional.empty(),
        verdict);
  }

  private static OptionalDouble newCategories(FrozenBins bins, List<Long> counts, int rows) {
    return rows > 0 && bins instanceof Categories words
        ? OptionalDouble.of((double) counts.get(words.unseen()) / rows)
        : OptionalDouble.empty();
  }

  private Drifted label(Subject subject, Sample matured) {
    Subject now = TrainingProfile.label(matured);
    RateShift shift =
        RateShift.of(subject.counts().get(0), subject.rows(), now.counts().get(0), now.rows());
    return new Drifted(
        subject,
        matured.word(),
        now.rows(),
        now.accounts(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.of(shift),
        shift.byRatio(limits.rateAlert()));
  }
}
