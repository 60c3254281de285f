package io.bowtie.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

  @Test
  void shouldFallByAStepForAWideIntervalAndForEachCaveat() {
    assertThat(Confidence.of(0.15, Set.of())).isEqualTo(Confidence.HIGH);
    assertThat(Confidence.of(0.16, Set.of())).isEqualTo(Confidence.MEDIUM);
    assertThat(Confidence.of(0.31, Set.of())).isEqualTo(Confidence.LOW);
    assertThat(Confidence.of(0.1, Set.of(Caveat.STALE_ACTIVITY))).isEqualTo(Confidence.MEDIUM);
    assertThat(Confidence.of(0.1, Set.of(Caveat.STALE_ACTIVITY, Caveat.SMALL_SEGMENT)))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void shouldNeverRiseWithAWiderIntervalOrOneMoreCaveat() {
    SplittableRandom random = new SplittableRandom(3);
    List<Caveat> all = List.of(Caveat.values());
    for (int i = 0; i < 500; i++) {
      EnumSet<Caveat> caveats = EnumSet.noneOf(Caveat.class);
      all.stream().filter(caveat -> random.nextBoolean()).forEach(caveats::add);
      double width = random.nextDouble();
      EnumSet<Caveat> more =
          EnumSet.copyOf(caveats.isEmpty() ? EnumSet.noneOf(Caveat.class) : caveats);
      more.add(all.get(random.nextInt(all.size())));

      assertThat(Confidence.of(width + random.nextDouble(), more))
          .isGreaterThanOrEqualTo(Confidence.of(width, caveats));
    }
  }
}
