package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ContactData;
import io.bowtie.doctor.Diagnosis;
import io.bowtie.doctor.DoctorFormat;
import io.bowtie.job.Doctors;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The first look at own data. */
@Command(
    name = "doctor",
    description = {
      "Say what can be had from a company's files and mappings, and what to add to get the rest.",
      "Reads:",
      "  the conf, the mappings, the beginning of the newest files; tables of earlier nights, if any",
      "Writes:",
      "  its findings to standard output, nothing to any table",
      "Ends with 0 when at least one model or KPI can be computed, 10 when nothing can, and 3 when",
      "the conf or a mapping is wrong."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--conf",
      required = true,
      paramLabel = "FILE",
      description = "The company's configuration, such as conf/examples/demo/bowtie.conf.")
  private Path conf;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The night to look at; the newest landing that a source shows unless given.")
  private Optional<String> asOf;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "text, json or markdown.")
  private DoctorFormat format;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<AsOf> night = asOf.map(AsOf::parse);
    BowtieConf company = ConfLoader.load(conf);
    Diagnosis diagnosis = Doctors.examine(company, night, console::say);
    console.results().print(ContactData.masked(format.of(diagnosis)));
    return diagnosis.exitCode().code();
  }
}
