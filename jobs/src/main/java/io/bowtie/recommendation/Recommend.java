package io.bowtie.recommendation;

import static io.bowtie.recommendation.RecommendationTables.RECOMMENDATIONS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.silver.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Turns the night's scores into rows of {@code gold.recommendations}. */
public final class Recommend {
  /**
   * A night that is older is not the night before: its alerts are raised anew. A month lets a
   * company that runs once a month go on from its last night, and bounds what is read.
   */
  private static final int LOOK_BACK_DAYS = 31;

  private static final String ALERT = "former_alert_since";
  private static final String ADVISED = "former_advice";

  private Recommend() {}

  /**
   * The scores with the alerts that stood on the last night before, for hysteresis, and with what
   * was advised on the nights that an episode may go on from.
   *
   * @param recommendations rows of {@code gold.recommendations} of any nights
   */
  public static Dataset<Row> withFormerAdvice(
      Dataset<Row> scores, Dataset<Row> recommendations, AsOf asOf) {
    Dataset<Row> before =
        recommendations.where(
            col("as_of")
                .geq(lit(asOf.date().minusDays(LOOK_BACK_DAYS)))
                .and(col("as_of").lt(lit(asOf.date()))));
    Dataset<Row> lastNight = before.agg(max("as_of").as("last_night"));
    LocalDate earliest = asOf.date().minusDays(Episode.LONGEST_GAP_DAYS);
    Dataset<Row> former =
        before
            .crossJoin(lastNight)
            .where(col("as_of").equalTo(col("last_night")).or(col("as_of").geq(lit(earliest))))
            .groupBy("use_case", "entity_id")
            .agg(
                min(when(col("as_of").equalTo(col("last_night")), col("alert_since"))).as(ALERT),
                // At most the nights of a week, times the actions of a use case.
                collect_list(
                        struct(
                            col("action"),
                            col("as_of"),
                            coalesce(col("episode_since"), col("as_of")).as("since")))
                    .as(ADVISED));
    return scores.join(former, new String[] {"use_case", "entity_id"}, "left_outer");
  }

  /**
   * One row per use case, entity and advised action.
   *
   * @param scores rows of {@code gold.scores} of the night, with former advice or without
   * @param silver for amounts and standing, as of the night
   * @param rates to the currency in which limits are set
   */
  public static Dataset<Row> fromScores(
      Dataset<Row> scores,
      Tables silver,
      RecommendationPolicy policy,
      ExchangeRates rates,
      AsOf asOf,
      String runId) {
    String reportingCurrency = rates.reportingCurrency();
    return Standings.withStandings(scores, silver, asOf, rates)
        .flatMap(
            (FlatMapFunction<Row, Row>)
                row ->
                    policy.advise(scored(row, reportingCurrency), asOf.date()).stream()
                        .map(recommendation -> toRow(recommendation, asOf, runId))
                        .iterator(),
            Encoders.row(RECOMMENDATIONS.schema()));
  }

  private static Scored scored(Row row, String reportingCurrency) {
    return new Scored(
        row.getAs("use_case"),
        row.getAs("entity_id"),
        textOrEmpty(row, "account_id"),
        textOrEmpty(row, "owner_id"),
        row.<Double>getAs("probability"),
        row.<Double>getAs("probability_low"),
        row.<Double>getAs("probability_high"),
        row.getAs("band"),
        row.getAs("confidence"),
        row.getAs("basis"),
        row.getList(row.fieldIndex("caveats")),
        stake(row, reportingCurrency),
        Boolean.TRUE.equals(row.<Boolean>getAs("is_strategic")),
        textOrEmpty(row, "forecast_category"),
        isThere(row, ALERT) ? Optional.of(row.<LocalDate>getAs(ALERT)) : Optional.empty(),
        isThere(row, ADVISED) ? advised(row.getList(row.fieldIndex(ADVISED))) : List.of());
  }

  private static List<Episode.Advised> advised(List<Row> nights) {
    return nights.stream()
        .map(
            night ->
                new Episode.Advised(
                    night.getString(0), night.<LocalDate>getAs(1), night.<LocalDate>getAs(2)))
        .toList();
  }

  private static boolean isThere(Row row, String column) {
    return row.schema().getFieldIndex(column).isDefined() && row.getAs(column) != null;
  }

  private static Stake stake(Row row, String reportingCurrency) {
    BigDecimal amount = row.getAs("stake_amount");
    if (amount == null) {
      return Stake.NONE;
    }
    String currency = row.getAs("stake_currency");
    return currency.equals(reportingCurrency)
        ? Stake.of(amount, currency)
        : Stake.foreign(amount, currency);
  }

  /** In the order of the contract's columns. */
  private static Row toRow(Recommendation recommendation, AsOf asOf, String runId) {
    Scored scored = recommendation.scored();
    return RowFactory.create(
        recommendation.id(),
        scored.useCase(),
        scored.entityId(),
        nullIfEmpty(scored.accountId()),
        recommendation.action().code(),
        recommendation.text(),
        recommendation.expectedEffect(),
        nullIfEmpty(scored.ownerId()),
        recommendation.tier().word(),
        recommendation.approvalRole().orElse(null),
        recommendation.status(),
        recommendation.expiresOn(asOf.date()),
        scored.probability(),
        scored.band(),
        scored.confidence(),
        recommendation.threshold(),
        recommendation.alert().map(alert -> alert.rule().thresholdId()).orElse(null),
        recommendation.alertState().orElse(null),
        recommendation.alert().map(Recommendation.Alert::since).orElse(null),
        recommendation.episodeSince(),
        scored.caveats().toArray(String[]::new),
        asOf.date(),
        runId);
  }

  private static String textOrEmpty(Row row, String column) {
    return Optional.ofNullable(row.<String>getAs(column)).orElse("");
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
