package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StudentTest {
  @Test
  void shouldReachAsFarAsTheTableOfTSays() {
    // Mean 3, standard error sqrt(2.5 / 5), and 2.776 for four degrees of freedom.
    Interval interval = Student.interval(List.of(1.0, 2.0, 3.0, 4.0, 5.0)).orElseThrow();

    assertThat(interval.low()).isCloseTo(3 - 2.776 * Math.sqrt(0.5), within(0.001));
    assertThat(interval.high()).isCloseTo(3 + 2.776 * Math.sqrt(0.5), within(0.001));
  }

  @Test
  void shouldSayNothingOfOneValue() {
    assertThat(Student.interval(List.of(1.0))).isEmpty();
  }
}
