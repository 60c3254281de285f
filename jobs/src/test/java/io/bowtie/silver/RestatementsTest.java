package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Content that changes while the row's own clock stands still; the amount tells which stands. */
@ExtendWith(SparkSupport.class)
class RestatementsTest {
  private static final AsOf DAY1 = AsOf.parse("2026-06-01");
  private static final AsOf DAY2 = DAY1.plusDays(1);
  private static final AsOf DAY3 = DAY1.plusDays(2);
  private static final AsOf DAY4 = DAY1.plusDays(3);
  private static final String CLOCK = "2026-05-20 10:00:00";

  private final SparkSession spark;
  private final List<Row> raw = new ArrayList<>();

  RestatementsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldLetALaterLandingRestateWithoutChangingTheDaysBefore() {
    landed(DAY1, "changed", CLOCK, 1);
    landed(DAY2, "changed", CLOCK, 2);
    landed(DAY1, "and back", CLOCK, 1);
    landed(DAY2, "and back", CLOCK, 2);
    landed(DAY3, "and back", CLOCK, 1);
    // The same landing tells a later state as well: what the former one was makes no news.
    landed(DAY1, "was won", CLOCK, 1);
    landed(DAY3, "was won", CLOCK, 2);
    landed(DAY3, "was won", "2026-06-02 09:00:00", 3);
    // Changed before the restatement landed, and delivered after it.
    landed(DAY1, "behind", CLOCK, 1);
    landed(DAY2, "behind", CLOCK, 2);
    landed(DAY3, "behind", "2026-06-01 20:00:00", 3);
    // A clock ahead of its landing is waited for.
    landed(DAY1, "planned", "2026-06-04 12:00:00", 1);
    landed(DAY2, "planned", "2026-06-04 12:00:00", 2);
    deleted(DAY2, "gone", CLOCK, landed(DAY1, "gone", CLOCK, 1));
    landed(DAY3, "gone", CLOCK, 1);
    landed(DAY1, "twice", CLOCK, 1);
    landed(DAY1, "twice", CLOCK, 2);
    landed(DAY2, "twice", CLOCK, 1);
    landed(DAY2, "twice", CLOCK, 2);

    DealNights nights = new DealNights(spark, raw).run(DAY1, DAY2, DAY3, DAY4);

    assertThat(latest(nights, DAY1))
        .contains("changed 1", "and back 1", "was won 1", "behind 1", "gone 1")
        .noneMatch(deal -> deal.startsWith("planned"));
    assertThat(latest(nights, DAY2))
        .contains("changed 2", "and back 2", "was won 1", "behind 2")
        .noneMatch(deal -> deal.startsWith("gone"));
    assertThat(latest(nights, DAY3))
        .contains("changed 2", "and back 1", "was won 3", "behind 3", "gone 1");
    assertThat(latest(nights, DAY4)).contains("changed 2", "and back 1", "planned 2");
    assertThat(versions(nights))
        .contains(
            "changed 1 2026-05-20T10:00:00Z",
            "changed 2 2026-06-02T00:00:00Z",
            "and back 1 2026-05-20T10:00:00Z",
            "and back 2 2026-06-02T00:00:00Z",
            "and back 1 2026-06-03T00:00:00Z",
            "was won 1 2026-05-20T10:00:00Z",
            "was won 3 2026-06-02T09:00:00Z",
            "behind 3 2026-06-02T00:00:00.000001Z",
            "planned 2 2026-06-04T12:00:00Z")
        .doesNotContain("was won 2 2026-06-03T00:00:00Z", "planned 1 2026-06-04T12:00:00Z");
    assertThat(versions(nights)).filteredOn(version -> version.startsWith("twice")).hasSize(1);
    assertThat(fates(nights, "twice"))
        .containsExactly("COLLAPSED", "COLLAPSED", "KNOWN", "QUARANTINED");
    assertThat(fates(nights, "was won")).containsExactly("KNOWN", "KNOWN", "OUTDATED");
    assertThat(fates(nights, "planned")).containsExactly("NEW", "OUTDATED");
  }

  /** Begun and ended, told by one landing with one clock: no hash may bring a deal back to life. */
  @Test
  void shouldLetWhatHasEndedStandOverWhatBeganInTheSameInstant() {
    for (int deal = 0; deal < 12; deal++) {
      String id = "ended " + deal;
      put(DAY1, id, deal % 2 == 0 ? "open" : "won", CLOCK, 1, false);
      put(DAY1, id, deal % 2 == 0 ? "won" : "open", CLOCK, 1, false);
    }
    put(DAY1, "gone", "won", CLOCK, 1, true);
    put(DAY1, "gone", "won", CLOCK, 1, false);
    put(DAY1, "either", "won", CLOCK, 1, false);
    put(DAY1, "either", "won", CLOCK, 2, false);

    DealNights nights = new DealNights(spark, raw).run(DAY1);

    assertThat(nights.latest(DAY1).where(col("deal_id").like("ended %")).collectAsList())
        .hasSize(12)
        .allSatisfy(row -> assertThat(row.<String>getAs("outcome")).isEqualTo("won"));
    assertThat(nights.latest(DAY1).where(col("deal_id").equalTo("gone")).count()).isZero();
    assertThat(fates(nights, "ended 0")).containsExactly("NEW", "OUTDATED");
    assertThat(fates(nights, "gone")).containsExactly("NEW", "OUTDATED");
    // Nothing tells these apart: one stands, the other is set aside with its reason.
    assertThat(fates(nights, "either")).containsExactly("NEW", "QUARANTINED");
  }

  private long landed(AsOf day, String id, String changed, int amount) {
    return put(day, id, changed, amount, false);
  }

  private void deleted(AsOf day, String id, String changed, long amount) {
    put(day, id, changed, (int) amount, true);
  }

  private long put(AsOf day, String id, String changed, int amount, boolean isDeleted) {
    return put(day, id, "open", changed, amount, isDeleted);
  }

  private long put(
      AsOf day, String id, String outcome, String changed, int amount, boolean isDeleted) {
    raw.add(
        DealNights.row(
            day.date(),
            "deals-" + day + ".csv",
            raw.size(),
            List.of(
                id,
                "Talking",
                outcome,
                String.valueOf(amount),
                changed,
                String.valueOf(isDeleted))));
    return amount;
  }

  private static List<String> latest(DealNights nights, AsOf day) {
    return nights.latest(day).collectAsList().stream().map(RestatementsTest::deal).toList();
  }

  private static List<String> versions(DealNights nights) {
    return nights.versions(DAY4).collectAsList().stream()
        .map(row -> deal(row) + " " + row.getAs("recorded_at"))
        .toList();
  }

  private static List<String> fates(DealNights nights, String id) {
    return nights
        .decided()
        .where(col("deal_id").equalTo(id))
        .select(VersionSet.FATE)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private static String deal(Row row) {
    return row.getAs("deal_id") + " " + row.getDecimal(row.fieldIndex("amount")).intValueExact();
  }
}
