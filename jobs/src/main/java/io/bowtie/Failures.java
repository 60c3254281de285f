package io.bowtie;

import io.bowtie.contract.ContactData;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Turns errors into messages and exit codes: an operator's error into its own, wrong arguments into
 * a usage error with the nearest match, everything else into a system error whose trace lies in the
 * log file.
 */
final class Failures {
  /** Where the launcher wants the log to be. */
  private static final String LOG_PROPERTY = "bowtie.log";

  /** Words that the launcher understands before this program starts. */
  private static final Set<String> LAUNCHER_WORDS = Set.of("test");

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  int ofArguments(CommandLine.ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    // A misspelt option is also a missing one: name the word that was typed.
    OperatorError error =
        command.getUnmatchedArguments().stream()
            .findFirst()
            .map(word -> ofUnmatched(command, word))
            .orElseGet(() -> OperatorError.usage(wrong.getMessage()));
    console.say(error.getMessage());
    console.say("  help: " + name + " --help");
    return error.exitCode().code();
  }

  int ofExecution(Exception failure, CommandLine command, ParseResult parsed) {
    boolean isDebug = parsed.hasMatchedOption("--debug") || isDebug(parsed);
    if (failure instanceof OperatorError error && !OutOfMemory.isBehind(error)) {
      console.say(isDebug ? traceOf(error) : error.getMessage());
      return error.exitCode().code();
    }
    return ofSystem(failure, isDebug);
  }

  /** Whatever the operator did not cause, also a lack of memory or a missing library. */
  int ofSystem(Throwable failure, boolean isDebug) {
    console.say(
        OutOfMemory.isBehind(failure)
            ? OutOfMemory.error(failure).getMessage()
            : "Bowtie failed: " + lastLineOf(failure));
    console.say(isDebug ? traceOf(failure) : "  trace: " + logged(failure));
    return ExitCode.SYSTEM.code();
  }

  private static boolean isDebug(ParseResult parsed) {
    return parsed.hasSubcommand() && parsed.subcommand().hasMatchedOption("--debug");
  }

  private static OperatorError ofUnmatched(CommandLine command, String word) {
    boolean isOption = word.startsWith("-");
    boolean isCommand = !isOption && !command.getSubcommands().isEmpty();
    List<String> known = isCommand ? commandsOf(command) : optionsOf(command);
    return OperatorError.usage(
            "Unknown "
                + (isOption ? "option" : isCommand ? "command" : "argument")
                + " '"
                + word
                + "'")
        .remedy(
            NearestWord.to(nameOf(word), known)
                .map(nearest -> "Did you mean '" + nearest + "'?")
                .orElse("Known here: " + String.join(", ", known) + "."));
  }

  private static String nameOf(String word) {
    return word.replaceFirst("=.*", "");
  }

  private static List<String> commandsOf(CommandLine command) {
    List<String> words = new ArrayList<>(command.getSubcommands().keySet());
    words.addAll(LAUNCHER_WORDS);
    return words;
  }

  private static List<String> optionsOf(CommandLine command) {
    return command.getCommandSpec().options().stream().map(option -> option.longestName()).toList();
  }

  /** What the innermost cause says, in one line. */
  private static String lastLineOf(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return ContactData.masked(
        cause.toString().lines().findFirst().orElse(cause.getClass().getName()));
  }

  private static String traceOf(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return ContactData.masked(trace.toString());
  }

  /** Adds the trace to the log file and returns its path; the trace itself if that fails. */
  private static String logged(Throwable failure) {
    Path log = Path.of(System.getProperty(LOG_PROPERTY, "target/bowtie.log")).toAbsolutePath();
    try {
      Files.createDirectories(log.getParent());
      Files.writeString(
          log,
          traceOf(failure),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return log.toString();
    } catch (IOException unwritable) {
      return traceOf(failure);
    }
  }
}
