package io.bowtie.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.bowtie.contract.BusinessZone;
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
  /** The entity that tells of the company's own people; not of any account. */
  static final String OWNERS = "owners";

  /** The entities whose versions features and labels read. */
  public static final List<String> ENTITIES =
      List.of(
          "accounts",
          "leads",
          "deals",
          "deal_history",
          "deal_contacts",
          "contacts",
          OWNERS,
          "activities",
          "usage_daily",
          "tickets",
          "subscriptions",
          "subscription_changes",
          "churn_events",
          "invoices");

  private static final List<String> OF_ACCOUNTS =
      ENTITIES.stream().filter(name -> !name.equals(OWNERS)).toList();

  private static final String STAGE_EXIT = "stage_exit";

  /** What is told of the past beyond one account: counts, by value and day. */
  private static final StructType TOLD =
      new StructType()
          .add("dimension", DataTypes.StringType)
          .add("value", DataTypes.StringType)
          .add("known_on", DataTypes.DateType)
          .add("days", DataTypes.IntegerType)
          .add("cases", DataTypes.LongType)
          .add("wins", DataTypes.LongType);

  private Observe() {}

  /**
   * Looks at every entity on every landmark of the plan.
   *
   * @param versions silver versions visible at the plan's as-of, by entity, with every column of
   *     the {@link Entity}'s contract
   * @param histories since when anything is known of the entities
   * @param exchange what currencies were worth, as the plan's as-of knows
   * @param runId written to each row
   */
  public static Dataset<Row> observations(
      Map<String, Dataset<Row>> versions,
      ObservationPlan plan,
      List<ColumnHistory> histories,
      ExchangeRates exchange,
      String runId) {
    Surroundings surroundings = surroundings(versions, plan, exchange, Beginnings.of(histories));
    TableContract table = Observations.table(plan.features());
    BusinessZone zone = zone(versions);
    MapPartitionsFunction<Row, Row> observe =
        rows -> {
          ObservationRows writer = new ObservationRows(plan, runId);
          return new Timelines(rows, OF_ACCOUNTS, zone)
              .flatMap(timeline -> observe(timeline, plan, surroundings, writer));
        };
    return grouped(KeyedRows.all(versions)).mapPartitions(observe, Encoders.row(table.schema()));
  }

  /** The zone in which the session makes days. */
  private static BusinessZone zone(Map<String, Dataset<Row>> versions) {
    return BusinessZone.of(versions.get(OWNERS).sparkSession());
  }

  private static Iterator<Row> observe(
      Timeline timeline, ObservationPlan plan, Surroundings surroundings, ObservationRows writer) {
    List<Row> rows = new ArrayList<>();
    for (UseCase useCase : plan.all()) {
      Subject.Around around =
          surroundings.around(useCase.rateEvents(timeline, surroundings.teams()));
      useCase
          .observe(timeline, plan.landmarks(useCase), around)
          .flatMap(observed -> Retold.withLater(observed, useCase, plan.asOf()))
          .forEach(observed -> rows.add(writer.row(useCase, timeline, observed)));
    }
    return rows.iterator();
  }

  /**
   * What crosses accounts. Counts come to the driver summed by value and day: bounded by the
   * distinct sources, industries, teams and stages times the days of history; owners are as many as
   * the company has people.
   */
  private static Surroundings surroundings(
      Map<String, Dataset<Row>> versions,
      ObservationPlan plan,
      ExchangeRates exchange,
      Beginnings beginnings) {
    BusinessZone zone = zone(versions);
    Teams teams = Teams.of(owners(versions.get(OWNERS), zone));
    MapPartitionsFunction<Row, Row> tell =
        rows ->
            new Timelines(rows, KeyedRows.DECIDED, zone)
                .flatMap(timeline -> told(timeline, plan, teams).iterator());
    List<Row> sums =
        grouped(KeyedRows.decided(versions))
            .mapPartitions(tell, Encoders.row(TOLD))
            .groupBy("dimension", "value", "known_on", "days")
            .agg(sum("cases").as("cases"), sum("wins").as("wins"))
            .collectAsList();
    List<RateEvent> rates = new ArrayList<>();
    List<StageExit> exits = new ArrayList<>();
    for (Row row : sums) {
      LocalDate knownOn = row.getAs("known_on");
      if (row.getString(0).equals(STAGE_EXIT)) {
        exits.add(new StageExit(row.getString(1), knownOn, row.getInt(3), row.getLong(4)));
      } else {
        rates.add(
            new RateEvent(
                row.getString(0), row.getString(1), knownOn, row.getLong(4), row.getLong(5)));
      }
    }
    return new Surroundings(
        OutcomeRates.of(rates), StageTimes.of(exits), teams, exchange, beginnings);
  }

  private static List<Fact> owners(Dataset<Row> versions, BusinessZone zone) {
    Fact.Columns columns = Fact.Columns.of(versions.schema(), zone);
    return versions.collectAsList().stream().map(row -> new Fact(row, columns)).toList();
  }

  private static List<Row> told(Timeline timeline, ObservationPlan plan, Teams teams) {
    List<Row> told = new ArrayList<>();
    for (UseCase useCase : plan.all()) {
      for (RateEvent event : useCase.rateEvents(timeline, teams)) {
        told.add(
            RowFactory.create(
                event.dimension(), event.value(), event.knownOn(), 0, event.cases(), event.wins()));
      }
      for (StageExit exit : useCase.stageExits(timeline)) {
        told.add(
            RowFactory.create(
                STAGE_EXIT, exit.stage(), exit.knownOn(), exit.days(), exit.count(), 0L));
      }
    }
    return told;
  }

  private static Dataset<Row> grouped(Dataset<Row> keyed) {
    return keyed.repartition(col(KeyedRows.KEY)).sortWithinPartitions(KeyedRows.KEY);
  }

  /** Walks rows sorted by key and brings those of a key together. */
  private static final class Timelines {
    private final Iterator<Row> rows;
    private final List<String> entities;
    private final BusinessZone zone;
    private final Map<String, Fact.Columns> columns = new HashMap<>();

    Timelines(Iterator<Row> rows, List<String> entities, BusinessZone zone) {
      this.rows = rows;
      this.entities = entities;
      this.zone = zone;
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

    private Fact fact(String entity, Row row) {
      return new Fact(
          row, columns.computeIfAbsent(entity, name -> Fact.Columns.of(row.schema(), zone)));
    }

    private void add(Row row, Map<String, List<Fact>> facts) {
      for (String entity : entities) {
        int index = row.fieldIndex(entity);
        if (!row.isNullAt(index)) {
          facts
              .computeIfAbsent(entity, name -> new ArrayList<>())
              .add(fact(entity, row.getStruct(index)));
        }
      }
    }
  }
}
