package io.bowtie.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A reliability diagram: up to ten bins of equal mass, from the lowest probabilities to the
 * highest. Rows of equal probability are never parted: they go as a whole to the bin of their
 * middle row, so bins merge on ties and a constant probability has one bin. Without rows there are
 * no bins.
 *
 * <p>Equal mass, since the error then has less bias than with bins of equal width: R. Roelofs et
 * al., "Mitigating bias in calibration error estimation" (2022).
 */
public final class CalibrationCurve {
  private static final int MOST_BINS = 10;
  private static final int SIMULATIONS = 500;

  private final ScoredRows rows;
  private final int[] binOfRow;
  private final List<CalibrationBin> bins;

  private CalibrationCurve(ScoredRows rows, int[] binOfRow) {
    this.rows = rows;
    this.binOfRow = binOfRow;
    this.bins =
        IntStream.range(0, MOST_BINS).mapToObj(this::bin).flatMap(Optional::stream).toList();
  }

  public static CalibrationCurve of(ScoredRows rows) {
    int[] binOfRow = new int[rows.size()];
    for (int tie = 0; tie < rows.tieCount(); tie++) {
      int start = rows.tieStart(tie);
      int end = rows.tieStart(tie + 1);
      // Rows descend and bins ascend, so the middle is counted from the far end.
      double middle = rows.size() - (start + end) / 2.0;
      Arrays.fill(binOfRow, start, end, (int) (MOST_BINS * middle / rows.size()));
    }
    return new CalibrationCurve(rows, binOfRow);
  }

  public List<CalibrationBin> bins() {
    return bins;
  }

  /**
   * The expected calibration error: the distance of mean probability and observed rate in a bin,
   * averaged over all rows; 0 to 1, lower better. Even a perfect model has some: read it beside the
   * noise floor. Undefined without rows.
   */
  public Metric expectedCalibrationError() {
    double total = bins.stream().mapToDouble(bin -> bin.rows() * bin.distance()).sum();
    return bins.isEmpty()
        ? Metric.undefined("there are no test rows")
        : Metric.of(total / rows.size(), "share", rows.size());
  }

  /** What a perfect model would show by chance; empty without rows. */
  public Optional<NoiseFloor> noiseFloor(long seed) {
    if (bins.isEmpty()) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] errors = new double[SIMULATIONS];
    Arrays.setAll(errors, simulation -> errorOfPerfectModel(random));
    Arrays.sort(errors);
    double mean = Arrays.stream(errors).average().orElseThrow();
    return Optional.of(new NoiseFloor(mean, Quantile.of(errors, 0.95), SIMULATIONS));
  }

  private double errorOfPerfectModel(SplittableRandom random) {
    double[] surplus = new double[MOST_BINS];
    for (int row = 0; row < rows.size(); row++) {
      double probability = rows.probability(row);
      surplus[binOfRow[row]] += probability - (random.nextDouble() < probability ? 1 : 0);
    }
    return Arrays.stream(surplus).map(Math::abs).sum() / rows.size();
  }

  private Optional<CalibrationBin> bin(int bin) {
    int[] members = IntStream.range(0, rows.size()).filter(row -> binOfRow[row] == bin).toArray();
    if (members.length == 0) {
      return Optional.empty();
    }
    long events = Arrays.stream(members).filter(rows::isEvent).count();
    return Optional.of(
        new CalibrationBin(
            bin + 1,
            members.length,
            events,
            Arrays.stream(members).mapToDouble(rows::probability).average().orElseThrow(),
            Wilson.share(events, members.length, "the bin is empty"),
            rows.probability(members[members.length - 1]),
            rows.probability(members[0])));
  }
}
