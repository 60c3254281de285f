package io.bowtie.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldoutTest {
  private static final int ENTITIES = 20_000;

  @Test
  void shouldHoldOutTheShareThatIsAskedFor() {
    for (double share : new double[] {0, 0.01, 0.1, 0.5}) {
      double deviation = Math.sqrt(share * (1 - share) / ENTITIES);

      assertThat(held(new Holdout(share, "2026"), "lead").size() / (double) ENTITIES)
          .isCloseTo(share, within(4 * deviation));
    }
  }

  @Test
  void shouldKeepWhoIsHeldOutWhileTheShareGrows() {
    Set<String> few = held(new Holdout(0.1, "2026"), "lead");

    assertThat(held(new Holdout(0.2, "2026"), "lead"))
        .containsAll(few)
        .hasSizeGreaterThan(few.size());
    assertThat(held(new Holdout(0.1, new String("2026")), "lead")).isEqualTo(few);
  }

  @Test
  void shouldDrawAnotherLotForAnotherUseCaseOrSalt() {
    Set<String> few = held(new Holdout(0.1, "2026"), "lead");

    for (Set<String> other :
        Set.of(held(new Holdout(0.1, "2026"), "deal"), held(new Holdout(0.1, "2027"), "lead"))) {
      long both = other.stream().filter(few::contains).count();
      // Of two independent lots of a tenth a hundredth is in both.
      assertThat(both / (double) ENTITIES).isCloseTo(0.01, within(0.003));
    }
  }

  /** A changed hash would silently hold out other entities than before. */
  @Test
  void shouldStayTheSameFromReleaseToRelease() {
    Holdout holdout = new Holdout(0.1, "2026");

    assertThat(IntStream.range(0, 60).filter(i -> holdout.holds("lead", "L" + i)).boxed())
        .containsExactly(4, 12, 15, 21, 25, 39, 57);
  }

  private static Set<String> held(Holdout holdout, String useCase) {
    return IntStream.range(0, ENTITIES)
        .mapToObj(i -> "E" + i)
        .filter(id -> holdout.holds(useCase, id))
        .collect(Collectors.toSet());
  }
}
