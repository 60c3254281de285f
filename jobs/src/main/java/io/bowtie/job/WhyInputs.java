package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.bowtie.contract.AsOf;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Silver;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.store.TableStore;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** What a night knew of an entity when it scored it, and how old the rows were that told it. */
final class WhyInputs {
  static final String OBSERVATIONS = "feature.observations";

  /** Columns of an observation that are no input. */
  private static final Set<String> NOT_INPUTS =
      Set.of(
          "use_case",
          "entity_id",
          "as_of",
          "run_id",
          "account_key",
          "is_landmark",
          "is_tonight",
          "is_retold",
          "known_until",
          "event_on",
          "event_known_on",
          "decided_on",
          "decided_known_on",
          "landmark");

  private static final MathContext SIX_DIGITS = new MathContext(6);

  private final TableStore store;
  private final String useCase;
  private final String entityId;
  private final AsOf asOf;
  private final List<String> answer = new ArrayList<>();

  private WhyInputs(TableStore store, String useCase, String entityId, AsOf asOf) {
    this.store = store;
    this.useCase = useCase;
    this.entityId = entityId;
    this.asOf = asOf;
  }

  /** Line by line. */
  static List<String> of(TableStore store, String useCase, String entityId, AsOf asOf) {
    WhyInputs inputs = new WhyInputs(store, useCase, entityId, asOf);
    inputs.say();
    return List.copyOf(inputs.answer);
  }

  /** What the night knew of it, and how old the rows are that this came from. */
  private void say() {
    line("Inputs");
    Optional<Row> observation = observation();
    observation.ifPresent(
        row -> {
          for (String column : row.schema().fieldNames()) {
            Object value = row.getAs(column);
            if (value != null && !NOT_INPUTS.contains(column)) {
              line("  %s = %s", column, plain(value));
            }
          }
        });
    if (observation.isEmpty()) {
      line("  none: %s holds no row of that night", OBSERVATIONS);
    }
    line("Source rows, as the night knew them");
    Optional<String> account =
        observation.flatMap(row -> Optional.ofNullable(row.<String>getAs("account_id")));
    Silver.ENTITIES.forEach(entity -> sourceRows(entity, account));
  }

  private void sourceRows(Entity entity, Optional<String> account) {
    List<String> columns = store.storedColumns(entity.versions());
    String key = useCase.equals("churn") ? "account_id" : useCase + "_id";
    Column isOwn = lit(false);
    if (columns.contains(key)) {
      isOwn = isOwn.or(col(key).equalTo(cycleless()));
    }
    if (columns.contains("account_id") && account.isPresent()) {
      isOwn = isOwn.or(col("account_id").equalTo(account.get()));
    }
    if (!columns.contains(key) && !(columns.contains("account_id") && account.isPresent())) {
      return;
    }
    Row counted =
        SilverAsOf.latest(store, entity, asOf)
            .where(isOwn)
            .agg(count(lit(1)), max(col("recorded_at").cast("date")))
            .first();
    if (counted.getLong(0) > 0) {
      LocalDate recorded = counted.getAs(1);
      line(
          "  %s: %d row(s), the latest recorded %d day(s) before",
          entity.versions().qualifiedName(),
          counted.getLong(0),
          ChronoUnit.DAYS.between(recorded, asOf.date()));
    }
  }

  private static String plain(Object value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).round(SIX_DIGITS).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  /** A lead's cycles share the lead's id. */
  private String cycleless() {
    return useCase.equals("lead") ? entityId.replaceFirst("\\|\\d+$", "") : entityId;
  }

  private Optional<Row> observation() {
    return store
        .readRaw(OBSERVATIONS)
        .map(
            rows ->
                rows.where(col("as_of").equalTo(lit(asOf.date())))
                    .where(col("use_case").equalTo(useCase))
                    .where(col("entity_id").equalTo(entityId))
                    .where(col("is_tonight"))
                    .limit(1)
                    .collectAsList())
        .flatMap(rows -> rows.stream().findFirst());
  }

  private void line(String format, Object... values) {
    answer.add(String.format(Locale.ROOT, format, values));
  }
}
