package io.bowtie.recommendation;

import static io.bowtie.recommendation.RecommendationTables.RECOMMENDATIONS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.silver.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Turns the night's scores into rows of {@code gold.recommendations}. */
public final class Recommend {
  private static final String FORMER = "former_alert_since";

  private Recommend() {}

  /**
   * The scores with the alerts that stood on the last night before, for hysteresis.
   *
   * @param recommendations rows of {@code gold.recommendations} of any nights
   */
  public static Dataset<Row> withFormerAlerts(
      Dataset<Row> scores, Dataset<Row> recommendations, AsOf asOf) {
    Dataset<Row> before = recommendations.where(col("as_of").lt(lit(asOf.date())));
    Dataset<Row> lastNight = before.agg(max("as_of").as("as_of"));
    Dataset<Row> alerts =
        before
            .join(lastNight, new String[] {"as_of"})
            .where(col("alert_since").isNotNull())
            .groupBy("use_case", "entity_id")
            .agg(min("alert_since").as(FORMER));
    return scores.join(alerts, new String[] {"use_case", "entity_id"}, "left_outer");
  }

  /**
   * One row per use case, entity and advised action.
   *
   * @param scores rows of {@code gold.scores} of the night, with former alerts or without
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
        formerAlert(row));
  }

  private static Optional<LocalDate> formerAlert(Row row) {
    return row.schema().getFieldIndex(FORMER).isDefined()
        ? Optional.ofNullable(row.<LocalDate>getAs(FORMER))
        : Optional.empty();
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
        asOf.date().plusDays(recommendation.action().holdsDays()),
        scored.probability(),
        scored.band(),
        scored.confidence(),
        recommendation.threshold(),
        recommendation.alert().map(alert -> alert.rule().thresholdId()).orElse(null),
        recommendation.alertState().orElse(null),
        recommendation.alert().map(Recommendation.Alert::since).orElse(null),
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
