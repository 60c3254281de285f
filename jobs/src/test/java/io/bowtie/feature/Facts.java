package io.bowtie.feature;

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
    List<Object> cells = new ArrayList<>();
    for (Column column : entity.versions().columns()) {
      cells.add(cell(column, values.get(column.name())));
    }
    Row row = new GenericRowWithSchema(cells.toArray(), entity.versions().schema());
    return new Fact(row);
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
    Map<String, List<Fact>> byEntity = new HashMap<>();
    facts.forEach(
        fact ->
            byEntity.computeIfAbsent(fact.entity(), name -> new ArrayList<>()).add(fact.build()));
    return Timeline.of(key, byEntity);
  }
}
