package io.bowtie.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.contract.AsOf;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class ReasonStabilityTest {
  private static final String TONIGHT = "2026-06-30";
  private static final String BEFORE = "2026-06-28";
  private static final StructType OBSERVED =
      new StructType()
          .add("use_case", DataTypes.StringType)
          .add("entity_id", DataTypes.StringType)
          .add("as_of", DataTypes.DateType)
          .add("is_tonight", DataTypes.BooleanType)
          .add("meetings", DataTypes.DoubleType)
          .add("pushes", DataTypes.DoubleType);

  private final Rows scores = Rows.of(ScoringTables.SCORES);
  private final Rows reasons = Rows.of(ScoringTables.SCORE_REASONS);
  private final List<Row> observed = new ArrayList<>();

  @Test
  void shouldCompareWithTheNightBeforeWhatBothHave(SparkSession spark) {
    // Nothing moved.
    deal("D1", BEFORE, "m1", 1.0, null, "meetings", "pushes");
    deal("D1", TONIGHT, "m1", 1.0, null, "meetings", "pushes");
    // Other reasons though nothing moved.
    deal("D2", BEFORE, "m1", 2.0, 3.0, "meetings", "pushes");
    deal("D2", TONIGHT, "m1", 2.0, 3.0, "pushes", "meetings");
    // The value went over to another feature: the inputs are others, and one family of three stays.
    deal("D3", BEFORE, "m1", 1.0, null, "meetings", "pushes");
    deal("D3", TONIGHT, "m1", null, 1.0, "meetings", "stage");
    // Another model.
    deal("D4", BEFORE, "m0", 1.0, 1.0, "meetings");
    deal("D4", TONIGHT, "m1", 1.0, 1.0, "meetings");
    // New tonight; gone tonight; not there on the night before.
    deal("D5", TONIGHT, "m1", 1.0, 1.0, "meetings");
    deal("D6", BEFORE, "m1", 1.0, 1.0, "meetings");
    deal("D7", "2026-06-25", "m1", 1.0, 1.0, "meetings");
    deal("D7", TONIGHT, "m1", 1.0, 1.0, "stage");
    row("lead", "L1", TONIGHT, null, 1.0, 1.0, "meetings");

    Map<String, Row> found =
        stability(spark).stream()
            .collect(Collectors.toMap(row -> row.getAs("use_case"), row -> row));

    assertThat(found.keySet()).containsExactlyInAnyOrder("deal", "lead");
    Row deals = found.get("deal");
    assertThat(deals.<LocalDate>getAs("former_as_of")).isEqualTo(LocalDate.parse(BEFORE));
    assertThat(deals.<Long>getAs("common_count")).isEqualTo(4);
    assertThat(deals.<Double>getAs("family_overlap"))
        .isCloseTo((1 + 1 + 1.0 / 3 + 1) / 4, within(1e-12));
    assertThat(deals.<Long>getAs("unchanged_count")).isEqualTo(2);
    assertThat(deals.<Double>getAs("unchanged_same_share")).isEqualTo(0.5);
    assertThat(deals.<String>getAs("undefined_reason")).isNull();
    Row leads = found.get("lead");
    assertThat(leads.<Long>getAs("common_count")).isZero();
    assertThat(leads.<Double>getAs("unchanged_same_share")).isNull();
    assertThat(leads.<String>getAs("undefined_reason")).contains("night of the week before");
  }

  private List<Row> stability(SparkSession spark) {
    return ReasonStability.of(
            scores.in(spark),
            reasons.in(spark),
            spark.createDataFrame(observed, OBSERVED),
            Map.of("deal", List.of("meetings", "pushes")),
            AsOf.parse(TONIGHT),
            "run")
        .collectAsList();
  }

  private void deal(
      String id, String asOf, String model, Double meetings, Double pushes, String... codes) {
    row("deal", id, asOf, model, meetings, pushes, codes);
  }

  private void row(
      String useCase,
      String id,
      String asOf,
      String model,
      Double meetings,
      Double pushes,
      String... codes) {
    scores.row("use_case", useCase, "entity_id", id, "as_of", asOf, "model_version", model);
    for (int i = 0; i < codes.length; i++) {
      reasons.row(
          "use_case",
          useCase,
          "entity_id",
          id,
          "as_of",
          asOf,
          "position",
          String.valueOf(i + 1),
          "code",
          codes[i],
          "family",
          "of " + codes[i]);
    }
    observed.add(RowFactory.create(useCase, id, LocalDate.parse(asOf), true, meetings, pushes));
  }
}
