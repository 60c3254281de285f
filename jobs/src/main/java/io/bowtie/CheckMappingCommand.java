package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.AsOf;
import io.bowtie.job.MappingChecks;
import io.bowtie.mapping.CheckRequest;
import io.bowtie.mapping.MappingReport;
import io.bowtie.mapping.ReportFormat;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A set of mappings over a folder of files, without a warehouse. */
@Command(
    name = "check-mapping",
    description = {
      "Run mappings over a folder of files and say what comes out of them and what does not.",
      "A file is named like the raw table that it holds: deals.csv, deals-2026-06-30.csv (one",
      "landing of several), deals_data.csv. Case, underscores and a common beginning do not count.",
      "Reads:",
      "  the mappings and the files",
      "Writes:",
      "  the report to standard output, no table",
      "Exit code 10 when an entity is blocked, its rows depend on the order of files, or nothing",
      "comes out."
    })
final class CheckMappingCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "MAPPINGS",
      description = "A folder with one <entity>.sql each, or a set such as salesforce.")
  private String mapping;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The files' folder.")
  private Path data;

  @Option(
      names = "--table",
      paramLabel = "NAME=PATTERN",
      description = "The files of a raw table that are named otherwise, such as deal=opp-*.csv.")
  private Map<String, String> tables = new HashMap<>();

  @Option(
      names = "--data-format",
      paramLabel = "FORMAT",
      description = "csv or json; by the files' endings unless given.")
  private Optional<Format> dataFormat;

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "How to read the files, as under a source's options, such as delimiter=;")
  private Map<String, String> options = new HashMap<>();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "What was recorded later does not count; every row does unless given.")
  private Optional<String> asOf;

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Whose custom-fields the mappings deliver; taken as texts unless given.")
  private Optional<Path> conf;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table, markdown or json.")
  private ReportFormat format;

  CheckMappingCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    MappingReport report =
        MappingChecks.run(
            new CheckRequest(
                mapping,
                data,
                dataFormat,
                options,
                tables,
                asOf.map(AsOf::parse),
                conf.map(ConfLoader::load).map(BowtieConf::customFields)),
            console::say);
    console.results().print(format.of(report));
    console.flush();
    return report.exitCode().code();
  }
}
