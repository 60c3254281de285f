package io.bowtie.feature;

import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.Column;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Recording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A made-up history of some accounts in which everything varies that silver may know, made from the
 * entities' contracts. What a feature can still tell when something is taken away from it shows
 * what the feature rests on.
 */
final class ProbeHistory {
  /** The last day of the history; no end of a month, so that it is no landmark. */
  static final LocalDate TONIGHT = LocalDate.of(2025, 12, 30);

  static final String RECORDED_AT = "recorded_at";
  private static final String ACCOUNT_ID = "account_id";
  private static final String ACCOUNT = "a";
  private static final long SEED = 7;
  private static final int DAYS = 400;
  private static final int ACCOUNTS = 7;
  private static final int IDS = 4;
  private static final Set<String> SUBJECTS =
      Set.of("lead_id", "deal_id", "subscription_id", "contact_id", "owner_id");
  private static final List<String> BUYING_ROLES = List.of("economic_buyer", "champion", "user");

  /** Versions of an entity; fewer where a subject has few of them. */
  private static final Map<String, Integer> VERSIONS =
      Map.of("accounts", 6, "leads", 16, "deals", 16, "subscriptions", 8, "activities", 120);

  private static final int OTHER_VERSIONS = 30;

  private final Map<String, Entity> entities = new HashMap<>();
  private final List<Map<String, List<Map<String, Object>>>> accounts = new ArrayList<>();

  /** By account what was told before: one probe asks thousands of times for much the same. */
  private final Map<Delivery, List<Timeline>> told = new HashMap<>();

  private final Set<String> reads = new HashSet<>();

