package io.bowtie.feature;

import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Silver;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;

/** Builds facts with valid defaults: a test names only what it is about. */
final class Facts {
  private final Entity entity;
  private final Map<String, Object> values = new HashMap<>();

  private Facts(String entity) {
    this.entity = Silver.entity(entity);
    values.put("is_deleted", false);
    values.put("row_hash", "");
  }

  static Facts of(String entity) {
    return new Facts(entity);
  }

  static Facts aDeal(String id) {
    return of("deals")
        .with("deal_id", id)
        .with("account_id", "acme")
        .with("stage", "Discovery")
        .with("outcome", "open");
  }

  static Facts aLead(String id) {
    return of("leads").with("lead_id", id).with("cycle_number", 1);
  }

  static Facts aSubscription(String id) {
    return of("subscriptions")
        .with("subscription_id", id)
        .with("account_id", "acme")
        .with("mrr_amount", 100)
        .with("currency", "USD");
  }

  static Facts anAccount(String id) {
    return of("accounts").with("account_id", id).with("account_name", id);
  }

  Facts with(String column, Object value) {
    values.put(column, value);
    return this;
  }

  /** The UTC day on which the company came to know. */
  Facts recordedOn(String day) {
    return with("recorded_at", at(day));
  }

  static Instant at(String day) {
    return LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  Fact build() {
    return build(BusinessZone.UTC, instant -> instant);
  }

  /**
   * The same days in another zone.
   *
   * @param moved puts an instant of a UTC day at some time of the same day of the zone
   */
  Fact build(BusinessZone zone, UnaryOperator<Instant> moved) {
    List<Object> cells = new ArrayList<>();
    for (Column column : entity.versions().columns()) {
      Object cell = cell(column, values.get(column.name()));
      cells.add(cell instanceof Instant instant ? moved.apply(instant) : cell);
    }
    Row row = new GenericRowWithSchema(cells.toArray(), entity.versions().schema());
    return new Fact(row, Fact.Columns.of(row.schema(), zone));
  }

  String entity() {
    return entity.name();
  }

  private static Object cell(Column column, Object value) {
    if (value instanceof String day && column.type() == ColumnType.TIMESTAMP) {
      return at(day);
    }
    if (value instanceof String day && column.type() == ColumnType.DATE) {
      return LocalDate.parse(day);
    }
    if (value instanceof Integer number && column.type() == ColumnType.MONEY) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof Integer number && column.type() == ColumnType.LONG) {
      return number.longValue();
    }
    return value;
  }

  /** A timeline of these facts. */
  static Timeline timeline(String key, Facts... facts) {
    return timeline(key, List.of(facts));
  }

  static Timeline timeline(String key, List<Facts> facts) {
    return timeline(key, facts, Facts::build);
  }

  /** A timeline of these facts, each built in its own way. */
  static Timeline timeline(String key, List<Facts> facts, Function<Facts, Fact> build) {
    Map<String, List<Fact>> byEntity = new HashMap<>();
    facts.forEach(
        fact ->
            byEntity
                .computeIfAbsent(fact.entity(), name -> new ArrayList<>())
                .add(build.apply(fact)));
    return Timeline.of(key, byEntity);
  }
}
