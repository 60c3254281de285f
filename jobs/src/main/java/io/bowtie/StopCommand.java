package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.ExitCode;
import io.bowtie.job.Stops;
import io.bowtie.job.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A person stops a use case. */
@Command(
    name = "stop",
    description = {
      "Stop a use case: the next publication has nothing of it, and says why.",
      "Reads:",
      "  gold.use_case_events",
      "  gold.publications",
      "Writes:",
      "  gold.use_case_events",
      "  gold.audit_log"
    })
final class StopCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DecisionOptions decision;

  @Option(
      names = "--use-case",
      required = true,
      paramLabel = "NAME",
      description = "lead, deal or churn.")
  private String useCase;

  StopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    BowtieConf conf = decision.conf();
    try (Workspace workspace = Workspace.openForFewRows(conf, console::say)) {
      console.say(Stops.stop(workspace, useCase, decision.by(), decision.note()));
    }
    return ExitCode.DONE.code();
  }
}
