package io.bowtie.model.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ColumnTallyTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void shouldCountTiesOfNumbersAsHalfRight() {
    ColumnTally tally = numbers();
    add(tally, true, 1.0, 3.0);
    add(tally, false, 1.0, 2.0);
    // 1 against 1: a half; 1 against 2: none; 3 against either: one each. 2.5 of 4 pairs.
    assertThat(tally.auc()).hasValue(0.625);
  }

  @Test
  void shouldRankByLowNumbersAsWellAsByHighOnes() {
    ColumnTally tally = numbers();
    add(tally, true, -5.0, -0.0);
    add(tally, false, 0.0, 7.0, 1e9);
    // Only -0 against 0 is a tie: 5.5 of 6 pairs are in falling order.
    assertThat(tally.auc()).hasValueCloseTo(5.5 / 6, EXACT);
  }

  @Test
  void shouldTakeAbsenceForAValueThatMayRankFirstOrLast() {
    ColumnTally filledForEventsOnly = numbers();
    add(filledForEventsOnly, true, 3.0, 1.0, 2.0);
    add(filledForEventsOnly, false, null, null, Double.NaN);
    assertThat(filledForEventsOnly.auc()).hasValue(1);
    assertThat(filledForEventsOnly.missingCorrelation()).hasValueCloseTo(-1.0, EXACT);
    assertThat(filledForEventsOnly.filledRows()).isEqualTo(3);
    assertThat(filledForEventsOnly.rows()).isEqualTo(6);
  }

  @Test
  void shouldCorrelateAbsenceWithTheEventAsWorkedOutByHand() {
    ColumnTally tally = numbers();
    add(tally, true, null, 1.0, 1.0);
    add(tally, false, null, null, 1.0);
    // (1*1 - 2*2) / sqrt(3*3*3*3)
    assertThat(tally.missingCorrelation()).hasValueCloseTo(-1.0 / 3, EXACT);
  }

  @Test
  void shouldSayNothingWithoutBothOutcomesOrWithoutGaps() {
    ColumnTally tally = numbers();
    add(tally, true, 1.0, 2.0);
    assertThat(tally.auc()).isEmpty();
    assertThat(tally.missingCorrelation()).isEmpty();
  }

  @Test
  void shouldJudgeLevelsByRatesOfTheOtherHalfOfTheAccounts() {
    ColumnTally tally = categories();
    for (int fold = 0; fold < ColumnTally.FOLDS; fold++) {
      for (int i = 0; i < 40; i++) {
        tally.add(row(i % 4 == 0 ? "low" : "high"), i % 4 != 0, fold);
      }
    }
    assertThat(tally.auc()).hasValue(1);
  }

  @Test
  void shouldSeeNothingInAnIdThoughItKnowsEveryRow() {
    ColumnTally tally = categories();
    for (int i = 0; i < 400; i++) {
      tally.add(row("id " + i), i % 3 == 0, i % 2);
    }
    assertThat(tally.auc()).hasValue(0.5);
  }

  @Test
  void shouldComeToTheSameHoweverTheRowsAreDivided() {
    SplittableRandom random = new SplittableRandom(7);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rows.add(row(random.nextInt(10) == 0 ? null : random.nextDouble(-1e6, 1e6)));
    }
    ColumnTally whole = numbers();
    for (int i = 0; i < rows.size(); i++) {
      whole.add(rows.get(i), isEvent(i), 0);
    }
    ColumnTally parts = numbers();
    for (int part = 6; part >= 0; part--) {
      ColumnTally some = numbers();
      for (int i = part; i < rows.size(); i += 7) {
        some.add(rows.get(i), isEvent(i), 0);
      }
      parts.merge(some);
    }
    assertThat(parts.auc()).isEqualTo(whole.auc());
    assertThat(parts.missingCorrelation()).isEqualTo(whole.missingCorrelation());
  }

  @Test
  void shouldHoldBoundedCountsThatCostNoMoreThanTheLastDigits() {
    SplittableRandom random = new SplittableRandom(11);
    RankCounts counts = new RankCounts();
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      boolean isEvent = random.nextInt(4) == 0;
      double number = random.nextDouble() + (isEvent ? 0.3 : 0);
      counts.add(number, isEvent);
      all.add(new double[] {number, isEvent ? 1 : 0});
    }
    assertThat(counts.inOrder().size()).isLessThanOrEqualTo(RankCounts.MOST_KEYS);
    assertThat(Counts.auc(counts.inOrder())).hasValueCloseTo(bruteForce(all), within(1e-3));
  }

  private static double bruteForce(List<double[]> all) {
    double inOrder = 0;
    double pairs = 0;
    for (double[] event : all) {
      for (double[] other : all) {
        if (event[1] == 1 && other[1] == 0) {
          pairs++;
          inOrder += event[0] > other[0] ? 1 : event[0] == other[0] ? 0.5 : 0;
        }
      }
    }
    return inOrder / pairs;
  }

  private static boolean isEvent(int row) {
    return row % 5 == 0;
  }

  private static void add(ColumnTally tally, boolean isEvent, Double... values) {
    for (Double value : values) {
      tally.add(row(value), isEvent, 0);
    }
  }

  private static ColumnTally numbers() {
    return new ColumnTally(new Candidate.Measure("value", true));
  }

  private static ColumnTally categories() {
    return new ColumnTally(new Candidate.Measure("value", false));
  }

  private static Row row(Object value) {
    return new GenericRowWithSchema(
        new Object[] {value},
        new StructType()
            .add("value", value instanceof String ? DataTypes.StringType : DataTypes.DoubleType));
  }
}
