package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.ExitCode;
import io.bowtie.job.Stops;
import io.bowtie.job.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A person lets a use case go on. */
@Command(
    name = "resume",
    description = {
      "Let a use case go on that was stopped, or put back to shadow.",
      "Reads:",
      "  gold.use_case_events",
      "  gold.publications",
      "Writes:",
      "  gold.use_case_events",
      "  gold.audit_log"
    })
final class ResumeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DecisionOptions decision;

  @Option(
      names = "--use-case",
      required = true,
      paramLabel = "NAME",
      description = "lead, deal or churn.")
  private String useCase;

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    BowtieConf conf = decision.conf();
    try (Workspace workspace = Workspace.openForFewRows(conf, console::say)) {
      console.say(Stops.resume(workspace, useCase, decision.by(), decision.note()));
    }
    return ExitCode.DONE.code();
  }
}
