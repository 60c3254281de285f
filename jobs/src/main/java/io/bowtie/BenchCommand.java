package io.bowtie;

import io.bowtie.bench.ReasonsBench;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.ExitCode;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long things take on this machine. */
@Command(
    name = "bench",
    description = {
      "Measure how long things take on this machine, as ratios within one run.",
      "Reads:",
      "  the conf's train section; rows are generated",
      "Writes:",
      "  its findings to standard output, nothing to any table"
    },
    synopsisSubcommandLabel = "WHAT")
final class BenchCommand implements Runnable {
  private final Console console;

  @Spec private CommandSpec spec;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which bench?");
  }

  @Command(
      name = "reasons",
      description = {
        "Score generated deals with reasons by each algorithm, beside a plain transform of the same",
        "MLlib model, in turn, and print the ratio. The goal is at most 6.",
        "Reads:",
        "  the conf's train section",
        "Writes:",
        "  its findings to standard output, nothing to any table"
      })
  int reasons(
      @Option(
              names = "--rows",
              defaultValue = "1000000",
              paramLabel = "N",
              description = "Rows to score. Default: ${DEFAULT-VALUE}.")
          long rows,
      @Option(
              names = "--rounds",
              defaultValue = "5",
              paramLabel = "N",
              description = "Rounds that count, an odd number. Default: ${DEFAULT-VALUE}.")
          int rounds,
      @Option(
              names = "--score-rows",
              description = "Also measure a night's whole score rows, with sentences: much slower.")
          boolean isWithScoreRows,
      @Option(
              names = "--conf",
              paramLabel = "FILE",
              description = "Whose models to fit. Default: the demo's.")
          Path conf) {
    Path file = conf == null ? Home.demoConf() : conf;
    new ReasonsBench(ConfLoader.load(file), rounds, line -> console.results().println(line))
        .run(rows, isWithScoreRows);
    return ExitCode.DONE.code();
  }
}
