package io.bowtie.silver;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.Tables;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What currencies are worth in the reporting currency, from the rates that were known. On a day the
 * last rate of that day or before counts, unless it is too old; a currency without one has none,
 * and never 1. Rates that a source tells relative to another currency are rebased ({@link
 * RateBase}). Some thousand rows on the driver: currencies times days.
 */
public final class ExchangeRates implements Serializable {
  /** The amount in the reporting currency; null where there is no amount or no rate. */
  public static final String REPORTING_AMOUNT = "reporting_amount";

  private static final double WITHDRAWN = Double.NaN;
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  /** Digits behind the point of a rate: enough for a currency of which 10,000 make one. */
  private static final String RATE = "decimal(19,10)";

  private final Denomination denomination;

  /** By currency and day, versions in the order in which they became known. */
  private final HashMap<String, TreeMap<LocalDate, List<Rate>>> rates = new HashMap<>();

  private final TreeMap<String, RateBase> bases = new TreeMap<>();

  private final BusinessZone zone;

  private ExchangeRates(Denomination denomination, BusinessZone zone) {
    this.denomination = denomination;
    this.zone = zone;
  }

  /**
   * In what amounts are told.
   *
   * @param reportingCurrency ISO 4217 code
   * @param maximumAgeDays a rate that is older on the day in question does not count
   */
  public record Denomination(String reportingCurrency, int maximumAgeDays)
      implements Serializable {}

  /**
   * One version of one day's rate.
   *
   * @param source that tells it; all its rates are relative to one currency
   * @param currency ISO 4217 code
   * @param day for which it holds
   * @param recordedAt when it was known
   * @param value units of the source's currency for one unit; not a number where it was withdrawn
   */
  public record Rate(
      String source, String currency, LocalDate day, Instant recordedAt, double value)
      implements Serializable {

    /** A rate of the only source there is. */
    public Rate(String currency, LocalDate day, Instant recordedAt, double value) {
      this("", currency, day, recordedAt, value);
    }

    boolean isWithdrawn() {
      return Double.isNaN(value);
    }
  }

  /** The rates that a night knows; none where no source delivers them. */
  public static ExchangeRates at(Tables tables, AsOf asOf, Denomination denomination) {
    Dataset<Row> versions = SilverAsOf.versions(tables, FxRates.ENTITY, asOf);
    return of(
        denomination,
        BusinessZone.of(versions.sparkSession()),
        versions.collectAsList().stream()
            .map(
                row ->
                    new Rate(
                        row.getAs("source"),
                        row.getAs("currency"),
                        row.getAs("rate_date"),
                        row.getAs("recorded_at"),
                        row.<Boolean>getAs("is_deleted")
                            ? WITHDRAWN
                            : row.<Double>getAs("rate_to_reporting")))
            .toList());
  }

  /** Some rates, of a company whose days are those of UTC. */
  public static ExchangeRates of(Denomination denomination, List<Rate> rates) {
    return of(denomination, BusinessZone.UTC, rates);
  }

  private static ExchangeRates of(Denomination denomination, BusinessZone zone, List<Rate> rates) {
    ExchangeRates exchange = new ExchangeRates(denomination, zone);
    rates.stream()
        .sorted(Comparator.comparing(Rate::recordedAt).thenComparing(Rate::source))
        .forEach(exchange::add);
    return exchange;
  }

  private void add(Rate rate) {
    String code = code(rate.currency());
    rates
        .computeIfAbsent(code, name -> new TreeMap<>())
        .computeIfAbsent(rate.day(), day -> new ArrayList<>())
        .add(rate);
    bases
        .computeIfAbsent(rate.source(), name -> new RateBase(denomination.maximumAgeDays()))
        .add(rate, code, code.equals(reportingCurrency()));
  }

  /** No rates: only the reporting currency itself has a worth. */
  public static ExchangeRates none(Denomination denomination) {
    return of(denomination, List.of());
  }

  public String reportingCurrency() {
    return denomination.reportingCurrency();
  }

  /**
   * The worth of one unit on a day; empty without a rate.
   *
   * @param currency ISO 4217 code; empty counts as the reporting currency
   * @param knownBy rates recorded later do not count
   */
  public OptionalDouble rate(Optional<String> currency, LocalDate day, AsOf knownBy) {
    String code = currency.map(ExchangeRates::code).orElse("");
    if (code.isEmpty() || code.equals(reportingCurrency())) {
      return OptionalDouble.of(1);
    }
    TreeMap<LocalDate, List<Rate>> own = rates.getOrDefault(code, new TreeMap<>());
    LocalDate oldest = day.minusDays(denomination.maximumAgeDays());
    for (List<Rate> versions : own.subMap(oldest, true, day, true).descendingMap().values()) {
      Optional<Double> known = known(versions, knownBy);
      if (known.isPresent()) {
        return OptionalDouble.of(known.get());
      }
    }
    return OptionalDouble.empty();
  }

