package io.bowtie;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.job.Why;
import io.bowtie.job.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What stood behind a score on a night. */
@Command(
    name = "why",
    description = {
      "Say what stood behind a score on a night: reasons, inputs with their ages, model,"
          + " threshold,",
      "approver, recommendations, decisions and outcome.",
      "Reads:",
      "  gold.*, feature.observations and silver.* as of the night",
      "Writes nothing."
    })
final class WhyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ReadOptions options;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "The night, as a UTC day like 2026-06-30.")
  private String asOf;

  @Option(
      names = "--entity",
      required = true,
      paramLabel = "ID",
      description = {
        "The lead cycle, deal or account, as in gold.scores.entity_id.",
        "An id of Salesforce with 15 or 18 characters."
      })
  private String entity;

  WhyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.openToReadFewRows(options.conf(), console::say)) {
      Why.of(workspace, entity.strip(), AsOf.parse(asOf)).forEach(console.results()::println);
      console.flush();
    }
    return ExitCode.DONE.code();
  }
}
