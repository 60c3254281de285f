package io.bowtie.job;

import io.bowtie.contract.OperatorError;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.StopOrder;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.governance.audit.AuditFact;
import io.bowtie.governance.audit.AuditKind;
import java.util.Comparator;
import java.util.List;
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
    Approvals approvals = new Approvals(workspace);
    UseCaseEvent event =
        StopOrder.stop(
            useCase,
            approvals.of(useCase, by, note, 1),
            UseCaseModes.events(workspace.store()),
            approvals.publishedNights().stream().max(Comparator.naturalOrder()),
            Workspace.today(workspace.conf().timeZone()),
            approvals.decidedAt());
    write(workspace, event);
    return useCase
        + " is stopped from the night of "
        + event.effectiveFrom()
        + " on: whatever is published next has nothing of it. Run 'publish --as-of "
        + event.effectiveFrom()
        + "' to empty that night now, its tables and its pages.";
  }

  /**
   * Lets a use case go on in its registered mode, after a stop or a fall back to shadow.
   *
   * @return what was decided, for the person
   * @throws OperatorError of usage or governance that says why it is refused
   */
  public static String resume(Workspace workspace, String useCase, String by, String note) {
    Approvals approvals = new Approvals(workspace);
    UseCaseEvent event =
        StopOrder.resume(
            useCase,
            approvals.of(useCase, by, note, 1),
            UseCaseModes.events(workspace.store()),
            approvals.publishedNights().stream().max(Comparator.naturalOrder()),
            Workspace.today(workspace.conf().timeZone()),
            approvals.decidedAt());
    write(workspace, event);
    return useCase + " goes on from the night of " + event.effectiveFrom() + " on.";
  }

  private static void write(Workspace workspace, UseCaseEvent event) {
    RunContext run = workspace.run(event.effectiveFrom(), false);
    append(run, event);
    new AuditLog(run).record(List.of(fact(event, AuditLog.telling(run))));
  }

  /** Adds the event; the audit log is told by the caller, or by the night's publication. */
  static void append(RunContext run, UseCaseEvent event) {
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
