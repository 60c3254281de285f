package io.bowtie.report.gold;

import static java.util.stream.Collectors.groupingBy;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the first recommendations of a use case, each with its score, reasons and name. */
final class AdviceReader {
  private final Tables tables;
  private final AsOf asOf;
  private final String useCase;

  AdviceReader(Tables tables, AsOf asOf, String useCase) {
    this.tables = tables;
    this.asOf = asOf;
    this.useCase = useCase;
  }

  /** By falling probability; ties by id, so that a rerun shows the same list. */
  Bounded<AdviceRow> first() {
    Dataset<Row> all = tonight(RecommendationTables.RECOMMENDATIONS);
    List<Fields> rows =
        GoldReader.collect(
            all.orderBy(col("probability").desc(), col("entity_id"), col("recommendation_id"))
                .limit(GoldReader.LIST),
            fields -> fields);
    if (rows.isEmpty()) {
      return new Bounded<>(List.of(), 0);
    }
    Object[] entities = distinct(rows, "entity_id");
    Map<String, Fields> scores = scores(entities);
    Map<String, List<ReasonRow>> reasons = reasons(entities);
    EntityNames names =
        EntityNames.read(tables, asOf, useCase, entities, distinct(rows, "account_id"));
    return new Bounded<>(
        rows.stream().map(row -> advice(row, scores, reasons, names)).toList(), all.count());
  }

  List<ApprovalCount> approvals() {
    Dataset<Row> rows =
        tonight(RecommendationTables.RECOMMENDATIONS)
            .groupBy("action", "risk_tier", "status", "approval_role")
            .agg(count(lit(1)).as("recommendations"));
    return GoldReader.collect(
        rows.orderBy("risk_tier", "action", "status", "approval_role"), ApprovalCount::of);
  }

  private AdviceRow advice(
      Fields row,
      Map<String, Fields> scores,
      Map<String, List<ReasonRow>> reasons,
      EntityNames names) {
    String entity = row.text("entity_id");
    String account = row.text("account_id");
    Fields score = scores.getOrDefault(entity, row);
    boolean isScored = scores.containsKey(entity);
    return new AdviceRow(
        entity,
        names.of(entity, account),
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
        reasons.getOrDefault(entity, List.of()));
  }

  private Map<String, Fields> scores(Object[] entities) {
    Map<String, Fields> byEntity = new HashMap<>();
    GoldReader.collect(
            tonight(ScoringTables.SCORES).where(col("entity_id").isin(entities)), fields -> fields)
        .forEach(fields -> byEntity.put(fields.text("entity_id"), fields));
    return byEntity;
  }

  /** Positions 1 to 5: neither the starting point nor the rest. */
  private Map<String, List<ReasonRow>> reasons(Object[] entities) {
    Dataset<Row> rows =
        tonight(ScoringTables.SCORE_REASONS)
            .where(col("entity_id").isin(entities))
            .where(col("position").between(1, 5));
    return GoldReader.collect(rows.orderBy("entity_id", "position"), ReasonRow::of).stream()
        .collect(groupingBy(ReasonRow::entityId));
  }

  private Dataset<Row> tonight(TableContract table) {
    return tables
        .read(table)
        .where(col("as_of").equalTo(lit(asOf.date())))
        .where(col("use_case").equalTo(useCase));
  }

  private static Object[] distinct(List<Fields> rows, String column) {
    TreeSet<String> values = new TreeSet<>();
    rows.forEach(row -> values.add(row.text(column)));
    return values.toArray();
  }
}
