package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticLineTest {
  private final List<ScoredRow> dozen = Rows.dozen();

  /** Reference: statsmodels 0.15.0, Logit of the dozen's outcomes on their log-odds. */
  @Test
  void shouldFindTheLineOfGreatestLikelihood() {
    LogisticLine line = LogisticLine.maximumLikelihood(logOdds(dozen), events(dozen)).orElseThrow();

    assertThat(line.intercept()).isCloseTo(-0.5424832657788919, within(1e-8));
    assertThat(line.slope()).isCloseTo(0.7248998317716484, within(1e-8));
  }

  /**
   * Reference: statsmodels 0.15.0, binomial GLM on Platt's targets, which scikit-learn 1.9.1's own
   * sigmoid calibration meets to 1e-6.
   */
  @Test
  void shouldScaleAsPlattDoes() {
    LogisticLine line = LogisticLine.fit(logOdds(dozen), events(dozen));

    assertThat(line.intercept()).isCloseTo(-0.4406647455272941, within(1e-8));
    assertThat(line.slope()).isCloseTo(0.5030902469721217, within(1e-8));
  }

  /** Reference as above, for outcomes that x parts without error. */
  @Test
  void shouldStayFiniteWhereOutcomesAreParted() {
    double[] x = {-2, -1, 0, 1, 2, 3};
    boolean[] y = {false, false, false, true, true, true};

    LogisticLine line = LogisticLine.fit(x, y);

    assertThat(line.intercept()).isCloseTo(-0.3765506224637106, within(1e-8));
    assertThat(line.slope()).isCloseTo(0.7531012449274215, within(1e-8));
    assertThat(LogisticLine.maximumLikelihood(x, y)).isEmpty();
  }

  @Test
  void shouldBeFlatWhereXDoesNotVaryOrOutcomesAreEqual() {
    double[] x = {2, 2, 2, 2};

    // One event of four: targets 2/3 and three times 1/5, mean 19/60.
    LogisticLine flat = LogisticLine.fit(x, new boolean[] {true, false, false, false});
    assertThat(flat.probability(2)).isCloseTo(19.0 / 60, within(1e-9));
    assertThat(flat.slope()).isCloseTo(0, within(1e-9));
    // Only events: every target is 5/6.
    LogisticLine sure =
        LogisticLine.fit(new double[] {0, 1, 2, 3}, new boolean[] {true, true, true, true});
    assertThat(sure.probability(1.5)).isCloseTo(5.0 / 6, within(1e-9));
    assertThat(LogisticLine.maximumLikelihood(x, new boolean[] {true, false, true, false}))
        .isEmpty();
  }

  @Test
  void shouldRecoverTheLineThatDrewTheOutcomes() {
    // Log-odds foretold are (truth - 0.7) / 1.5, so the line back has slope 1.5 and intercept 0.7.
    List<ScoredRow> rows =
        Rows.drawn(50_000, 1, p -> Probability.ofLogOdds((Probability.logOdds(p) - 0.7) / 1.5));

    LogisticLine line = LogisticLine.fit(logOdds(rows), events(rows));

    assertThat(line.slope()).isCloseTo(1.5, within(0.05));
    assertThat(line.intercept()).isCloseTo(0.7, within(0.05));
  }

  @Test
  void shouldConvergeFarFromZero() {
    double[] x = logOdds(dozen);
    double[] moved = java.util.Arrays.stream(x).map(v -> 1e4 + 1e-3 * v).toArray();

    LogisticLine line = LogisticLine.fit(moved, events(dozen));

    assertThat(line.slope()).isCloseTo(503.0902469721217, within(1e-3));
  }

  @Test
  void shouldRefuseRowsThatDoNotMatch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogisticLine.fit(new double[] {1}, new boolean[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogisticLine.fit(new double[] {Double.NaN}, new boolean[] {true}));
  }

  private static double[] logOdds(List<ScoredRow> rows) {
    return rows.stream().mapToDouble(row -> Probability.logOdds(row.probability())).toArray();
  }

  private static boolean[] events(List<ScoredRow> rows) {
    boolean[] events = new boolean[rows.size()];
    for (int row = 0; row < events.length; row++) {
      events[row] = rows.get(row).event();
    }
    return events;
  }
}
