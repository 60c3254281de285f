package io.bowtie.scoring.drift;

import io.bowtie.config.DriftConf;
import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.DriftVerdict;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.PopulationStability;
import io.bowtie.evaluation.RateShift;
import io.bowtie.model.LabelRule;
import io.bowtie.model.ModelArtifact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * How far a use case's night is from what its model was trained on.
 *
 * @param useCase lead, deal or churn
 * @param version of the model
 * @param asOf of the night
 * @param runId of the run
 */
public record DriftRows(String useCase, String version, AsOf asOf, String runId) {

  /**
   * The rows of {@link DriftTables#DRIFT}, by subject.
   *
   * @param profile rows of {@link DriftTables#TRAINING_PROFILES} of the version; without any there
   *     is nothing to compare with, and no row
   * @param observations of the use case, of this night and those before
   * @param rule of the label
   */
  public List<Row> of(
      List<Row> profile,
      ModelArtifact artifact,
      Dataset<Row> observations,
      LabelRule rule,
      DriftConf conf,
      long seed) {
    List<Subject> subjects = ProfileRows.read(profile);
    if (subjects.isEmpty()) {
      return List.of();
    }
    Samples samples = new Samples(observations, asOf, conf);
    return rows(
        Drift.of(conf, seed).found(subjects, artifact, samples.ofLate(), samples.matured(rule)),
        conf.importantFeatures());
  }

  List<Row> rows(List<Drifted> found, int importantFeatures) {
    boolean isScoreMoving =
        found.stream()
            .filter(one -> one.subject().kind() == Subject.Kind.SCORE)
            .map(Drifted::verdict)
            .anyMatch(verdict -> verdict == DriftVerdict.WATCH || verdict == DriftVerdict.ALERT);
    return found.stream()
        .map(one -> row(one, one.isRaised(importantFeatures, isScoreMoving)))
        .toList();
  }

  private Row row(Drifted one, boolean isRaised) {
    Subject subject = one.subject();
    List<Object> columns = new ArrayList<>();
    Collections.addAll(
        columns,
        useCase,
        version,
        subject.kind().word(),
        subject.name(),
        one.sample(),
        subject.rows(),
        one.currentRows(),
        subject.accounts(),
        one.currentAccounts(),
        value(one.stability().map(PopulationStability::psi)),
        value(one.stability().map(PopulationStability::nullMean)),
        value(one.stability().map(PopulationStability::nullP95)),
        value(one.missing().map(RateShift::before)));
    addBounded(columns, one.missing().map(RateShift::now));
    columns.add(boxed(one.newCategories()));
    addBounded(columns, one.baseRate().map(RateShift::before));
    addBounded(columns, one.baseRate().map(RateShift::now));
    Collections.addAll(
        columns,
        subject.importanceRank().orElse(null),
        one.verdict().word(),
        isRaised,
        one.undefinedReason().orElse(null),
        asOf.date(),
        runId);
    return RowFactory.create(columns.toArray());
  }

  private static void addBounded(List<Object> columns, Optional<Metric> metric) {
    columns.add(value(metric));
    columns.add(limit(metric, Interval::low));
    columns.add(limit(metric, Interval::high));
  }

  private static Object value(Optional<Metric> metric) {
    return boxed(metric.map(Metric::toOptional).orElse(OptionalDouble.empty()));
  }

  private static Object limit(Optional<Metric> metric, Function<Interval, Double> end) {
    return metric.flatMap(Metric::interval).map(end).orElse(null);
  }

  private static Object boxed(OptionalDouble value) {
    return value.isPresent() ? (Object) value.getAsDouble() : null;
  }
}
