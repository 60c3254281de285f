package io.bowtie;

import io.bowtie.job.Job;
import io.bowtie.job.JobCatalog;
import io.bowtie.job.ReplayJob;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** All commands, and what becomes of their errors. */
final class CommandLineInterface {
  private CommandLineInterface() {}

  /** Runs one command and returns the exit code for the shell. */
  static int run(Console console, String... arguments) {
    Failures failures = new Failures(console);
    try {
      return commands(console, failures).execute(arguments);
    } catch (Error brokenMachine) {
      return failures.ofSystem(brokenMachine, false);
    }
  }

  private static CommandLine commands(Console console, Failures failures) {
    CommandLine commands = new CommandLine(new Bowtie());
    commands
        .getCommandSpec()
        .addOption(
            everywhere("--help", "-h").usageHelp(true).description("Show this help.").build())
        .addOption(everywhere("--debug").description("Show stack traces of errors.").build());
    commands.addSubcommand(new DemoCommand(console));
    commands.addSubcommand(new GenerateCommand(console));
    commands.addSubcommand(new NightlyCommand(console));
    for (Job job : JobCatalog.night()) {
      commands.addSubcommand(job.name(), JobCommand.of(job, console));
    }
    commands.addSubcommand("replay-quarantine", JobCommand.of(new ReplayJob(), console));
    commands.addSubcommand(new PromoteCommand(console));
    for (DecisionCommand.Decision decision : DecisionCommand.Decision.values()) {
      commands.addSubcommand(decision.name().toLowerCase(Locale.ROOT), decision.command(console));
    }
    commands.addSubcommand(new DecideCommand(console));
    commands.addSubcommand(new WhyCommand(console));
    commands.addSubcommand(new VerifyAuditCommand(console));
    commands.addSubcommand(new ReproduceCommand(console));
    commands.addSubcommand(new EvidenceCommand(console));
    commands.addSubcommand(new BenchCommand(console));
    commands.addSubcommand(new SqlCommand(console));
    commands.addSubcommand(new CheckMappingCommand(console));
    commands.addSubcommand(new DoctorCommand(console));
    return commands
        .setOut(console.results())
        .setErr(console.messages())
        .setUsageHelpLongOptionsMaxWidth(28)
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failures::ofArguments)
        .setExecutionExceptionHandler(failures::ofExecution);
  }

  private static OptionSpec.Builder everywhere(String name, String... shortNames) {
    return OptionSpec.builder(name, shortNames).scopeType(ScopeType.INHERIT);
  }

  /** The command without a word after it: it asks for one. */
  @Command(
      name = "bowtie",
      description = "Nightly lead, deal and churn scores with the evidence for and against them.",
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "bowtie test runs everything that continuous integration runs.",
        "bowtie COMMAND --help says what a command needs, reads and writes.",
        "",
        "Exit codes: 0 done, 2 usage, 3 configuration, 10 data gate, 11 evidence gate,",
        "12 governance, 13 lease held, 20 system."
      })
  private static final class Bowtie implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }
  }
}