  /** The same history each time. */
  ProbeHistory(Collection<Entity> entities) {
    entities.forEach(entity -> this.entities.put(entity.name(), entity));
    for (int account = 0; account < ACCOUNTS; account++) {
      Map<String, List<Map<String, Object>>> versions = new HashMap<>();
      for (Entity entity : entities) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < VERSIONS.getOrDefault(entity.name(), OTHER_VERSIONS); i++) {
          rows.add(version(entity, account + "/" + i));
        }
        versions.put(entity.name(), rows);
      }
      accounts.add(versions);
    }
  }

  /** All that the contracts allow, of every entity. */
  Map<String, Delivered> everything() {
    Map<String, Delivered> all = new HashMap<>();
    entities.forEach(
        (name, entity) ->
            all.put(name, new Delivered(Set.copyOf(entity.versions().columnNames()), DAYS)));
    return all;
  }

  /** Columns that were read from timelines, as {@code entity.column}, until it is cleared. */
  Set<String> reads() {
    return reads;
  }

  /** The accounts' timelines as they would be known with what is delivered. */
  List<Timeline> timelines(Map<String, Delivered> delivered) {
    List<List<Timeline>> parts = new ArrayList<>();
    entities.forEach(
        (name, entity) -> {
          Delivered known = delivered.get(name);
          if (known != null && known.belongsToTheAccount(name)) {
            parts.add(
                told.computeIfAbsent(new Delivery(name, known), asked -> tell(entity, known)));
          }
        });
    return IntStream.range(0, ACCOUNTS)
        .mapToObj(
            account ->
                Timeline.joined(ACCOUNT, parts.stream().map(part -> part.get(account)).toList()))
        .toList();
  }

  private List<Timeline> tell(Entity entity, Delivered known) {
    StructType schema = schema(entity, known);
    return accounts.stream()
        .map(
            versions ->
                versions.get(entity.name()).stream()
                    .map(version -> new Fact(row(entity, known, schema, version, reads)))
                    .toList())
        .map(facts -> Timeline.of(ACCOUNT, Map.of(entity.name(), facts)))
        .toList();
  }

  private static StructType schema(Entity entity, Delivered known) {
    Set<String> required = Set.copyOf(entity.required());
    return new StructType(
        List.of(entity.versions().schema().fields()).stream()
            .filter(
                field ->
                    required.contains(field.name())
                        || isTechnical(field.name())
                        || known.columns().contains(field.name()))
            .toArray(StructField[]::new));
  }

  private static Row row(
      Entity entity,
      Delivered known,
      StructType schema,
      Map<String, Object> values,
      Set<String> reads) {
    Object[] cells = new Object[schema.length()];
    for (int place = 0; place < cells.length; place++) {
      String name = schema.fields()[place].name();
      cells[place] =
          name.equals(RECORDED_AT) ? recordedAt(entity, known, values) : values.get(name);
    }
    return new NotedRow(entity.name(), cells, schema, reads);
  }

  /** A mutable row without a time of its own is known from its landing on. */
  private static Instant recordedAt(Entity entity, Delivered known, Map<String, Object> values) {
    Instant recorded = (Instant) values.get(RECORDED_AT);
    boolean isKnownAtLanding =
        entity.recording() instanceof Recording.AtLanding && !known.columns().contains(RECORDED_AT);
    Instant first = at(TONIGHT.minusDays(Math.min(DAYS, known.days())));
    return isKnownAtLanding && recorded.isBefore(first) ? first : recorded;
  }

  private static boolean isTechnical(String name) {
    return Entity.TECHNICAL.stream().anyMatch(column -> column.name().equals(name));
  }

  private static Map<String, Object> version(Entity entity, String place) {
    SplittableRandom random = random(entity, place);
    LocalDate recorded = TONIGHT.minusDays(random.nextInt(DAYS));
    Map<String, Object> values = new HashMap<>();
    for (Column column : entity.versions().columns()) {
      SplittableRandom own = random(entity, place + "." + column.name());
      boolean isEmpty = !column.isRequired() && own.nextInt(3) == 0;
      values.put(column.name(), isEmpty ? null : value(entity, column, recorded, own));
    }
    if (entity.name().equals("leads")) {
      // Looks at a lead end with its first two months: it is known soon after it was created.
      values.put("created_at", at(recorded.minusDays(random.nextInt(14))));
    }
    if (entity.name().equals("activities") && random.nextInt(3) == 0) {
      // Planned, and half of what is planned are meetings.
      values.put("occurred_at", null);
      values.put("due_at", at(recorded.plusDays(1 + random.nextInt(60))));
      values.put("activity_type", random.nextBoolean() ? "meeting" : "task");
    }
    if (entity.name().equals("deal_history")) {
      // The values of a change are those of the field that changed.
      Column changed = column(entity("deals"), String.valueOf(values.get("field")));
      values.put("old_value", text(value(entity("deals"), changed, recorded, random)));
      values.put("new_value", text(value(entity("deals"), changed, recorded, random)));
    }
    values.put(ACCOUNT_ID, ACCOUNT);
    values.put("is_deleted", false);
    values.put("merged_into_id", null);
    values.put("row_hash", Long.toHexString(random.nextLong()));
    values.put(RECORDED_AT, at(recordedOn(entity, values, recorded)));
    return values;
  }

  /**
   * Chance of its own for each cell: a company's own fields change nothing of the rest of the
   * history, so that what is possible does not hang on them.
   */
  private static SplittableRandom random(Entity entity, String place) {
    return new SplittableRandom(31L * SEED + (entity.name() + "/" + place).hashCode()).split();
  }

  private static Entity entity(String name) {
    return io.bowtie.silver.Silver.entity(name);
  }

  private static Column column(Entity entity, String name) {
    return entity.versions().column(name).orElseThrow();
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }

  private static LocalDate recordedOn(
      Entity entity, Map<String, Object> values, LocalDate recorded) {
    Object event =
        entity.recording() instanceof Recording.AtEvent at ? values.get(at.column()) : null;
    return event instanceof LocalDate day
        ? day
        : event instanceof Instant time ? BusinessZone.UTC.dayOf(time) : recorded;
  }

  private static Object value(
      Entity entity, Column column, LocalDate recorded, SplittableRandom random) {
    if (!column.words().isEmpty()) {
      return column.words().get(random.nextInt(column.words().size()));
    }
    return switch (column.type()) {
      case TEXT -> text(entity, column, random);
      case TEXTS -> new String[] {"a"};
      case INTEGER -> 1 + random.nextInt(2);
      case LONG -> 1L + random.nextInt(100);
      case DOUBLE -> random.nextDouble();
      case MONEY ->
          BigDecimal.valueOf(1 + random.nextInt(10_000)).setScale(4, RoundingMode.UNNECESSARY);
      case BOOLEAN -> random.nextInt(4) == 0;
      case DATE -> near(recorded, random);
      case TIMESTAMP -> at(near(recorded, random));
    };
  }

  /** Mostly some time before the day, sometimes planned for later. */
  private static LocalDate near(LocalDate day, SplittableRandom random) {
    return random.nextInt(3) == 0
        ? day.plusDays(1 + random.nextInt(60))
        : day.minusDays(random.nextInt(90));
  }

  private static String text(Entity entity, Column column, SplittableRandom random) {
    String name = column.name();
    if (name.equals("currency")) {
      return FeatureProbe.CURRENCY;
    }
    if (name.equals("buying_role")) {
      return BUYING_ROLES.get(random.nextInt(BUYING_ROLES.size()));
    }
    boolean isManifold = entity.businessKey().contains(name) && !SUBJECTS.contains(name);
    return name.charAt(0) + String.valueOf(random.nextInt(isManifold ? 1000 : IDS));
  }

  private static Instant at(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private record Delivery(String entity, Delivered known) {}

  /** Columns that some feature or use case has read so far and that these deliveries lack. */
  static Set<String> lacking(Set<String> reads, Map<String, Delivered> delivered) {
    Set<String> lacking = new HashSet<>();
    for (String read : reads) {
      String entity = read.substring(0, read.indexOf('.'));
      String column = read.substring(read.indexOf('.') + 1);
      Delivered known = delivered.get(entity);
      if (known == null || !known.columns().contains(column)) {
        lacking.add(read);
      }
    }
    return lacking;
  }
}
