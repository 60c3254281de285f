package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaselineTest {
  private final Baseline baseline = Models.baseline();

  @Test
  void shouldShrinkACellTowardsTheRateAroundIt() {
    double all = 40.5 / 101;

    assertThat(baseline.probability(Models.row(1.0, "smb")))
        .isEqualTo((40 + 20 * all) / 100, within(1e-12));
    assertThat(baseline.probability(Models.row(1.0, "enterprise")))
        .isEqualTo(20 * all / 40, within(1e-12));
  }

  @Test
  void shouldGiveACellNeverSeenTheRateAroundIt() {
    assertThat(baseline.probability(Models.row(1.0, "never seen")))
        .isEqualTo(40.5 / 101, within(1e-12));
  }

  @Test
  void shouldNameTheCellOfANumberByItsLowerEdge() {
    Dimension meetings = Dimension.number("meetings", 1.0, 5.0);

    assertThat(meetings.cell(Models.row(5.0, "smb"))).isEqualTo("from 5.0");
    assertThat(meetings.cell(Models.row(4.9, "smb"))).isEqualTo("from 1.0");
    assertThat(meetings.cell(Models.row(0.0, "smb"))).isEqualTo("from -Infinity");
    assertThat(meetings.cell(Models.row(null, "smb"))).isEqualTo("missing");
  }

  @Test
  void shouldAddThePointsOfTheRulesThatHold() {
    assertThat(new Rule("meetings", 2, 3).pointsFor(Models.row(2.0, "smb"))).isEqualTo(3);
    assertThat(new Rule("meetings", 2, 3).pointsFor(Models.row(1.9, "smb"))).isZero();
    assertThat(new Rule("meetings", 2, 3).pointsFor(Models.row(null, "smb"))).isZero();
  }
}
