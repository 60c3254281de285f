package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LinearModelTest {
  private final LinearModel model = Models.linear();

  @Test
  void shouldAddContributionsToTheStartingPointUpToTheLogOdds() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      Row row = Models.randomRow(random);

      double sum =
          model.startingPoint()
              + model.explain(row).contributions().stream().mapToDouble(Contribution::value).sum();

      assertThat(sum).isEqualTo(model.logOdds(row), within(1e-9));
    }
  }

  @Test
  void shouldEncodeANumberInDeviationsFromItsMean() {
    // meetings: log1p(7) = ln 8; mean 1, deviation 0.5, coefficient 0.8; segment smb: 0.4.
    double expected = -1 + 0.8 * (Math.log(8) - 1) / 0.5 + 0.4;

    assertThat(model.logOdds(Models.row(7.0, "smb"))).isEqualTo(expected, within(1e-12));
  }

  @Test
  void shouldGiveMissingItsOwnColumnAndRareLevelsOneTogether() {
    assertThat(model.logOdds(Models.row(null, "smb"))).isEqualTo(-1 - 0.3 + 0.4, within(1e-12));
    assertThat(model.logOdds(Models.row(null, "never seen")))
        .isEqualTo(-1 - 0.3 - 0.2, within(1e-12));
    assertThat(model.logOdds(Models.row(null, null))).isEqualTo(-1 - 0.3, within(1e-12));
  }

  @Test
  void shouldKnowWhatLiesOutsideItsTraining() {
    assertThat(model.encoding().isOutsideTraining(Models.row(10.9, "smb"))).isFalse();
    assertThat(model.encoding().isOutsideTraining(Models.row(11.1, "smb"))).isTrue();
    assertThat(model.encoding().isRare(Models.row(1.0, "never seen"))).isTrue();
    assertThat(model.encoding().isRare(Models.row(1.0, null))).isFalse();
  }

  @Test
  void shouldComeBackFromTheRegistryAsItWas() {
    ModelArtifact artifact =
        new ModelArtifact(
            model,
            new Calibrator.Isotonic(List.of(-1.0, 1.0), List.of(0.2, 0.7), 2000),
            List.of(new ModelArtifact.Bin(0.5, 0.1, 0.3)),
            Models.baseline(),
            List.of(),
            Models.peers());

    assertThat(ModelArtifact.fromJson(artifact.toJson())).isEqualTo(artifact);
  }

  @Test
  void shouldComeBackFromARegistryThatKnewOfNoPeers() {
    ModelArtifact artifact =
        new ModelArtifact(
            model,
            new Calibrator.Platt(0, 1, 100),
            List.of(),
            Models.baseline(),
            List.of(),
            PeerRates.NONE);
    String former = artifact.toJson().replace(",\"peers\":{\"byFeature\":{}}", "");

    assertThat(former).doesNotContain("peers");
    assertThat(ModelArtifact.fromJson(former)).isEqualTo(artifact);
  }
}
