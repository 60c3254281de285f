package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What lands on a day gives the same silver state on every day, in whatever files and order it
 * lands, and whichever nights are run, night after night or late. Law of the data foundation; seeds
 * are fixed.
 */
@ExtendWith(SparkSupport.class)
class LandingOrderTest {
  private static final AsOf FIRST = AsOf.parse("2026-06-01");
  private static final AsOf[] NIGHTS = {FIRST, FIRST.plusDays(1), FIRST.plusDays(2)};

  private final SparkSession spark;

  LandingOrderTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldEndInTheSameStateHoweverRowsLandAndNightsRun(long seed) {
    List<List<String>> deals = deals(new Random(seed));
    DealNights inTurns = new DealNights(spark, landed(deals, new Random(seed)));
    List<List<String>> seen = new ArrayList<>();
    for (AsOf night : NIGHTS) {
      seen.add(content(inTurns.run(night).versions(night)));
    }
    DealNights late =
        new DealNights(spark, landed(deals, new Random(seed + 100)))
            .run(NIGHTS[2], NIGHTS[0], NIGHTS[1], NIGHTS[2]);

    for (int night = 0; night < NIGHTS.length; night++) {
      assertThat(content(inTurns.versions(NIGHTS[night]))).isEqualTo(seen.get(night));
      assertThat(content(late.versions(NIGHTS[night]))).isEqualTo(seen.get(night));
    }
    assertThat(content(inTurns.versions(NIGHTS[2]))).hasSizeGreaterThan(10);
    List<String> aside = aside(inTurns);
    assertThat(aside(late)).isEqualTo(aside);
    assertThat(aside).anyMatch(row -> row.contains("DUPLICATE_KEY"));
    assertThat(aside).anyMatch(row -> row.contains("WRONG_TYPE"));
  }

  /** Few keys and few times, so that ties, repeats and conflicts are many; the day comes last. */
  private static List<List<String>> deals(Random random) {
    List<List<String>> deals = new ArrayList<>();
    for (int row = 0; row < 60; row++) {
      deals.add(
          List.of(
              "D" + random.nextInt(5),
              random.nextBoolean() ? "Qualify" : "Proposal",
              random.nextInt(4) == 0 ? "won" : "open",
              random.nextInt(12) == 0 ? "plenty" : String.valueOf(random.nextInt(3)),
              "2026-0"
                  + (random.nextInt(6) == 0 ? "6-0" : "5-2")
                  + (1 + random.nextInt(3))
                  + " 10:00:00",
              String.valueOf(random.nextInt(10) == 0),
              String.valueOf(random.nextInt(3))));
    }
    deals.addAll(deals.subList(0, 10));
    return deals;
  }

  private static List<Row> landed(List<List<String>> deals, Random order) {
    List<List<String>> shuffled = new ArrayList<>(deals);
    Collections.shuffle(shuffled, order);
    return IntStream.range(0, shuffled.size())
        .mapToObj(
            line -> {
              List<String> cells = shuffled.get(line);
              LocalDate day = FIRST.plusDays(Integer.parseInt(cells.get(6))).date();
              String file = "deals-" + day + "-" + order.nextInt(3) + ".csv";
              return DealNights.row(day, file, line, cells.subList(0, 6));
            })
        .toList();
  }

  private static List<String> aside(DealNights nights) {
    return texts(
        new Conforming(NIGHTS[2], "run")
            .quarantined(Deals.ENTITY, nights.decided())
            .select("row_hash", "reason_code", "column_name", "row_key"));
  }

  private static List<String> content(Dataset<Row> versions) {
    return texts(versions.drop("run_id"));
  }

  private static List<String> texts(Dataset<Row> rows) {
    return Stream.of(rows.collectAsList().toArray(Row[]::new)).map(Row::toString).sorted().toList();
  }
}
