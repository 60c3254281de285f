package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.ExitCode;
import io.bowtie.job.Promotions;
import io.bowtie.job.Stops;
import io.bowtie.job.Workspace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A person decides about a use case as a whole. */
@Command
final class DecisionCommand implements Callable<Integer> {
  private final Decision made;
  private final Console console;

  @Mixin private DecisionOptions decision;

  @Option(
      names = "--use-case",
      required = true,
      paramLabel = "NAME",
      description = "lead, deal or churn.")
  private String useCase;

  private DecisionCommand(Decision made, Console console) {
    this.made = made;
    this.console = console;
  }

  /** What a person can decide so. */
  enum Decision {
    ROLLBACK(
        "Take back the last promotion; the champion before it returns, or the rules.",
        "gold.model_events") {
      @Override
      List<String> make(Workspace workspace, String useCase, String by, String note) {
        return Promotions.rollBack(workspace, useCase, by, note);
      }
    },
    STOP(
        "Stop a use case: the next publication has nothing of it, and says why.",
        "gold.use_case_events") {
      @Override
      List<String> make(Workspace workspace, String useCase, String by, String note) {
        return List.of(Stops.stop(workspace, useCase, by, note));
      }
    },
    RESUME(
        "Let a use case go on that was stopped, or put back to shadow.", "gold.use_case_events") {
      @Override
      List<String> make(Workspace workspace, String useCase, String by, String note) {
        return List.of(Stops.resume(workspace, useCase, by, note));
      }
    };

    private final String purpose;
    private final String events;

    Decision(String purpose, String events) {
      this.purpose = purpose;
      this.events = events;
    }

    abstract List<String> make(Workspace workspace, String useCase, String by, String note);

    /** The command of it, with its purpose and its tables as help. */
    CommandLine command(Console console) {
      CommandLine command = new CommandLine(new DecisionCommand(this, console));
      command
          .getCommandSpec()
          .usageMessage()
          .description(
              purpose,
              "Reads:",
              "  " + events,
              "  gold.publications",
              "Writes:",
              "  " + events,
              "  gold.audit_log");
      return command;
    }
  }

  @Override
  public Integer call() {
    BowtieConf conf = decision.conf();
    try (Workspace workspace = Workspace.openForFewRows(conf, console::say)) {
      made.make(workspace, useCase, decision.by(), decision.note()).forEach(console::say);
    }
    return ExitCode.DONE.code();
  }
}
