package io.bowtie.model.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.CustomField.Known;
import io.bowtie.config.LeakageConf;
import io.bowtie.contract.AsOf;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Planted leaks are found, and nothing is found in columns that leak nothing. */
@ExtendWith(SparkSupport.class)
class LeakageLedgerTest {
  private static final LocalDate LOOK = LocalDate.parse("2026-01-10");
  private static final LocalDate DECIDED = LocalDate.parse("2026-02-10");
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");
  private static final int DEALS = 600;

  /** Columns and what conf would declare of them, truly or not. */
  private static final Map<String, Known> DECLARED =
      Map.of(
          "x_good", Known.AT_CREATION,
          "x_team", Known.AT_CREATION,
          "x_owner_note", Known.UNKNOWN,
          "x_copy", Known.AT_CREATION,
          "x_noisy_copy", Known.AT_CREATION,
          "x_filled_by_winners", Known.AT_CREATION,
          "x_often_filled_by_winners", Known.AT_CREATION,
          "x_set_after_close", Known.WITH_VERSION,
          "x_changed_at_close", Known.AT_CREATION);

  @Test
  void shouldFindPlantedLeaksByTheirNumbers(SparkSession spark) {
    Map<String, LedgerEntry> found = ledger(spark, true);

    assertThat(verdicts(found))
        .containsOnly(
            Map.entry("stage", "kept, "),
            Map.entry("x_good", "kept, "),
            Map.entry("x_team", "kept, "),
            Map.entry("x_owner_note", "needs_sign_off, declaration"),
            Map.entry("x_copy", "refused, numbers"),
            Map.entry("x_noisy_copy", "refused, numbers"),
            Map.entry("x_filled_by_winners", "refused, numbers"),
            Map.entry("x_often_filled_by_winners", "needs_sign_off, numbers"),
            Map.entry("x_set_after_close", "needs_sign_off, numbers"),
            Map.entry("x_changed_at_close", "needs_sign_off, numbers"));
    Measured setAfter = found.get("x_set_after_close").measured();
    assertThat(setAfter.after().orElseThrow().filledShare()).isEqualTo(0.5);
    assertThat(setAfter.isMeasured()).isTrue();
    Measured changed = found.get("x_changed_at_close").measured();
    assertThat(changed.after().orElseThrow())
        .isEqualTo(new Measured.After(DEALS, 0, changed.after().orElseThrow().edited()));
    assertThat(changed.latest().orElseThrow().latestAuc()).isEqualTo(1);
    assertThat(changed.latest().orElseThrow().asOfAuc()).isLessThan(0.6);
    // What moves with the outcome by nature is shown, and held against nobody.
    assertThat(found.get("stage").measured().latest().orElseThrow().gain()).isGreaterThan(0.3);
  }

  @Test
  void shouldHoldNothingAgainstTheCleanTwin(SparkSession spark) {
    Map<String, LedgerEntry> found = ledger(spark, false);

    found.values().stream()
        .filter(entry -> !entry.feature().equals("x_owner_note"))
        .forEach(
            entry ->
                assertThat(entry.verdict())
                    .as(entry.feature() + ": " + entry.reason())
                    .isEqualTo(LedgerVerdict.KEPT));
    assertThat(found.get("x_owner_note").isCaughtByNumbers()).isFalse();
  }

  @Test
  void shouldAlwaysRefuseTheColumnThatItPlantsItself(SparkSession spark) {
    Ledger ledger = measured(spark, false);

    assertThat(ledger.planted().verdict()).isEqualTo(LedgerVerdict.REFUSED);
    assertThat(ledger.planted().measured().auc().getAsDouble()).isBetween(0.95, 0.999);
    assertThat(ledger.kept()).doesNotContain(ledger.planted().feature());
  }

