package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A case that an export tells twice lies in one fold. */
@ExtendWith(SparkSupport.class)
class TwinsTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("entity_id", DataTypes.StringType)
          .add("account_key", DataTypes.StringType)
          .add("size", DataTypes.DoubleType)
          .add("age", DataTypes.DoubleType)
          .add("source", DataTypes.StringType);

  private final SparkSession spark;
  private final List<Row> rows = new ArrayList<>();

  TwinsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldJoinTheAccountsOfACaseThatIsToldTwice() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 300; i++) {
      Double age = i % 7 == 0 ? null : random.nextDouble();
      row("e" + i, "a%03d".formatted(i), random.nextDouble(), age, "web");
    }
    tell("twin", "b1", 5);
    tell("null twin", "b2", 7);
    // By way of b3, which tells two cases, a008 and a009 stand or fall together.
    tell("one", "b3", 8);
    tell("other", "b3", 9);

    Map<String, String> keys = keys(List.of("size", "age", "source"));

    assertThat(keys).hasSize(304);
    assertThat(keys).containsEntry("twin", "a005").containsEntry("null twin", "a007");
    assertThat(List.of(keys.get("one"), keys.get("other"), keys.get("e8"), keys.get("e9")))
        .containsOnly("a008");
    assertThat(keys).containsEntry("e10", "a010").containsEntry("e5", "a005");
  }

  @Test
  void shouldLeaveApartWhatAgreesByNature() {
    for (int i = 0; i < 60; i++) {
      row("e" + i, "a" + i, i % 3, 1.0, i % 2 == 0 ? "web" : "event");
    }

    keys(List.of("size", "age", "source"))
        .forEach((entity, key) -> assertThat(key).isEqualTo("a" + entity.substring(1)));
  }

  private void tell(String entity, String account, int again) {
    Row first = rows.get(again);
    rows.add(RowFactory.create(entity, account, first.get(2), first.get(3), first.get(4)));
  }

  private void row(String entity, String account, double size, Double age, String source) {
    rows.add(RowFactory.create(entity, account, size, age, source));
  }

  private Map<String, String> keys(List<String> columns) {
    Dataset<Row> joined = Twins.joined(spark.createDataFrame(rows, SCHEMA), rows.size(), columns);
    Map<String, String> keys = new HashMap<>();
    joined
        .select("entity_id", "account_key")
        .collectAsList()
        .forEach(row -> keys.put(row.getString(0), row.getString(1)));
    return keys;
  }
}
