package io.bowtie.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BandConf;
import org.junit.jupiter.api.Test;

class BandTest {
  private static final BandConf EDGES = new BandConf(0.6, 0.3, 0.1);

  @Test
  void shouldGiveAnEdgeToTheBandAboveIt() {
    assertThat(Band.of(0.6, EDGES)).isEqualTo(Band.A);
    assertThat(Band.of(0.3, EDGES)).isEqualTo(Band.B);
    assertThat(Band.of(0.1, EDGES)).isEqualTo(Band.C);
  }

  @Test
  void shouldCoverEveryProbabilityOnce() {
    Band former = Band.D;
    for (int i = 0; i <= 1000; i++) {
      Band now = Band.of(i / 1000.0, EDGES);
      assertThat(now).as("at %d", i).isLessThanOrEqualTo(former);
      former = now;
    }
    assertThat(former).isEqualTo(Band.A);
  }
}
