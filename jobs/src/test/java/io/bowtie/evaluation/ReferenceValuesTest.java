package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every metric against scikit-learn 1.9.1 and statsmodels 0.15.0 over the same 500 rows. The calls
 * stand beside the values; {@code reference/metrics.py} makes them.
 */
class ReferenceValuesTest {
  /** No interval is looked at here. */
  private static final ClusterBootstrap ONCE = new ClusterBootstrap(1, 1);

  private final List<ScoredRow> tiedRows = ReferenceSample.tied();
  private final ScoredRows tied = ScoredRows.of(tiedRows);
  private final ScoredRows fine = ReferenceSample.fine();

  /** The sums tell that both languages drew the same sample. */
  @Test
  void shouldDrawTheSampleOfTheReference() {
    assertThat(tied.eventCount()).isEqualTo(187);
    assertThat(sum(fine)).isCloseTo(258.624480110418, within(1e-9));
    assertThat(sum(tied)).isCloseTo(142.9, within(1e-9));
    assertThat(tied.tieCount()).isEqualTo(40);
  }

  /** {@code roc_auc_score(event, tied)}. */
  @Test
  void shouldAgreeOnTheAreaUnderTheRocCurve() {
    agrees(RankMetrics.aucRoc(tied, ONCE), 0.687114520510499);
  }

  /** {@code average_precision_score(event, tied)}. */
  @Test
  void shouldAgreeOnAveragePrecision() {
    agrees(RankMetrics.averagePrecision(tied, ONCE), 0.555576545217987);
  }

  /** {@code log_loss(event, tied)}. */
  @Test
  void shouldAgreeOnLogLoss() {
    agrees(ProbabilityMetrics.logLoss(tied, ONCE), 0.680575240299054);
  }

  /** {@code log_loss(event, tied) - log_loss(event, full(500, event.mean()))}. */
  @Test
  void shouldAgreeOnTheDifferenceOfLogLosses() {
    agrees(ONCE.pairedLogLossDifference(againstTheBaseRate()), 0.0195249618586132);
  }

  /** {@code brier_score_loss(event, tied)}. */
  @Test
  void shouldAgreeOnBrier() {
    agrees(ProbabilityMetrics.brier(tied, ONCE), 0.2241528);
  }

  /** 1 - {@code brier_score_loss} of tied over that of the base rate. */
  @Test
  void shouldAgreeOnBrierSkill() {
    agrees(ProbabilityMetrics.brierSkill(againstTheBaseRate(), ONCE), 0.0425893970716373);
  }

  /**
   * {@code calibration_curve(event, fine, n_bins=10, strategy="quantile")}, the mean distance of
   * its ten bins: without ties its bins are ours.
   */
  @Test
  void shouldAgreeOnTheCalibrationErrorWithoutTies() {
    agrees(CalibrationCurve.of(fine).expectedCalibrationError(), 0.166366028151645);
  }

  /**
   * With ties scikit-learn's bins are not ours. Worked out from {@code floor(10 (rankdata(tied) -
   * 0.5) / 500)} of scipy 1.17.1, whose mean ranks keep ties together.
   */
  @Test
  void shouldAgreeOnTheCalibrationErrorWithTies() {
    CalibrationCurve curve = CalibrationCurve.of(tied);

    assertThat(curve.bins()).hasSize(10);
    agrees(curve.expectedCalibrationError(), 0.10524);
  }

  /** {@code Logit(event, add_constant(log(tied) - log1p(-tied))).fit(method="newton")}. */
  @Test
  void shouldAgreeOnTheCalibrationLine() {
    CalibrationLine line = CalibrationLine.of(tied, ONCE);

    agrees(line.intercept(), 0.0543576166980278);
    agrees(line.slope(), 0.472118633897645);
  }

  /**
   * {@code precision_score} and {@code recall_score} of tied at or above 0.3, and {@code
   * proportion_confint(hits, positives, method="wilson")}.
   */
  @Test
  void shouldAgreeOnTheConfusionMatrix() {
    ConfusionMatrix matrix = ConfusionMatrix.at(tied, 0.3);

    agrees(matrix.precision(), 0.511210762331839);
    agrees(matrix.recall(), 0.609625668449198);
    Interval interval = matrix.precision().interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(0.445970578234438, within(1e-9));
    assertThat(interval.high()).isCloseTo(0.576071247920243, within(1e-9));
  }

  /** {@code event[argsort(-fine)[:50]].mean() / event.mean()} with NumPy 2.4.6. */
  @Test
  void shouldAgreeOnLift() {
    agrees(LiftTable.of(fine).get(0).lift(), 1.76470588235294);
  }

  private List<PairedRow> againstTheBaseRate() {
    double baseRate = tied.eventCount() / 500.0;
    return tiedRows.stream()
        .map(row -> new PairedRow(row.cluster(), row.probability(), baseRate, row.event()))
        .toList();
  }

  private static void agrees(Metric metric, double reference) {
    assertThat(metric.orElseThrow()).isCloseTo(reference, within(1e-9));
  }

  private static double sum(ScoredRows rows) {
    double sum = 0;
    for (int row = 0; row < rows.size(); row++) {
      sum += rows.probability(row);
    }
    return sum;
  }
}
