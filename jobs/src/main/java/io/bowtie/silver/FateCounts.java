package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.bowtie.silver.VersionSet.Fate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many rows met which fate, on the driver: one group per source, fate and set of problems.
 *
 * @param groups in no order
 */
public record FateCounts(List<Group> groups) {
  private static final Map<String, String> MONEY =
      Map.of("subscriptions", "mrr_amount", "invoices", "amount");

  /** Where a group's counts of oddities begin in its row. */
  private static final int FIRST_ODDITY = 9;

  /**
   * Rows with the same fate for the same reasons.
   *
   * @param source that delivered them
   * @param fate what became of them
   * @param problems of code and column
   * @param currency of the money; empty for entities without
   * @param rows all
   * @param orphans of these, such as name an account that nobody delivered
   * @param unresolved of these, such as name a customer that identity cannot link
   * @param unresolvedMoney of the unresolved rows
   * @param odd of these, such as meet each of the entity's oddities, in their order
   * @param earliest recorded_at, the epoch where there is none
   */
  record Group(
      String source,
      Fate fate,
      Set<ProblemPlace> problems,
      String currency,
      long rows,
      long orphans,
      long unresolved,
      BigDecimal unresolvedMoney,
      Instant earliest,
      List<Long> odd) {}

  /**
   * Where a problem is.
   *
   * @param problem what is wrong
   * @param column the column, or the key's columns
   */
  record ProblemPlace(Problem problem, String column) {
    static ProblemPlace parse(String text) {
      int bar = text.indexOf('|');
      return new ProblemPlace(Problem.valueOf(text.substring(0, bar)), text.substring(bar + 1));
    }
  }

  /**
   * Rows set aside for one reason.
   *
   * @param reason the code in {@code gold.quarantine}
   * @param column the column, or the key's columns
   * @param rows how many
   */
  public record SetAside(String reason, String column, long rows) {}

  public FateCounts {
    groups = List.copyOf(groups);
  }

  /** Counts in one pass. */
  static FateCounts of(Entity entity, Dataset<Row> decided) {
    Set<String> columns = Set.of(decided.columns());
    boolean isLinked =
        columns.contains("source_account_id") && entity.versions().column("account_id").isPresent();
    Column isUnresolved = isLinked ? col("account_id").isNull() : lit(false);
    Column money =
        Optional.ofNullable(MONEY.get(entity.name()))
            .filter(columns::contains)
            .map(name -> col(name))
            .orElse(lit(BigDecimal.ZERO));
    Column currency =
        MONEY.containsKey(entity.name()) && columns.contains("currency")
            ? org.apache.spark.sql.functions.coalesce(col("currency"), lit(""))
            : lit("");
    List<Column> figures =
        new ArrayList<>(
            List.of(
                count_if(col(Identity.IS_ORPHAN)),
                count_if(isUnresolved),
                sum(when(isUnresolved, money)),
                min("recorded_at")));
    entity
        .oddities()
        .forEach(
            oddity ->
                figures.add(
                    columns.containsAll(oddity.columns())
                        ? count_if(expr(oddity.condition()))
                        : lit(0L)));
    return new FateCounts(
        decided
            .groupBy(
                col("source"),
                col(VersionSet.FATE),
                transform(
                        col(MappedRows.PROBLEMS),
                        problem ->
                            concat_ws(
                                "|", problem.getField("code"), problem.getField("column_name")))
                    .as("problems"),
                currency.as("money_currency"))
            .agg(count(lit(1)), figures.toArray(Column[]::new))
            .collectAsList()
            .stream()
            .map(FateCounts::group)
            .toList());
  }

  private static Group group(Row row) {
    List<String> problems = row.getList(2);
    return new Group(
        row.getString(0),
        Fate.valueOf(row.getString(1)),
        Set.copyOf(problems.stream().map(ProblemPlace::parse).toList()),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.isNullAt(7) ? BigDecimal.ZERO : row.getDecimal(7),
        row.isNullAt(8) ? Instant.EPOCH : row.getInstant(8),
        IntStream.range(FIRST_ODDITY, row.size()).mapToObj(row::getLong).toList());
  }

  /** Rows with one of these fates. */
  public long rows(Fate... fates) {
    Set<Fate> wanted = Set.of(fates);
    return rows(group -> wanted.contains(group.fate()));
  }

  long rows(Predicate<Group> which) {
    return groups.stream().filter(which).mapToLong(Group::rows).sum();
  }

  /** Versions that the night sees, stored before or now. */
  public long versions() {
    return rows(group -> isVersion(group.fate()));
  }

  /** The earliest recorded_at of a row that is recorded after the as-of. */
  public Optional<Instant> earliestLater() {
    return groups.stream()
        .filter(group -> group.fate() == Fate.LATER)
        .map(Group::earliest)
        .min(Comparator.naturalOrder());
  }

  FateCounts of(String source) {
    return new FateCounts(groups.stream().filter(group -> group.source().equals(source)).toList());
  }

  List<String> sources() {
    return groups.stream().map(Group::source).distinct().sorted().toList();
  }

  /** Rows set aside, by problem and column; a row with two problems counts for both. */
  Map<ProblemPlace, Long> byProblem() {
    Map<ProblemPlace, Long> counts =
        new TreeMap<>(
            Comparator.comparing(ProblemPlace::problem).thenComparing(ProblemPlace::column));
    for (Group group : groups) {
      group.problems().forEach(place -> counts.merge(place, group.rows(), Long::sum));
    }
    return counts;
  }

  /** Rows set aside, by reason and column; a row with two reasons counts for both. */
  public List<SetAside> setAside() {
    return byProblem().entrySet().stream()
        .map(
            place ->
                new SetAside(
                    place.getKey().problem().name(), place.getKey().column(), place.getValue()))
        .toList();
  }

  /** What the unresolved versions are worth, as in {@code 120.0000 USD}. */
  List<String> unresolvedMoney() {
    Map<String, BigDecimal> sums = new TreeMap<>();
    groups.stream()
        .filter(group -> isVersion(group.fate()) && !group.currency().isEmpty())
        .filter(group -> group.unresolved() > 0)
        .forEach(group -> sums.merge(group.currency(), group.unresolvedMoney(), BigDecimal::add));
    List<String> words = new ArrayList<>();
    sums.forEach((currency, sum) -> words.add(sum.toPlainString() + " " + currency));
    return words;
  }

  long orphans() {
    return groups.stream().filter(group -> isVersion(group.fate())).mapToLong(Group::orphans).sum();
  }

  long unresolved() {
    return groups.stream()
        .filter(group -> isVersion(group.fate()))
        .mapToLong(Group::unresolved)
        .sum();
  }

  /** Versions that meet the oddity at that place of the entity's. */
  long odd(int place) {
    return groups.stream()
        .filter(group -> isVersion(group.fate()))
        .mapToLong(group -> group.odd().get(place))
        .sum();
  }

  private static boolean isVersion(Fate fate) {
    return fate == Fate.NEW || fate == Fate.KNOWN || fate == Fate.SEEN_EARLIER;
  }
}
