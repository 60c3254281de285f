package io.bowtie;

import io.bowtie.job.AuditVerification;
import io.bowtie.job.Workspace;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proves that nobody has changed the audit log, or says where somebody has. */
@Command(
    name = "verify-audit",
    description = {
      "Walk the audit log from its first entry to its head and prove that no entry was changed,",
      "taken out, put in another order or cut from the end. Exits 12 where one was.",
      "It prints the head; keep that where writers of the log cannot write, and give it back with",
      "--head: only so can a log be found out that was rewritten together with its heads.",
      "Reads:",
      "  gold.audit_log",
      "  gold.audit_heads",
      "Writes nothing."
    })
final class VerifyAuditCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ReadOptions options;

  @Option(
      names = "--head",
      paramLabel = "N:HASH",
      description = "A head that an earlier run has printed, which the log must still hold.")
  private String head;

  VerifyAuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.openToReadFewRows(options.conf(), console::say)) {
      AuditVerification found = AuditVerification.of(workspace, Optional.ofNullable(head));
      found.words().forEach(console::say);
      found.head().ifPresent(console.results()::println);
      console.flush();
      return found.code().code();
    }
  }
}
