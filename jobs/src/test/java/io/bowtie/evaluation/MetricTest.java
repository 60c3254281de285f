package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class MetricTest {
  private final Metric share = Metric.of(0.25, "share", 40).within(new Interval(0.2, 0.4));

  @Test
  void shouldSayWhatItStandsOn() {
    assertThat(share.isDefined()).isTrue();
    assertThat(share.toOptional()).hasValue(0.25);
    assertThat(share.interval()).contains(new Interval(0.2, 0.4));
    assertThat(share.unit()).isEqualTo("share");
    assertThat(share.support()).isEqualTo(40);
    assertThat(share.reason()).isEmpty();
  }

  @Test
  void shouldSayWhyItIsUndefined() {
    Metric undefined = Metric.undefined("no row has an event");

    assertThat(undefined.isDefined()).isFalse();
    assertThat(undefined.toOptional()).isEmpty();
    assertThat(undefined.interval()).isEmpty();
    assertThat(undefined.support()).isZero();
    assertThat(undefined.reason()).isEqualTo("no row has an event");
    assertThat(undefined.orElse(7)).isEqualTo(7);
    assertThatIllegalStateException()
        .isThrownBy(undefined::orElseThrow)
        .withMessage("no row has an event");
  }

  @Test
  void shouldTurnTheIntervalAroundWhenTheChangeFalls() {
    Metric complement = share.map("missing share", value -> 1 - value);

    assertThat(complement.orElseThrow()).isEqualTo(0.75);
    assertThat(complement.interval()).contains(new Interval(0.6, 0.8));
    assertThat(complement.unit()).isEqualTo("missing share");
    assertThat(complement.support()).isEqualTo(40);
  }

  @Test
  void shouldStayUndefinedWhateverIsDoneToIt() {
    Metric undefined = Metric.undefined("no rows");

    assertThat(undefined.map("percent", value -> 100 * value)).isEqualTo(undefined);
    assertThat(undefined.within(new Interval(0, 1))).isEqualTo(undefined);
  }

  @Test
  void shouldRefuseNumbersThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Metric.of(Double.NaN, "share", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Metric.undefined(" "));
  }
}
