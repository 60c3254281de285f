package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SmallGroupsTest {
  @Test
  void shouldHideNothingWhereNoGroupIsSmall() {
    assertThat(SmallGroups.hidden(Map.of("a", 11L, "b", 900L, "c", 0L))).isEmpty();
  }

  @Test
  void shouldHideTheNextSmallestBesideALoneSmallGroup() {
    assertThat(SmallGroups.hidden(Map.of("a", 10L, "b", 40L, "c", 30L))).containsExactly("a", "c");
  }

  @Test
  void shouldHideMoreWhileTheSumOfTheHiddenIsSmallItself() {
    assertThat(SmallGroups.hidden(Map.of("a", 3L, "b", 4L, "c", 30L, "d", 50L)))
        .containsExactly("a", "b", "c");
    assertThat(SmallGroups.hidden(Map.of("a", 6L, "b", 7L, "c", 30L))).containsExactly("a", "b");
  }

  @Test
  void shouldHideASmallGroupThatStandsAlone() {
    assertThat(SmallGroups.hidden(Map.of("a", 5L))).containsExactly("a");
  }
}
