package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.ExitCode;
import io.bowtie.job.Promotions;
import io.bowtie.job.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A person takes back a promotion. */
@Command(
    name = "rollback",
    description = {
      "Take back the last promotion; the champion before it returns, or the rules.",
      "Reads:",
      "  gold.model_events",
      "  gold.publications",
      "Writes:",
      "  gold.model_events"
    })
final class RollbackCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DecisionOptions decision;

  @Option(
      names = "--use-case",
      required = true,
      paramLabel = "NAME",
      description = "lead, deal or churn.")
  private String useCase;

  RollbackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    BowtieConf conf = decision.conf();
    try (Workspace workspace = Workspace.open(conf, console::say)) {
      Promotions.rollBack(workspace, useCase, decision.by(), decision.note()).forEach(console::say);
    }
    return ExitCode.DONE.code();
  }
}
