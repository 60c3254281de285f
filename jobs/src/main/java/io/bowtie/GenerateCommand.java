package io.bowtie;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.generate.Company;
import io.bowtie.generate.CompanyFiles;
import io.bowtie.generate.Settings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a made-up company. */
@Command(
    name = "generate",
    description = {
      "Write a small, messy, made-up company in the shapes of real systems, with a truth file.",
      "Reads:",
      "  nothing",
      "Writes:",
      "  <DIR>/<system>/<table>-<date>.csv or .json, and <DIR>/truth.json"
    })
final class GenerateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private GenerateOptions options;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write into.")
  private Path out;

  GenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.say(write(options.settings(), out));
    return ExitCode.DONE.code();
  }

  /** Writes the company and returns a sentence that says so. */
  static String write(Settings settings, Path folder) {
    try {
      CompanyFiles.Written written = CompanyFiles.write(Company.generate(settings), folder);
      return String.format(
          Locale.ROOT,
          "Wrote %,d rows in %d files to %s; what is true of them is in truth.json.",
          written.total(),
          written.rows().size(),
          folder);
    } catch (UncheckedIOException unwritable) {
      throw OperatorError.system("The company cannot be written")
          .where(folder.toString())
          .why(String.valueOf(unwritable.getCause()))
          .remedy("Give a folder that this user may write.")
          .causedBy(unwritable);
    }
  }
}
