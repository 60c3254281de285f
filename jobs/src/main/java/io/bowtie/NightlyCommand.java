package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.AsOf;
import io.bowtie.job.Night;
import io.bowtie.job.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All jobs of a night in one session. */
@Command(
    name = "nightly",
    description = {
      "Run all jobs of a night, in order, in one session.",
      "Running a night again ends in the same tables.",
      "Reads:",
      "  the sources that the configuration declares",
      "Writes:",
      "  bronze.*, silver.*, feature.*, gold.* and the pages"
    })
final class NightlyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private RunOptions options;

  @Option(names = "--force-training", description = "Train also when no training is due.")
  private boolean isTrainingForced;

  NightlyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    BowtieConf conf = options.conf();
    AsOf asOf = options.asOf();
    try (Workspace workspace = Workspace.open(conf, console::say)) {
      return Night.run(workspace.run(asOf, isTrainingForced)).code();
    }
  }
}
