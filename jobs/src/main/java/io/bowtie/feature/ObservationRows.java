package io.bowtie.feature;

import io.bowtie.contract.Column;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Writes observations as rows of their table. */
final class ObservationRows {
  private static final String UNKNOWN = "unknown";

  private final ObservationPlan plan;
  private final String runId;
  private final List<String> columns;
  private final Map<String, List<Feature>> features = new HashMap<>();

  ObservationRows(ObservationPlan plan, String runId) {
    this.plan = plan;
    this.runId = runId;
    this.columns =
        Observations.table(plan.features()).columns().stream().map(Column::name).toList();
    plan.all().forEach(useCase -> features.put(useCase.name(), plan.features(useCase)));
  }

  Row row(UseCase useCase, Timeline timeline, Observed observed) {
    Subject subject = observed.subject();
    Map<String, Object> values = new HashMap<>();
    values.put("use_case", useCase.name());
    values.put("entity_id", subject.entityId());
    values.put("landmark", subject.at().date());
    values.put("account_key", timeline.key());
    values.put("is_landmark", observed.look().isLandmark());
    values.put("is_tonight", observed.look().isTonight());
    values.put("known_until", subject.known().knownUntil().date());
    values.put("is_retold", Retold.isWanted(observed));
    values.put("as_of", plan.asOf().date());
    values.put("run_id", runId);
    putGroups(values, subject);
    putOutcome(values, observed.outcome());
    for (Feature feature : features.get(useCase.name())) {
      feature.valueFor(subject).ifPresent(value -> values.put(feature.name(), value));
    }
    return RowFactory.create(columns.stream().map(values::get).toArray());
  }

  private static void putGroups(Map<String, Object> values, Subject subject) {
    Optional<Fact> self = subject.self();
    Optional<Fact> account = subject.account();
    self.or(() -> account)
        .flatMap(fact -> fact.text("account_id"))
        .ifPresent(id -> values.put("account_id", id));
    self.or(() -> account)
        .flatMap(fact -> fact.text("owner_id"))
        .ifPresent(owner -> values.put("owner_id", owner));
    put(values, "age_days", subject.ageDays());
    values.put("segment_group", account.flatMap(fact -> fact.text("segment")).orElse(UNKNOWN));
    values.put("region_group", account.flatMap(fact -> fact.text("region")).orElse(UNKNOWN));
    values.put(
        "source_group",
        self.flatMap(fact -> fact.text("lead_source"))
            .or(() -> account.flatMap(fact -> fact.text("acquisition_source")))
            .orElse(UNKNOWN));
    put(
        values,
        "money",
        self.isPresent()
            ? subject.money(self.get(), "amount")
            : subject.money(Subscribed.of(subject), "mrr_amount"));
    self.ifPresent(fact -> put(values, "crm_probability", fact.number("crm_probability")));
  }

  private static void putOutcome(Map<String, Object> values, Outcome outcome) {
    outcome.event().ifPresent(event -> put(values, "event", event));
    outcome.decision().ifPresent(decision -> put(values, "decided", decision));
  }

  private static void put(Map<String, Object> values, String prefix, Happening happening) {
    LocalDate on = happening.on();
    values.put(prefix + "_on", on);
    values.put(prefix + "_known_on", happening.knownOn());
  }

  private static void put(Map<String, Object> values, String column, OptionalDouble value) {
    value.ifPresent(number -> values.put(column, number));
  }
}
