package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.GovernanceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.governance.Approval;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.StopOrder;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.governance.audit.AuditFact;
import io.bowtie.governance.audit.AuditKind;
import io.bowtie.store.StoreTables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.RowFactory;

/**
 * A person stops a use case or lets it go on: applies the rules of {@link StopOrder}, adds a row to
 * {@code gold.use_case_events} and tells the audit log.
 */
public final class Stops {
  private Stops() {}

  /**
   * Stops a use case: the next publication has nothing of it.
   *
   * @return what was decided, for the person
   * @throws OperatorError of usage or governance that says why it is refused
   */
  public static String stop(Workspace workspace, String useCase, String by, String note) {
    UseCaseEvent event =
        StopOrder.stop(
            useCase,
            approval(workspace, useCase, by, note),
            UseCaseModes.events(workspace.store()),
            latestPublished(workspace),
            Workspace.today(),
            decidedAt(workspace));
    write(workspace, event);
    return useCase
        + " is stopped from the night of "
        + event.effectiveFrom()
        + " on: whatever is published next has nothing of it. Run 'publish --as-of "
        + event.effectiveFrom()
        + "' to empty that night now.";
  }

  /**
   * Lets a use case go on in its registered mode, after a stop or a fall back to shadow.
   *
   * @return what was decided, for the person
   * @throws OperatorError of usage or governance that says why it is refused
   */
  public static String resume(Workspace workspace, String useCase, String by, String note) {
    UseCaseEvent event =
        StopOrder.resume(
            useCase,
            approval(workspace, useCase, by, note),
            UseCaseModes.events(workspace.store()),
            latestPublished(workspace),
            Workspace.today(),
            decidedAt(workspace));
    write(workspace, event);
    return useCase + " goes on from the night of " + event.effectiveFrom() + " on.";
  }

  private static Approval approval(Workspace workspace, String useCase, String by, String note) {
    BowtieConf conf = workspace.conf();
    if (!conf.useCases().containsKey(useCase)) {
      throw OperatorError.usage("'" + useCase + "' is not a use case")
          .remedy(
              NearestWord.to(useCase, conf.useCases().keySet())
                  .map(word -> "Did you mean '" + word + "'?")
                  .orElse("Known are " + String.join(", ", conf.useCases().keySet()) + "."));
    }
    List<String> approvers =
        Optional.ofNullable(conf.governance().get(useCase))
            .map(GovernanceConf::approvers)
            .orElse(List.of());
    return new Approval(
        by, note, approvers, 1, conf.file() + ", key governance." + useCase + ".approvers");
  }

  private static Optional<AsOf> latestPublished(Workspace workspace) {
    return workspace
        .store()
        .read(StoreTables.PUBLICATIONS)
        .select("as_of")
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> new AsOf(row.<LocalDate>getAs("as_of")))
        .max(Comparator.naturalOrder());
  }

  private static Instant decidedAt(Workspace workspace) {
    return workspace.decisionTime().truncatedTo(ChronoUnit.MICROS);
  }

  private static void write(Workspace workspace, UseCaseEvent event) {
    RunContext run = workspace.run(event.effectiveFrom(), false);
    run.store()
        .append(
            GovernanceTables.USE_CASE_EVENTS,
            run.spark()
                .createDataFrame(
                    List.of(
                        RowFactory.create(
                            event.useCase(),
                            event.sequence(),
                            event.kind().word(),
                            event.effectiveFrom().date(),
                            event.decidedBy(),
                            event.note(),
                            event.decidedAt(),
                            run.asOf().date(),
                            run.runId())),
                    GovernanceTables.USE_CASE_EVENTS.schema()));
    new AuditLog(run).record(List.of(fact(event, AuditLog.telling(run))));
  }

  /** What the audit log is told of a decision. */
  static AuditFact fact(UseCaseEvent event, AuditFact.Telling telling) {
    AuditKind kind =
        switch (event.kind()) {
          case STOPPED -> AuditKind.STOPPED;
          case RESUMED -> AuditKind.RESUMED;
          case FELL_BACK -> AuditKind.FELL_BACK;
        };
    return AuditFact.of(
            kind,
            event.useCase() + "\n" + event.sequence(),
            event.useCase(),
            event.useCase(),
            telling)
        .saying(event.note(), event.kind().word())
        .by(event.decidedBy(), "mode")
        .at(event.decidedAt());
  }
}
