package io.bowtie;

import io.bowtie.contract.ExitCode;
import io.bowtie.job.Reproduction;
import io.bowtie.job.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a registered model again and compares. */
@Command(
    name = "reproduce",
    description = {
      "Train a registered model again from its record, and compare every metric to 1e-9.",
      "Reads:",
      "  gold.model_registry",
      "  gold.model_events",
      "  gold.model_metrics",
      "  feature.observations, at the recorded version",
      "Writes nothing."
    })
final class ReproduceCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ReadOptions options;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "VERSION",
      description = "A version of gold.model_registry.")
  private String model;

  ReproduceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.openToRead(options.conf(), console::say)) {
      Reproduction.of(workspace, model).forEach(console::say);
    }
    return ExitCode.DONE.code();
  }
}
