package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.RawTable;
import io.bowtie.contract.AsOf;
import io.bowtie.source.Mapping;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import io.bowtie.sql.SqlStep;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same data ends in the same silver state in whatever files, nights and order it lands, where
 * rows say when they were recorded. Law of the data foundation; seeds are fixed.
 */
@ExtendWith(SparkSupport.class)
class LandingOrderTest {
  private static final AsOf FIRST = AsOf.parse("2026-06-01");
  private static final AsOf LAST = FIRST.plusDays(2);
  private static final StructType RAW =
      Stream.of("id", "stage", "outcome", "amount", "changed", "gone", RawTable.FILE)
          .reduce(
              new StructType(),
              (schema, name) -> schema.add(name, DataTypes.StringType),
              (one, other) -> one)
          .add(RawTable.LINE, DataTypes.LongType)
          .add(RawTable.LANDED_ON, DataTypes.DateType);
  private static final Mapping DEALS =
      new Mapping(
          "crm",
          "deals",
          new SqlStep(
              "deals.sql",
              "select id as deal_id, stage, outcome, amount, changed as recorded_at,"
                  + " gone as is_deleted, _file, _line, _landed_on from deals"));

  private final SparkSession spark;

  LandingOrderTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldEndInTheSameStateHoweverRowsLand(long seed) {
    Random random = new Random(seed);
    List<List<String>> deals = deals(random);

    State atOnce = after(landed(deals, any -> 0, new Random(seed)));
    State inTurns = after(landed(deals, any -> random.nextInt(3), random));

    assertThat(inTurns).isEqualTo(atOnce);
    assertThat(atOnce.versions()).hasSizeGreaterThan(10);
    assertThat(atOnce.aside()).anyMatch(row -> row.contains("DUPLICATE_KEY"));
    assertThat(atOnce.aside()).anyMatch(row -> row.contains("WRONG_TYPE"));
  }

  /**
   * What a night sees.
   *
   * @param versions of each key, without the night that first saw them
   * @param latest of these
   * @param aside rows that are set aside, with their reason
   */
  private record State(List<String> versions, List<String> latest, List<String> aside) {}

  /** Few keys and few times, so that ties, repeats and conflicts are many. */
  private static List<List<String>> deals(Random random) {
    List<List<String>> deals = new ArrayList<>();
    for (int row = 0; row < 60; row++) {
      deals.add(
          List.of(
              "D" + random.nextInt(5),
              random.nextBoolean() ? "Qualify" : "Proposal",
              random.nextInt(4) == 0 ? "won" : "open",
              random.nextInt(12) == 0 ? "plenty" : String.valueOf(random.nextInt(3)),
              "2026-05-2" + random.nextInt(5) + " 10:00:00",
              String.valueOf(random.nextInt(10) == 0)));
    }
    deals.addAll(deals.subList(0, 10));
    return deals;
  }

  private static List<Row> landed(
      List<List<String>> deals,
      java.util.function.ToIntFunction<List<String>> night,
      Random order) {
    List<List<String>> shuffled = new ArrayList<>(deals);
    Collections.shuffle(shuffled, order);
    return IntStream.range(0, shuffled.size())
        .mapToObj(
            line -> {
              LocalDate day = FIRST.plusDays(night.applyAsInt(shuffled.get(line))).date();
              List<Object> cells = new ArrayList<>(shuffled.get(line));
              cells.add("deals-" + day + "-" + order.nextInt(3) + ".csv");
              cells.add((long) line);
              cells.add(day);
              return RowFactory.create(cells.toArray());
            })
        .toList();
  }

  private State after(List<Row> raw) {
    Dataset<Row> stored = spark.createDataFrame(List.of(), Deals.ENTITY.versions().schema());
    Dataset<Row> decided = stored;
    for (AsOf night = FIRST; night.compareTo(LAST) <= 0; night = night.plusDays(1)) {
      LocalDate day = night.date();
      List<Row> there =
          raw.stream().filter(row -> !row.<LocalDate>getAs(RAW.length() - 1).isAfter(day)).toList();
      if (!there.isEmpty()) {
        Conforming conforming = new Conforming(night, "run-" + night);
        decided = decided(conforming, there, stored).localCheckpoint();
        stored =
            stored
                .unionByName(conforming.newVersions(Deals.ENTITY, decided), true)
                .localCheckpoint();
      }
    }
    InMemoryTables silver = new InMemoryTables(spark).put(Deals.ENTITY.versions(), stored);
    return new State(
        content(SilverAsOf.versions(silver, Deals.ENTITY, LAST)),
        content(SilverAsOf.latest(silver, Deals.ENTITY, LAST)),
        texts(
            new Conforming(LAST, "run")
                .quarantined(Deals.ENTITY, decided)
                .select("row_hash", "reason_code", "column_name", "row_key")));
  }

  private Dataset<Row> decided(Conforming conforming, List<Row> raw, Dataset<Row> stored) {
    Dataset<Row> mapped =
        conforming.mapped(
            Deals.ENTITY,
            DEALS,
            ReadOptions.COMPUTED,
            Map.of("deals", new RawInput(spark.createDataFrame(raw, RAW), "deals.csv")),
            new FileLedger(List.of()));
    Identity nobody =
        new Identity(
            spark.sql("select '' as account_id where false"),
            spark.sql("select '' as source, '' as source_account_id, '' as _linked where false"));
    return conforming.decided(
        Deals.ENTITY, List.of(mapped), nobody, Set.of(), new InMemoryTables(spark), stored);
  }

  private static List<String> content(Dataset<Row> versions) {
    return texts(versions.drop("landed_on", "run_id"));
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
