package io.bowtie.silver;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money and dates that make no sense are kept, and said. */
@ExtendWith(SparkSupport.class)
class OdditiesTest {
  private static final AsOf DAY = AsOf.parse("2026-06-01");

  private final SparkSession spark;

  OdditiesTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldCountVersionsThatMakeNoSenseAndKeepThem() {
    List<Row> raw = Stream.of("-5", "10", "0").map(OdditiesTest::deal).toList();
    DealNights nights = new DealNights(spark, raw).run(DAY);
    Conforming conforming = new Conforming(DAY, "run");

    List<CheckResult> checks =
        conforming.checks(Deals.ENTITY, conforming.counts(Deals.ENTITY, nights.decided()));

    assertThat(nights.latest(DAY).count()).isEqualTo(3);
    assertThat(checks)
        .filteredOn(check -> check.rule().equals(Conforming.ODDITY))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.outcome()).isEqualTo(Outcome.CAVEAT);
              assertThat(check.column()).isEqualTo("amount");
              assertThat(check.failedRows()).isEqualTo(1);
              assertThat(check.checkedRows()).isEqualTo(3);
              assertThat(check.detail())
                  .isEqualTo(
                      "Version(s) that have an amount below zero; kept as the source tells them.");
            });
  }

  /** Conditions are texts: only running them shows that they are right. */
  @Test
  void shouldAskOnlyForColumnsThatTheEntityHas() {
    int asked = 0;
    for (Entity entity : Silver.ENTITIES) {
      Dataset<Row> none = spark.createDataFrame(List.of(), entity.versions().schema());
      for (Entity.Oddity oddity : entity.oddities()) {
        assertThat(entity.versions().columnNames()).containsAll(oddity.columns());
        assertThat(none.where(expr(oddity.condition())).count()).isZero();
        asked++;
      }
      for (Entity.Ending ending : entity.endings()) {
        assertThat(entity.versions().columnNames()).contains(ending.column());
        assertThat(none.where(expr(ending.condition())).count()).isZero();
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(15);
  }

  @Test
  void shouldCompareDaysSinceOfManyDatesNobodyKnowsTheHour() {
    String order = Entity.Oddity.order("begun", "done", "").condition();
    Dataset<Row> rows =
        spark.sql(
            "select * from values"
                + " ('same day', timestamp'2026-06-02 10:00:00', timestamp'2026-06-02 00:00:00'),"
                + " ('day before', timestamp'2026-06-02 00:00:00', timestamp'2026-06-01 23:00:00'),"
                + " ('not done', timestamp'2026-06-02 00:00:00', null) as t(name, begun, done)");

    assertThat(rows.where(expr(order)).select("name").collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.getString(0)).isEqualTo("day before"));
  }

  private static Row deal(String amount) {
    return DealNights.row(
        DAY.date(),
        "deals.csv",
        1,
        List.of("deal of " + amount, "Talking", "open", amount, "2026-05-20 10:00:00", "false"));
  }
}
