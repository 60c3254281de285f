package io.bowtie.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.bowtie.contract.TableContract;
import io.bowtie.silver.Entity;
import io.bowtie.silver.ExchangeRates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * From silver's versions to observations: one exchange by account, then a pass over each account's
 * timeline. No join of landmarks with raw events takes place (ADR 0003).
 */
public final class Observe {
  /** The entities whose versions features and labels read. */
  public static final List<String> ENTITIES =
      List.of(
          "accounts",
          "leads",
          "deals",
          "deal_history",
          "activities",
          "usage_daily",
          "tickets",
          "subscriptions",
          "churn_events",
          "invoices");

  private static final StructType RATE_EVENT =
      new StructType()
          .add("dimension", DataTypes.StringType)
          .add("value", DataTypes.StringType)
          .add("known_on", DataTypes.DateType)
          .add("cases", DataTypes.LongType)
          .add("wins", DataTypes.LongType);

  private Observe() {}

  /**
   * Looks at every entity on every landmark of the plan.
   *
   * @param versions silver versions visible at the plan's as-of, by entity, with every column of
   *     the {@link Entity}'s contract
   * @param exchange what currencies were worth, as the plan's as-of knows
   * @param runId written to each row
   */
  public static Dataset<Row> observations(
      Map<String, Dataset<Row>> versions,
      ObservationPlan plan,
      ExchangeRates exchange,
      String runId) {
    OutcomeRates rates = rates(versions, plan);
    TableContract table = Observations.table(plan.features());
    MapPartitionsFunction<Row, Row> observe =
        rows -> {
          ObservationRows writer = new ObservationRows(plan, runId);
          return new Timelines(rows, ENTITIES)
              .flatMap(timeline -> observe(timeline, plan, rates, exchange, writer));
        };
    return grouped(KeyedRows.all(versions)).mapPartitions(observe, Encoders.row(table.schema()));
  }

  private static Iterator<Row> observe(
      Timeline timeline,
      ObservationPlan plan,
      OutcomeRates rates,
      ExchangeRates exchange,
      ObservationRows writer) {
    List<Row> rows = new ArrayList<>();
    for (UseCase useCase : plan.all()) {
      Subject.Around around = new Subject.Around(rates, useCase.rateEvents(timeline), exchange);
      useCase
          .observe(timeline, plan.landmarks(useCase), around)
          .flatMap(observed -> Retold.withLater(observed, useCase, plan.asOf()))
          .forEach(observed -> rows.add(writer.row(useCase, timeline, observed)));
    }
    return rows.iterator();
  }

  /**
   * The rates of past outcomes. They come to the driver summed by value and day: bounded by the
   * distinct sources, industries and products times the days of history.
   */
  private static OutcomeRates rates(Map<String, Dataset<Row>> versions, ObservationPlan plan) {
    MapPartitionsFunction<Row, Row> events =
        rows ->
            new Timelines(rows, List.of("leads", "deals"))
                .flatMap(timeline -> rateEvents(timeline, plan).iterator());
    List<Row> sums =
        grouped(KeyedRows.decided(versions))
            .mapPartitions(events, Encoders.row(RATE_EVENT))
            .groupBy("dimension", "value", "known_on")
            .agg(sum("cases").as("cases"), sum("wins").as("wins"))
            .collectAsList();
    return OutcomeRates.of(
        sums.stream()
            .map(
                row ->
                    new RateEvent(
                        row.getString(0),
                        row.getString(1),
                        row.<LocalDate>getAs(2),
                        row.getLong(3),
                        row.getLong(4)))
            .toList());
  }

  private static List<Row> rateEvents(Timeline timeline, ObservationPlan plan) {
    return plan.all().stream()
        .flatMap(useCase -> useCase.rateEvents(timeline).stream())
        .map(
            event ->
                RowFactory.create(
                    event.dimension(), event.value(), event.knownOn(), event.cases(), event.wins()))
        .toList();
  }

  private static Dataset<Row> grouped(Dataset<Row> keyed) {
    return keyed.repartition(col(KeyedRows.KEY)).sortWithinPartitions(KeyedRows.KEY);
  }

  /** Walks rows sorted by key and brings those of a key together. */
  private static final class Timelines {
    private final Iterator<Row> rows;
    private final List<String> entities;

    Timelines(Iterator<Row> rows, List<String> entities) {
      this.rows = rows;
      this.entities = entities;
    }

    Iterator<Row> flatMap(java.util.function.Function<Timeline, Iterator<Row>> step) {
      return new Iterator<>() {
        private Optional<Row> pending = Optional.empty();
        private Iterator<Row> current = java.util.Collections.emptyIterator();

        @Override
        public boolean hasNext() {
          while (!current.hasNext() && (pending.isPresent() || rows.hasNext())) {
            current = step.apply(next(pending.orElseGet(rows::next)));
          }
          return current.hasNext();
        }

        @Override
        public Row next() {
          if (!hasNext()) {
            throw new java.util.NoSuchElementException();
          }
          return current.next();
        }

        private Timeline next(Row first) {
          String key = first.getAs(KeyedRows.KEY);
          Map<String, List<Fact>> facts = new HashMap<>();
          Optional<Row> row = Optional.of(first);
          while (row.isPresent() && key.equals(row.get().getAs(KeyedRows.KEY))) {
            add(row.get(), facts);
            row = rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
          }
          pending = row;
          return Timeline.of(key, facts);
        }
      };
    }

    private void add(Row row, Map<String, List<Fact>> facts) {
      for (String entity : entities) {
        int index = row.fieldIndex(entity);
        if (!row.isNullAt(index)) {
          facts
              .computeIfAbsent(entity, name -> new ArrayList<>())
              .add(new Fact(row.getStruct(index)));
        }
      }
    }
  }
}