  @Test
  void shouldSayNothingByNumbersWhereFewEntitiesStandBehindThem(SparkSession spark) {
    Ledger few =
        LeakageLedger.of(
            candidates(),
            rules(),
            TONIGHT,
            rows(spark, true).where("is_landmark and entity_id < 'D0038'"),
            rows(spark, true).where("is_landmark and false"));

    assertThat(few.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.measured().auc()).isEmpty();
              assertThat(entry.measured().latest()).isEmpty();
              assertThat(entry.isCaughtByNumbers()).isFalse();
            });
  }

  private static Map<String, String> verdicts(Map<String, LedgerEntry> found) {
    Map<String, String> verdicts = new TreeMap<>();
    found.forEach(
        (name, entry) ->
            verdicts.put(name, entry.verdict().word() + ", " + entry.caughtBy().orElse("")));
    return verdicts;
  }

  private static Map<String, LedgerEntry> ledger(SparkSession spark, boolean isLeaking) {
    Map<String, LedgerEntry> entries = new TreeMap<>();
    measured(spark, isLeaking).entries().forEach(entry -> entries.put(entry.feature(), entry));
    return entries;
  }

  private static Ledger measured(SparkSession spark, boolean isLeaking) {
    Dataset<Row> rows = rows(spark, isLeaking);
    return LeakageLedger.of(candidates(), rules(), TONIGHT, rows.where("is_landmark"), rows);
  }

  private static LedgerRules rules() {
    return new LedgerRules(
        "deal", new LeakageConf(0.95, 0.01, 0.5, 0.05, List.of(), Map.of()), List.of());
  }

  private static List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(new Candidate("stage", "progress", false, "versioned", Optional.empty()));
    new TreeMap<>(DECLARED)
        .forEach(
            (name, known) ->
                candidates.add(
                    new Candidate(
                        name, "fit", !name.equals("x_team"), "declared", Optional.of(known))));
    return candidates;
  }

  /** Each deal looked at once, half of them won later, and told as of three days. */
  private static Dataset<Row> rows(SparkSession spark, boolean isLeaking) {
    List<Row> rows = new ArrayList<>();
    for (int deal = 0; deal < DEALS; deal++) {
      for (LocalDate until : List.of(LOOK, DECIDED.minusDays(1), TONIGHT.date())) {
        rows.add(row(deal, until, isLeaking));
      }
    }
    return spark.createDataFrame(rows, schema());
  }

  private static Row row(int deal, LocalDate until, boolean isLeaking) {
    // Anew for each row: what was known on two days differs by what happened in between alone.
    SplittableRandom random = new SplittableRandom(deal);
    boolean isWon = deal % 2 == 0;
    boolean isClosed = until.isAfter(DECIDED);
    double noise = random.nextDouble();
    double otherNoise = random.nextDouble();
    boolean isRare = random.nextInt(50) == 0;
    boolean isOften = random.nextInt(10) < 6;
    String stage = random.nextBoolean() ? "Discovery" : "Proposal";
    Map<String, Object> values = new TreeMap<>();
    values.put("stage", isClosed ? (isWon ? "Closed Won" : "Closed Lost") : stage);
    values.put("x_good", noise + (isWon ? 0.2 : 0));
    values.put("x_team", deal % 3 == 0 || (isWon && deal % 5 == 0) ? "north" : "south");
    values.put("x_owner_note", otherNoise);
    if (isLeaking) {
      values.put("x_copy", isWon ? 1.0 : 0.0);
      values.put("x_noisy_copy", isWon == isRare ? 0.0 : 1.0);
      values.put("x_filled_by_winners", onlyIf(isWon, noise));
      values.put("x_often_filled_by_winners", onlyIf(isWon && isOften, noise));
      values.put("x_set_after_close", onlyIf(isWon && isClosed, 1.0));
      values.put("x_changed_at_close", isClosed ? (isWon ? 2.0 : 0.0) : noise);
    } else {
      values.put("x_copy", otherNoise);
      values.put("x_noisy_copy", noise + (isWon ? 0.3 : 0));
      values.put("x_filled_by_winners", noise);
      values.put("x_often_filled_by_winners", onlyIf(isOften, noise));
      values.put("x_set_after_close", otherNoise);
      values.put("x_changed_at_close", isClosed && isRare ? otherNoise : noise);
    }
    List<Object> cells =
        new ArrayList<>(
            List.of(
                "D%04d".formatted(deal),
                "A%04d".formatted(deal),
                LOOK,
                until,
                DECIDED,
                isWon,
                until.equals(LOOK)));
    cells.addAll(values.values());
    return RowFactory.create(cells.toArray());
  }

  private static Double onlyIf(boolean isFilled, double value) {
    return isFilled ? Double.valueOf(value) : null;
  }

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add("entity_id", DataTypes.StringType)
            .add("account_key", DataTypes.StringType)
            .add("landmark", DataTypes.DateType)
            .add("known_until", DataTypes.DateType)
            .add("decided_known_on", DataTypes.DateType)
            .add("is_event", DataTypes.BooleanType)
            .add("is_landmark", DataTypes.BooleanType)
            .add("stage", DataTypes.StringType);
    for (String name : new TreeMap<>(DECLARED).keySet()) {
      schema =
          schema.add(name, name.equals("x_team") ? DataTypes.StringType : DataTypes.DoubleType);
    }
    return schema;
  }
}