  /** Of each source the last version counts; of several sources the one that was known last. */
  private Optional<Double> known(List<Rate> versions, AsOf knownBy) {
    Instant end = zone.endOf(knownBy);
    Set<String> seen = new HashSet<>();
    for (int place = versions.size() - 1; place >= 0; place--) {
      Rate rate = versions.get(place);
      if (rate.recordedAt().isBefore(end) && seen.add(rate.source()) && !rate.isWithdrawn()) {
        Optional<Double> worth = bases.get(rate.source()).rebased(rate, end);
        if (worth.isPresent()) {
          return worth;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The rates as a night knows them, for queries: currency, valid_from and valid_to (inclusive
   * days), rate. Spans of a currency do not overlap; the reporting currency has one of 1 for all
   * days.
   */
  public Dataset<Row> spans(SparkSession spark, AsOf knownBy) {
    List<Row> spans = new ArrayList<>();
    spans.add(RowFactory.create(reportingCurrency(), FIRST_DAY, LAST_DAY, BigDecimal.ONE));
    for (Map.Entry<String, TreeMap<LocalDate, List<Rate>>> own : rates.entrySet()) {
      TreeMap<LocalDate, BigDecimal> known = new TreeMap<>();
      own.getValue()
          .forEach(
              (day, versions) ->
                  known(versions, knownBy)
                      .ifPresent(rate -> known.put(day, BigDecimal.valueOf(rate))));
      known.keySet().removeIf(day -> own.getKey().equals(reportingCurrency()));
      known.forEach(
          (day, rate) -> {
            LocalDate last = day.plusDays(denomination.maximumAgeDays());
            LocalDate next = known.higherKey(day);
            LocalDate until = next == null || next.isAfter(last) ? last : next.minusDays(1);
            spans.add(RowFactory.create(own.getKey(), day, until, rate));
          });
    }
    return broadcast(
        spark
            .createDataFrame(
                spans,
                new StructType()
                    .add("currency", DataTypes.StringType)
                    .add("valid_from", DataTypes.DateType)
                    .add("valid_to", DataTypes.DateType)
                    .add("rate", DataTypes.createDecimalType(38, 18)))
            .withColumn("rate", col("rate").cast(RATE)));
  }

  /**
   * Adds {@link #REPORTING_AMOUNT}.
   *
   * @param rows with a column {@code currency}; where it is empty, the reporting currency counts
   * @param amount name of the amount's column
   * @param day on which it is to be converted
   */
  public Dataset<Row> converted(Dataset<Row> rows, String amount, Column day, AsOf knownBy) {
    Dataset<Row> spans =
        spans(rows.sparkSession(), knownBy)
            .select(
                col("currency").as("_rate_currency"),
                col("valid_from").as("_valid_from"),
                col("valid_to").as("_valid_to"),
                col("rate").as("_rate"));
    return rows.withColumn("_code", codeOf(col("currency")))
        .withColumn("_money_day", day)
        .join(
            spans,
            col("_code")
                .equalTo(col("_rate_currency"))
                .and(col("_money_day").between(col("_valid_from"), col("_valid_to"))),
            "left")
        .withColumn(
            REPORTING_AMOUNT,
            round(col(amount).multiply(col("_rate")), 4).cast(ColumnType.MONEY.sparkType()))
        .drop("_code", "_money_day", "_rate_currency", "_valid_from", "_valid_to", "_rate");
  }

  /** What each source's rates are relative to, as a night knows it; by source. */
  List<SourceRates> sources(AsOf knownBy) {
    Instant end = zone.endOf(knownBy);
    List<SourceRates> sources = new ArrayList<>();
    bases.forEach(
        (source, base) -> {
          List<Rate> others =
              rates.entrySet().stream()
                  .filter(own -> !own.getKey().equals(reportingCurrency()))
                  .flatMap(own -> own.getValue().values().stream().flatMap(List::stream))
                  .filter(rate -> rate.source().equals(source) && !rate.isWithdrawn())
                  .filter(rate -> rate.recordedAt().isBefore(end))
                  .toList();
          long lost = others.stream().filter(rate -> base.rebased(rate, end).isEmpty()).count();
          sources.add(
              new SourceRates(source, base.ownRate(end), base.others(end), others.size(), lost));
        });
    return sources;
  }

  /**
   * What a source's rates are relative to.
   *
   * @param own the last rate that it gives for the reporting currency itself
   * @param alwaysOne other currencies whose rate is always 1
   * @param rates how many it gives for other currencies
   * @param lost how many of them cannot be told in the reporting currency
   */
  record SourceRates(
      String source, Optional<Rate> own, List<String> alwaysOne, long rates, long lost) {}

  private Column codeOf(Column currency) {
    Column code = upper(trim(currency));
    return coalesce(when(code.notEqual(""), code), lit(reportingCurrency()));
  }

  private static String code(String currency) {
    return currency.strip().toUpperCase(Locale.ROOT);
  }
}
