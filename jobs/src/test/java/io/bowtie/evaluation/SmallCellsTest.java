package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

  @Test
  void shouldHideASmallCountAndTheSmallestOtherGroup() {
    // Five true positives in "small"; the matrices of "middle" would give them away.
    SmallCells cells =
        SmallCells.in(
            Map.of(
                "small", tally(5, 50, 50, 50),
                "middle", tally(60, 60, 60, 60),
                "large", tally(500, 500, 500, 500)));

    assertThat(cells.hides(Cells.MATRIX, "small")).isTrue();
    assertThat(cells.hides(Cells.MATRIX, "middle")).isTrue();
    assertThat(cells.hides(Cells.MATRIX, "large")).isFalse();
    // 55 selected and 55 events are no small counts, and leave the matrix open.
    assertThat(cells.hides(Cells.DECISIONS, "small")).isFalse();
    assertThat(cells.hides(Cells.OUTCOMES, "small")).isFalse();
  }

  @Test
  void shouldHideNothingWithoutSmallCounts() {
    SmallCells cells = SmallCells.in(Map.of("a", tally(0, 11, 11, 11), "b", tally(20, 20, 20, 20)));

    for (Cells kind : Cells.values()) {
      assertThat(cells.hides(kind, "a")).isFalse();
      assertThat(cells.hides(kind, "b")).isFalse();
    }
  }

  @Test
  void shouldHideTheMatrixWhereverItHidesAMargin() {
    // Four events in all: the margin is small although each rate's denominator may not be.
    SmallCells cells =
        SmallCells.in(Map.of("few", tally(4, 100, 0, 100), "many", tally(90, 90, 90, 90)));

    assertThat(cells.hides(Cells.OUTCOMES, "few")).isTrue();
    assertThat(cells.hides(Cells.OUTCOMES, "many")).isTrue();
    assertThat(cells.hides(Cells.MATRIX, "many")).isTrue();
    assertThat(cells.hides(Cells.DECISIONS, "many")).isFalse();
  }

  @Test
  void shouldNeverLeaveASmallCountDerivable() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 500; trial++) {
      Map<String, Tally> groups = new TreeMap<>();
      for (int group = 0; group < 6; group++) {
        groups.put("g" + group, tally(draw(random), draw(random), draw(random), draw(random)));
      }
      SmallCells cells = SmallCells.in(groups);
      for (Cells kind : Cells.values()) {
        assertProtected(kind, groups, cells);
      }
    }
  }

  private static void assertProtected(Cells kind, Map<String, Tally> groups, SmallCells cells) {
    Tally hidden = new Tally();
    int count = 0;
    for (Map.Entry<String, Tally> group : groups.entrySet()) {
      if (cells.hides(kind, group.getKey())) {
        hidden.add(group.getValue(), 1);
        count++;
      } else {
        assertThat(kind.areSmall(group.getValue())).isFalse();
      }
    }
    assertThat(count).isNotEqualTo(1);
    assertThat(count < groups.size() && kind.areSmall(hidden)).isFalse();
  }

  private static int draw(SplittableRandom random) {
    return random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(80);
  }

  private static Tally tally(int tp, int fp, int fn, int tn) {
    return Rows.tally(tp, fp, fn, tn);
  }
}
