package io.bowtie.report.gold;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Reads the first recommendations of each use case, each with its score, reasons and name. Bounded
 * by {@link GoldReader#LIST} a use case.
 */
final class AdviceReader {
  private final Tables tables;
  private final AsOf asOf;
  private final List<String> useCases;
  private final Map<String, List<Fields>> first;
  private final Map<String, List<ApprovalCount>> approvals;
  private final Map<String, Fields> scores;
  private final Map<String, List<ReasonRow>> reasons;
  private final EntityNames names;

  private AdviceReader(Tables tables, AsOf asOf, List<String> useCases) {
    this.tables = tables;
    this.asOf = asOf;
    this.useCases = useCases;
    first = GoldReader.byUseCase(cut(tonight(RecommendationTables.RECOMMENDATIONS)), row -> row);
    approvals = GoldReader.byUseCase(counted(), ApprovalCount::of);
    List<Fields> all = first.values().stream().flatMap(List::stream).toList();
    Object[] entities = distinct(all, "entity_id");
    scores = new HashMap<>();
    GoldReader.collect(of(ScoringTables.SCORES, entities), row -> row)
        .forEach(row -> scores.put(key(row), row));
    reasons = reasons(entities);
    names = EntityNames.read(tables, asOf, first, distinct(all, "account_id"));
  }

  static AdviceReader of(Tables tables, AsOf asOf, List<String> useCases) {
    return new AdviceReader(tables, asOf, useCases);
  }

  /** By falling probability; ties by id, so that a rerun shows the same list. */
  Bounded<AdviceRow> first(String useCase) {
    long total = approvals(useCase).stream().mapToLong(ApprovalCount::recommendations).sum();
    return new Bounded<>(GoldReader.in(first, useCase).stream().map(this::advice).toList(), total);
  }

  List<ApprovalCount> approvals(String useCase) {
    return GoldReader.in(approvals, useCase);
  }

  private static Dataset<Row> cut(Dataset<Row> recommendations) {
    Column place =
        row_number()
            .over(
                Window.partitionBy("use_case")
                    .orderBy(
                        col("probability").desc(), col("entity_id"), col("recommendation_id")));
    return recommendations
        .withColumn("place", place)
        .where(col("place").leq(GoldReader.LIST))
        .orderBy("place");
  }

  private Dataset<Row> counted() {
    return tonight(RecommendationTables.RECOMMENDATIONS)
        .groupBy("use_case", "action", "risk_tier", "status", "approval_role")
        .agg(count(lit(1)).as("recommendations"))
        .orderBy("risk_tier", "action", "status", "approval_role");
  }

  private AdviceRow advice(Fields row) {
    String entity = row.text("entity_id");
    String account = row.text("account_id");
    Fields score = scores.getOrDefault(key(row), row);
    boolean isScored = scores.containsKey(key(row));
    return new AdviceRow(
        entity,
        names.of(row.text("use_case"), entity, account),
        names.account(account),
        row.text("action_text"),
        row.text("expected_effect"),
        row.text("suggested_owner_id"),
        row.text("risk_tier"),
        row.text("approval_role"),
        row.text("status"),
        row.day("expires_on"),
        isScored
            ? score.estimate(
                "probability", "probability_low", "probability_high", Estimate.UNKNOWN_SUPPORT, "")
            : row.estimate("probability", Estimate.UNKNOWN_SUPPORT, ""),
        isScored ? (int) score.count("rank") : 0,
        row.text("band"),
        row.text("confidence"),
        isScored ? score.text("trend") : "",
        isScored ? score.text("basis") : "",
        row.texts("caveats"),
        GoldReader.in(reasons, key(row)));
  }

  /** Positions 1 to 5: neither the starting point nor the rest. */
  private Map<String, List<ReasonRow>> reasons(Object[] entities) {
    Dataset<Row> rows =
        of(ScoringTables.SCORE_REASONS, entities).where(col("position").between(1, 5));
    return GoldReader.collect(rows.orderBy("position"), row -> row).stream()
        .collect(groupingBy(AdviceReader::key, mapping(ReasonRow::of, toList())));
  }

  private Dataset<Row> of(TableContract table, Object[] entities) {
    return tonight(table).where(col("entity_id").isin(entities));
  }

  private Dataset<Row> tonight(TableContract table) {
    return tables
        .read(table)
        .where(col("as_of").equalTo(lit(asOf.date())))
        .where(col("use_case").isin(useCases.toArray()));
  }

  private static String key(Fields row) {
    return row.text("use_case") + "\n" + row.text("entity_id");
  }

  private static Object[] distinct(List<Fields> rows, String column) {
    TreeSet<String> values = new TreeSet<>();
    rows.forEach(row -> values.add(row.text(column)));
    return values.toArray();
  }
}
