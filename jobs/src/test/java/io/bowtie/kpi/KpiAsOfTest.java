package io.bowtie.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.silver.Owners;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Law 5 for KPIs: what is recorded or lands after the night changes nothing at the night. */
@ExtendWith(SparkSupport.class)
class KpiAsOfTest {
  private static final AsOf AS_OF = AsOf.parse("2026-06-30");
  private static final KpiNight NIGHT = new KpiNight(AS_OF, "run", "USD", 365);
  private static final LocalDate FIRST_DAY = LocalDate.parse("2025-05-01");
  private static final int DAYS = 540;

  private final SparkSession spark;

  KpiAsOfTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldNotChangeWithAnyVersionFromAfterTheNight() {
    Random random = new Random(20260630);
    List<Map<String, String>> versions = versions(random, 400);
    List<Map<String, String>> known = versions.stream().filter(KpiAsOfTest::isKnown).toList();
    List<Map<String, String>> changed = new ArrayList<>();
    for (Map<String, String> version : versions) {
      if (isKnown(version)) {
        changed.add(version);
      } else if (random.nextBoolean()) {
        changed.add(changed(version, random));
      }
    }
    versions(random, 200).stream().filter(version -> !isKnown(version)).forEach(changed::add);

    List<String> expected = measured(known);
    assertThat(known).hasSizeBetween(150, versions.size() - 50);
    assertThat(changed).isNotEqualTo(known);
    assertThat(measured(versions)).isEqualTo(expected);
    assertThat(measured(changed)).isEqualTo(expected);
  }

  @Test
  void shouldNotDependOnTheOrderOfRows() {
    List<Map<String, String>> versions = versions(new Random(7), 300);
    List<Map<String, String>> shuffled = new ArrayList<>(versions);
    Collections.shuffle(shuffled, new Random(8));

    assertThat(measured(shuffled)).isEqualTo(measured(versions));
  }

  /** About one version in three is from after the night, recorded or landed. */
  private static List<Map<String, String>> versions(Random random, int count) {
    List<Map<String, String>> versions = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      LocalDate created = FIRST_DAY.plusDays(random.nextInt(DAYS / 2));
      LocalDate recorded = FIRST_DAY.plusDays(random.nextInt(DAYS));
      Map<String, String> version = new LinkedHashMap<>();
      version.put("deal_id", "D" + random.nextInt(count / 3));
      version.put("outcome", List.of("open", "won", "lost").get(random.nextInt(3)));
      version.put("created_at", created.toString());
      version.put("closed_at", created.plusDays(random.nextInt(200)).toString());
      version.put("account_id", "A" + random.nextInt(4));
      version.put("owner_id", "O" + random.nextInt(4));
      version.put("lead_source", List.of("web", "event").get(random.nextInt(2)));
      version.put("amount", random.nextInt(100_000) + ".25");
      version.put("recorded_at", recorded.toString());
      version.put("landed_on", recorded.plusDays(random.nextInt(30)).toString());
      version.put("is_deleted", String.valueOf(random.nextInt(10) == 0));
      version.put("row_hash", "h" + number);
      versions.add(version);
    }
    return versions;
  }

  private static boolean isKnown(Map<String, String> version) {
    return !LocalDate.parse(version.get("recorded_at")).isAfter(AS_OF.date())
        && !LocalDate.parse(version.get("landed_on")).isAfter(AS_OF.date());
  }

  private static Map<String, String> changed(Map<String, String> version, Random random) {
    Map<String, String> changed = new LinkedHashMap<>(version);
    changed.put("outcome", "won");
    changed.put("amount", String.valueOf(random.nextInt(9) * 1_000_000));
    changed.put("lead_source", "rewritten");
    changed.put("is_deleted", String.valueOf(random.nextBoolean()));
    return changed;
  }

  private List<String> measured(List<Map<String, String>> dealVersions) {
    InMemoryTables tables =
        new InMemoryTables(spark)
            .put(Deals.ENTITY.versions(), deals(dealVersions))
            .put(Accounts.ENTITY.versions(), accounts())
            .put(Owners.ENTITY.versions(), owners());
    try (DealFacts facts =
        DealFacts.read(tables, NIGHT, ExchangeRates.none(SilverFixture.DOLLARS))) {
      Dataset<Row> kpis = MeasureKpis.of(KpiCatalog.KPIS, delivered -> true, facts, NIGHT);
      Dataset<Row> velocities = MeasureKpis.velocityOf(delivered -> true, facts, NIGHT);
      return Stream.of(kpis, velocities)
          .flatMap(rows -> rows.collectAsList().stream())
          .map(Row::toString)
          .sorted()
          .toList();
    }
  }

  private static Rows deals(List<Map<String, String>> versions) {
    Rows rows = Rows.of(Deals.ENTITY.versions());
    versions.forEach(
        version -> rows.row(SilverFixture.withDefaults(Deals.ENTITY.versions(), version)));
    return rows;
  }

  /** The night's segments are those of the accounts as they were known by then. */
  private static Rows accounts() {
    Rows rows = Rows.of(Accounts.ENTITY.versions());
    for (int number = 0; number < 3; number++) {
      rows.row(account(number, "segment " + number % 2, "2025-01-01"));
      rows.row(account(number, "renamed later", "2026-07-0" + (number + 1)));
    }
    return rows;
  }

  private static String[] account(int number, String segment, String recorded) {
    return SilverFixture.withDefaults(
        Accounts.ENTITY.versions(),
        Map.of(
            "account_id", "A" + number,
            "account_name", "Account",
            "segment", segment,
            "recorded_at", recorded,
            "landed_on", recorded));
  }

  private static Rows owners() {
    Rows rows = Rows.of(Owners.ENTITY.versions());
    for (int number = 0; number < 3; number++) {
      rows.row(
          SilverFixture.withDefaults(
              Owners.ENTITY.versions(),
              Map.of(
                  "owner_id", "O" + number,
                  "owner_name", "Owner",
                  "team", "team " + number % 2,
                  "region", "region " + number)));
    }
    return rows;
  }
}
