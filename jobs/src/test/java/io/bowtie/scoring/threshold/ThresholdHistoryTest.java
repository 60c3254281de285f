package io.bowtie.scoring.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.config.ThresholdConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class ThresholdHistoryTest {
  private static final StructType NIGHT =
      new StructType()
          .add("as_of", DataTypes.DateType)
          .add("effective_from_as_of", DataTypes.DateType)
          .add("cost_of_false_alert", DataTypes.DoubleType)
          .add("cost_of_miss", DataTypes.DoubleType)
          .add("capacity_per_week", DataTypes.DoubleType)
          .add("author", DataTypes.StringType)
          .add("approver", DataTypes.StringType);

  private final ThresholdConf set =
      new ThresholdConf("spring", 20, 80, 5, "Ada", "Bo", AsOf.parse("2026-06-01"), 0.05, 3);

  @Test
  void shouldLetAThresholdCountOnAndLeaveFormerNightsAlone() {
    ThresholdHistory.refuseRewriting(
        "churn", set, List.of(bandEdge("2026-05-31"), night("2026-06-01", 80.0)));
  }

  @Test
  void shouldRefuseAThresholdForNightsThatHadNone() {
    OperatorError refused = refused(List.of(bandEdge("2026-06-01"), bandEdge("2026-06-09")));

    assertThat(refused.exitCode()).isEqualTo(ExitCode.GOVERNANCE);
    assertThat(refused.getMessage())
        .contains("thresholds.churn.spring", "night of 2026-06-09", "after 2026-06-09");
  }

  @Test
  void shouldRefuseCostsThatChangedUnderNightsThatUsedThem() {
    assertThat(refused(List.of(night("2026-06-02", 90.0))).getMessage())
        .contains("declare another one beside it");
  }

  private OperatorError refused(List<Row> earlier) {
    return catchThrowableOfType(
        OperatorError.class, () -> ThresholdHistory.refuseRewriting("churn", set, earlier));
  }

  private static Row night(String asOf, double costOfMiss) {
    return row(asOf, LocalDate.parse("2026-06-01"), 20.0, costOfMiss, 5.0, "Ada", "Bo");
  }

  private static Row bandEdge(String asOf) {
    return row(asOf, null, null, null, null, null, null);
  }

  private static Row row(String asOf, Object... set) {
    Object[] values = new Object[NIGHT.size()];
    values[0] = LocalDate.parse(asOf);
    System.arraycopy(set, 0, values, 1, set.length);
    return new GenericRowWithSchema(values, NIGHT);
  }
}
