package io.bowtie.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.silver.VersionSet.Fate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * No money is lost or made on the way to silver: per source and currency, before any conversion,
 * what was mapped is what stands in versions, current, superseded or deleted, and what was left out
 * with a reason, to the cent. An amount that is no number counts on neither side.
 */
public final class MoneyLaw {
  /** The rule that this class speaks for. */
  public static final String RULE = "money_preserved";

  private static final Map<String, String> AMOUNTS =
      Map.of("deals", "amount", "subscriptions", "mrr_amount", "invoices", "amount");

  private MoneyLaw() {}

  /** Where an amount is, once an entity is written. */
  enum Part {
    MAPPED("mapped"),
    CURRENT("current"),
    SUPERSEDED("superseded"),
    DELETED("deleted or merged"),
    QUARANTINED("quarantined"),
    COLLAPSED("in exact duplicates"),
    OUTDATED("outdated when it landed"),
    UNCHANGED("seen again unchanged"),
    LATER("recorded later");

    private final String words;

    Part(String words) {
      this.words = words;
    }
  }

  /** A sum and how many rows are in it. */
  private record Total(BigDecimal amount, long rows) {
    static final Total NONE = new Total(BigDecimal.ZERO, 0);

    Total plus(Total other) {
      return new Total(amount.add(other.amount), rows + other.rows);
    }
  }

  /** Rows of one source in one currency. */
  private record Purse(String source, String currency) {}

  /**
   * One result per source and currency; none for an entity without money.
   *
   * @param mapped rows of each source, before anything was decided of them
   * @param decided the same rows with their fate
   * @param versions of the entity, once this is written
   */
  static List<CheckResult> of(
      Entity entity,
      List<Dataset<Row>> mapped,
      Dataset<Row> decided,
      Dataset<Row> versions,
      AsOf asOf) {
    String amount = AMOUNTS.get(entity.name());
    if (amount == null || !Set.of(decided.columns()).contains(amount)) {
      return List.of();
    }
    Dataset<Row> parts =
        mapped.stream()
            .map(rows -> part(rows, amount, lit(Part.MAPPED.name())))
            .reduce(Dataset::unionByName)
            .orElseThrow()
            .unionByName(part(moved(decided), amount, lit(Part.MAPPED.name())))
            .unionByName(part(leftOut(decided), amount, col(VersionSet.FATE)))
            .unionByName(part(standing(entity, versions, asOf), amount, col("_part")));
    Map<Purse, Map<Part, Total>> totals =
        new TreeMap<>(Comparator.comparing(Purse::source).thenComparing(Purse::currency));
    parts
        .groupBy("source", "currency", "part")
        .agg(coalesce(sum("amount"), lit(BigDecimal.ZERO)), count(lit(1)))
        .collectAsList()
        .forEach(
            row ->
                totals
                    .computeIfAbsent(
                        new Purse(row.getString(0), row.getString(1)),
                        purse -> new EnumMap<>(Part.class))
                    .put(
                        Part.valueOf(row.getString(2)),
                        new Total(row.getDecimal(3), row.getLong(4))));
    List<CheckResult> results = new ArrayList<>();
    totals.forEach((purse, found) -> judged(entity, amount, purse, found).ifPresent(results::add));
    return results;
  }

  /** Versions of a source that is blocked tonight are not its concern: nothing of it was mapped. */
  private static Optional<CheckResult> judged(
      Entity entity, String amount, Purse purse, Map<Part, Total> found) {
    Total mapped = found.getOrDefault(Part.MAPPED, Total.NONE);
    if (mapped.rows() == 0) {
      return Optional.empty();
    }
    Total kept =
        found.entrySet().stream()
            .filter(part -> part.getKey() != Part.MAPPED)
            .map(Map.Entry::getValue)
            .reduce(Total.NONE, Total::plus);
    BigDecimal missing = mapped.amount().subtract(kept.amount());
    boolean isPreserved = missing.signum() == 0;
    return Optional.of(
        new CheckResult(
            purse.source(),
            entity.name(),
            RULE,
            amount + (purse.currency().isEmpty() ? "" : " " + purse.currency()),
            isPreserved ? Outcome.PASS : Outcome.BLOCK,
            mapped.rows(),
            isPreserved ? 0 : Math.max(1, Math.abs(mapped.rows() - kept.rows())),
            sentence(purse, mapped, found)
                + (isPreserved ? "" : " " + money(missing, purse) + " are not accounted for.")));
  }

  private static String sentence(Purse purse, Total mapped, Map<Part, Total> found) {
    List<String> parts = new ArrayList<>();
    found.forEach(
        (part, total) -> {
          if (part != Part.MAPPED && total.rows() > 0) {
            parts.add(money(total.amount(), purse) + " " + part.words);
          }
        });
    return money(mapped.amount(), purse) + " mapped = " + String.join(" + ", parts) + ".";
  }

  /** At least cents, and what is smaller where there is any. */
  private static String money(BigDecimal amount, Purse purse) {
    BigDecimal plain = amount.stripTrailingZeros();
    BigDecimal shown = plain.scale() < 2 ? plain.setScale(2, RoundingMode.UNNECESSARY) : plain;
    return shown.toPlainString() + (purse.currency().isEmpty() ? "" : " " + purse.currency());
  }

  private static Dataset<Row> part(Dataset<Row> rows, String amount, Column part) {
    Column currency =
        Set.of(rows.columns()).contains("currency") ? coalesce(col("currency"), lit("")) : lit("");
    return rows.select(
        col("source"), currency.as("currency"), part.as("part"), col(amount).as("amount"));
  }

  /** Versions that follow from a merge: the mapped row once more, for another account. */
  private static Dataset<Row> moved(Dataset<Row> decided) {
    return List.of(decided.columns()).contains(MergedRows.IS_MOVED)
        ? decided.where(col(MergedRows.IS_MOVED))
        : decided.limit(0);
  }

  private static Dataset<Row> leftOut(Dataset<Row> decided) {
    return decided.where(
        col(VersionSet.FATE)
            .isin(
                Fate.QUARANTINED.name(),
                Fate.COLLAPSED.name(),
                Fate.OUTDATED.name(),
                Fate.UNCHANGED.name(),
                Fate.LATER.name()));
  }

  private static Dataset<Row> standing(Entity entity, Dataset<Row> versions, AsOf asOf) {
    Column rank =
        row_number()
            .over(
                Window.partitionBy(
                        entity.businessKey().stream().map(name -> col(name)).toArray(Column[]::new))
                    .orderBy(
                        col("recorded_at").desc(),
                        col("landed_on").desc(),
                        col("row_hash").desc()));
    Column part =
        when(not(rank.equalTo(1)), lit(Part.SUPERSEDED.name()))
            .when(col("is_deleted").or(col("merged_into_id").isNotNull()), lit(Part.DELETED.name()))
            .otherwise(lit(Part.CURRENT.name()));
    return SilverAsOf.versions(versions, entity, asOf).withColumn("_part", part);
  }
}
