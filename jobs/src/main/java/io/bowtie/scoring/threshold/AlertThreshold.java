package io.bowtie.scoring.threshold;

import io.bowtie.config.BandConf;
import io.bowtie.config.ThresholdConf;
import io.bowtie.evaluation.AlertPolicy;
import io.bowtie.evaluation.AlertSide;
import io.bowtie.evaluation.Hysteresis;
import io.bowtie.evaluation.ThresholdChoice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The threshold of one use case on one night.
 *
 * @param useCase lead, deal or churn
 * @param conf as set; empty where the use case has none and the band edge counts
 * @param evidence what it was weighed on
 * @param parts of that backtest
 * @param choice the threshold, and what settled it
 */
public record AlertThreshold(
    String useCase,
    Optional<ThresholdConf> conf,
    Optional<Weighed> evidence,
    BacktestParts parts,
    ThresholdChoice choice) {

  /**
   * Whose backtest a threshold was weighed on.
   *
   * @param basis model or rules, as tonight's scores
   * @param version of the model
   */
  public record Weighed(String basis, String version) {

    public boolean isModel() {
      return basis.equals("model");
    }
  }

  /**
   * Weighs a use case's threshold.
   *
   * @param conf in effect tonight
   * @param bands whose edge between B and C counts where there is none
   * @param cases of the backtest; none where nothing was ever trained
   * @param lastDays how many days the backtest's last origin tests
   */
  public static AlertThreshold of(
      String useCase,
      Optional<ThresholdConf> conf,
      BandConf bands,
      Optional<Weighed> evidence,
      List<BacktestCase> cases,
      int lastDays) {
    BacktestParts parts = BacktestParts.of(cases, lastDays);
    ThresholdChoice choice =
        conf.map(set -> ThresholdChoice.of(policy(useCase, set), parts.chosenOn()))
            .orElseGet(() -> ThresholdChoice.ofBandEdge(bands.b()));
    return new AlertThreshold(useCase, conf, evidence, parts, choice);
  }

  /** Of deals, it is those that will not be won in time that somebody has to look at. */
  public static AlertSide side(String useCase) {
    return useCase.equals("deal") ? AlertSide.BELOW : AlertSide.AT_OR_ABOVE;
  }

  public AlertSide side() {
    return side(useCase);
  }

  /** What was set, as far as it decides the threshold. */
  Optional<AlertPolicy> policy() {
    return conf.map(set -> policy(useCase, set));
  }

  /** Names what was set and what it was weighed on: other inputs have another name. */
  public String id() {
    return conf.map(this::idOf).orElseGet(() -> bandEdgeId(useCase, choice.byCost()));
  }

  /** How alerts are raised and cleared at it. */
  public Hysteresis hysteresis() {
    return conf.map(
            set ->
                new Hysteresis(
                    side(), choice.threshold(), set.clearBelow(), set.minimumDwellNights()))
        .orElseGet(() -> bandEdgeHysteresis(useCase, choice.threshold()));
  }

  /** Names the edge of a band, where nothing was set. */
  public static String bandEdgeId(String useCase, double edge) {
    return String.format(Locale.ROOT, "%s-band-edge-%s", useCase, edge);
  }

  /** Raised and cleared at the edge of a band, by the margin and dwell of default. */
  public static Hysteresis bandEdgeHysteresis(String useCase, double edge) {
    return new Hysteresis(
        side(useCase), edge, ThresholdConf.CLEAR_BELOW, ThresholdConf.MINIMUM_DWELL_NIGHTS);
  }

  private String idOf(ThresholdConf set) {
    CRC32 checksum = new CRC32();
    checksum.update(
        (set + "|" + evidence + "|" + choice.threshold()).getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%s-%s-%08x", useCase, set.name(), checksum.getValue());
  }

  private static AlertPolicy policy(String useCase, ThresholdConf set) {
    return new AlertPolicy(
        side(useCase), set.costOfFalseAlert(), set.costOfMiss(), set.capacityPerWeek());
  }
}
