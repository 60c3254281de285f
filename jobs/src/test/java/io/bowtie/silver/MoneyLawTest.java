package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bowtie.contract.AsOf;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class MoneyLawTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");

  /** Two versions of D1, one of D2, D3 is deleted, D4 is set aside, D5 comes twice. */
  private static final List<String> DECIDED =
      List.of(
          "('D1', 100.10, 'USD', 'KNOWN')",
          "('D1', 100.25, 'USD', 'NEW')",
          "('D2', 7.00, 'EUR', 'NEW')",
          "('D3', 20.00, 'USD', 'NEW')",
          "('D4', 5.05, 'USD', 'QUARANTINED')",
          "('D5', 1.00, 'USD', 'NEW')",
          "('D5', 1.00, 'USD', 'COLLAPSED')",
          "('D6', null, 'USD', 'QUARANTINED')");

  private static final List<String> VERSIONS =
      List.of(
          "('D1', 100.10, 'USD', '2026-06-01', false)",
          "('D1', 100.25, 'USD', '2026-06-02', false)",
          "('D2', 7.00, 'EUR', '2026-06-02', false)",
          "('D3', 20.00, 'USD', '2026-06-02', true)",
          "('D5', 1.00, 'USD', '2026-06-02', false)");

  private final SparkSession spark;

  MoneyLawTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldAccountForEveryCentByCurrency() {
    assertThat(judged(DECIDED, VERSIONS))
        .extracting(CheckResult::column, CheckResult::outcome, CheckResult::detail)
        .containsExactly(
            tuple("amount EUR", Outcome.PASS, "7.00 EUR mapped = 7.00 EUR current."),
            tuple(
                "amount USD",
                Outcome.PASS,
                "227.40 USD mapped = 101.25 USD current + 100.10 USD superseded + 20.00 USD deleted"
                    + " or merged + 5.05 USD quarantined + 1.00 USD in exact duplicates."));
  }

  @Test
  void shouldBlockWhenAVersionIsLost() {
    CheckResult result = judged(DECIDED, VERSIONS.subList(0, 4)).get(1);

    assertThat(result.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(result.failedRows()).isOne();
    assertThat(result.detail()).endsWith("1.00 USD are not accounted for.");
  }

  @Test
  void shouldBlockWhenAJoinHasMadeMoney() {
    List<String> more = new ArrayList<>(VERSIONS);
    more.add("('D7', 7.00, 'EUR', '2026-06-02', false)");

    CheckResult result = judged(DECIDED, more).get(0);

    assertThat(result.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(result.detail()).endsWith("-7.00 EUR are not accounted for.");
  }

  @Test
  void shouldBlockWhenMoneyHasChangedItsCurrency() {
    List<String> changed = new ArrayList<>(VERSIONS);
    changed.set(2, "('D2', 7.00, 'USD', '2026-06-02', false)");

    assertThat(judged(DECIDED, changed))
        .extracting(CheckResult::outcome)
        .containsOnly(Outcome.BLOCK);
  }

  @Test
  void shouldSayNothingOfAnEntityWithoutMoney() {
    Dataset<Row> decided = decided(DECIDED);
    assertThat(MoneyLaw.of(Tickets.ENTITY, List.of(decided), decided, versions(VERSIONS), NIGHT))
        .isEmpty();
  }

  private List<CheckResult> judged(List<String> decided, List<String> versions) {
    Dataset<Row> rows = decided(decided);
    return MoneyLaw.of(
        Deals.ENTITY, List.of(rows.drop(VersionSet.FATE)), rows, versions(versions), NIGHT);
  }

  private Dataset<Row> decided(List<String> rows) {
    return spark.sql(
        "select 'crm' as source, deal_id, cast(amount as decimal(18, 4)) as amount, currency, _fate"
            + " from values "
            + String.join(", ", rows)
            + " as rows (deal_id, amount, currency, _fate)");
  }

  private Dataset<Row> versions(List<String> rows) {
    return spark.sql(
        "select 'crm' as source, deal_id, cast(amount as decimal(18, 4)) as amount, currency,"
            + " cast(day as timestamp) as recorded_at, cast(day as date) as landed_on,"
            + " deal_id as row_hash, is_deleted, cast(null as string) as merged_into_id from values "
            + String.join(", ", rows)
            + " as rows (deal_id, amount, currency, day, is_deleted)");
  }
}
