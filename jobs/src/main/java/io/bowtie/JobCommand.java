package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.AsOf;
import io.bowtie.job.Job;
import io.bowtie.job.Night;
import io.bowtie.job.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** One job of the night, alone. */
@Command
final class JobCommand implements Callable<Integer> {
  private static final String FORCE = "--force-training";

  private final Job job;
  private final Console console;

  @Mixin private RunOptions options;
  @Spec private CommandSpec spec;

  private JobCommand(Job job, Console console) {
    this.job = job;
    this.console = console;
  }

  /** The command of a job, with its purpose and its tables as help. */
  static CommandLine of(Job job, Console console) {
    CommandLine command = new CommandLine(new JobCommand(job, console));
    List<String> help = new ArrayList<>(List.of(job.purpose()));
    help.add("Reads:");
    job.reads().forEach(table -> help.add("  " + table));
    help.add("Writes:");
    job.writes().forEach(table -> help.add("  " + table));
    if (job.heedsForcedTraining()) {
      command
          .getCommandSpec()
          .addOption(
              OptionSpec.builder(FORCE)
                  .description("As if a training were due; for observe and train alike.")
                  .build());
    }
    command.getCommandSpec().usageMessage().description(help.toArray(String[]::new));
    return command;
  }

  @Override
  public Integer call() {
    BowtieConf conf = options.conf();
    AsOf asOf = options.asOf();
    try (Workspace workspace = Workspace.open(conf, console::say)) {
      return Night.run(job, workspace.run(asOf, isForced())).code();
    }
  }

  private boolean isForced() {
    return spec.commandLine().getParseResult().hasMatchedOption(FORCE);
  }
}
