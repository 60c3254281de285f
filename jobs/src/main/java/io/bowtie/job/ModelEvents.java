package io.bowtie.job;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.governance.ModelEvent;
import io.bowtie.governance.audit.AuditFact;
import io.bowtie.governance.audit.AuditKind;
import io.bowtie.model.registry.RegistryTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** {@code gold.model_events} as decisions. Small: one row per decision of a person. */
final class ModelEvents {
  private ModelEvents() {}

  /** Every decision so far, in no particular order; none before the first. */
  static List<ModelEvent> read(Tables tables) {
    return tables.read(RegistryTables.MODEL_EVENTS).collectAsList().stream()
        .map(ModelEvents::fromRow)
        .toList();
  }

  /** A row in the order of the contract's columns. */
  static Row toRow(ModelEvent event, AsOf asOf, String runId) {
    return RowFactory.create(
        event.useCase(),
        event.sequence(),
        event.kind().word(),
        event.modelVersion().isEmpty() ? null : event.modelVersion(),
        event.formerVersion().isEmpty() ? null : event.formerVersion(),
        event.effectiveFrom().date(),
        event.decidedBy(),
        event.note(),
        event.decidedAt(),
        asOf.date(),
        runId);
  }

  /** What the audit log is told of a decision. */
  static AuditFact fact(ModelEvent event, AuditFact.Telling telling) {
    boolean isPromotion = event.kind() == ModelEvent.Kind.PROMOTED;
    String subject = event.champion().orElse("rules");
    return AuditFact.of(
            isPromotion ? AuditKind.PROMOTED : AuditKind.ROLLED_BACK,
            event.useCase() + "\n" + event.sequence(),
            event.useCase(),
            subject,
            telling)
        .saying(
            subject + " from the night of " + event.effectiveFrom() + " on: " + event.note(),
            event.kind().word())
        .from(subject, "{}")
        .by(event.decidedBy(), "champion")
        .at(event.decidedAt());
  }

  private static ModelEvent fromRow(Row row) {
    return new ModelEvent(
        row.getAs("use_case"),
        row.<Integer>getAs("sequence"),
        ModelEvent.Kind.of(row.getAs("event")),
        textOrEmpty(row, "model_version"),
        textOrEmpty(row, "former_version"),
        new AsOf(row.<LocalDate>getAs("effective_from_as_of")),
        row.getAs("decided_by"),
        row.getAs("note"),
        row.<Instant>getAs("decided_at"));
  }

  private static String textOrEmpty(Row row, String column) {
    return Optional.ofNullable(row.<String>getAs(column)).orElse("");
  }
}
