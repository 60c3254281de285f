package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.config.SourceConf;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.ContactData;
import io.bowtie.contract.OperatorError;
import io.bowtie.job.MappingChecks;
import io.bowtie.mapping.CheckRequest;
import io.bowtie.mapping.MappingReport;
import io.bowtie.mapping.ReportFormat;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A set of mappings over a folder of files, without a warehouse. */
@Command(
    name = "check-mapping",
    description = {
      "Run mappings over a folder of files and say what comes out of them and what does not.",
      "A file is named like the raw table that it holds: deals.csv, deals-2026-06-30.csv (one",
      "landing of several), deals_data.csv. Case, underscores and a beginning or an ending that all",
      "files share do not count. With --conf the source's own tables and options count, and MAPPINGS",
      "and --data may be left out.",
      "Reads:",
      "  the mappings and the files",
      "Writes:",
      "  the report to standard output, no table",
      "Exit code 10 when an entity is blocked or loses every row, its rows depend on the order of",
      "files, or nothing comes out."
    })
final class CheckMappingCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "MAPPINGS",
      description = "A folder with one <entity>.sql each, or a set such as salesforce.")
  private Optional<String> mapping;

  @Option(names = "--data", paramLabel = "DIR", description = "The files' folder.")
  private Optional<Path> data;

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
      description = {
        "Whose source, custom-fields and time-zone count; own fields are texts and the zone is UTC",
        "unless given."
      })
  private Optional<Path> conf;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Which source of the conf, where several have these mappings.")
  private Optional<String> source;

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
    Optional<BowtieConf> loaded = conf.map(ConfLoader::load);
    Optional<SourceConf> declared = loaded.flatMap(this::declared);
    MappingReport report =
        MappingChecks.run(
            new CheckRequest(
                mapping
                    .or(() -> declared.map(SourceConf::mapping))
                    .orElseThrow(() -> lacks("MAPPINGS")),
                data.or(() -> declared.map(SourceConf::location).map(Path::of))
                    .orElseThrow(() -> lacks("--data")),
                declared,
                dataFormat,
                options,
                tables,
                asOf.map(AsOf::parse),
                loaded.map(BowtieConf::customFields)),
            loaded.map(BowtieConf::timeZone).orElse(BusinessZone.UTC),
            console::say);
    console.results().print(ContactData.masked(format.of(report)));
    console.flush();
    return report.exitCode().code();
  }

  /**
   * The conf's source that has these mappings; none where they are tried before they are declared.
   */
  private Optional<SourceConf> declared(BowtieConf loaded) {
    List<SourceConf> sources =
        loaded.sources().stream()
            .filter(each -> source.map(each.name()::equals).orElseGet(() -> hasMappings(each)))
            .toList();
    String names =
        loaded.sources().stream().map(SourceConf::name).collect(Collectors.joining(", "));
    if (sources.isEmpty() && (source.isPresent() || mapping.isEmpty())) {
      throw OperatorError.usage("The conf declares no such source")
          .where("--source " + source.orElse(""))
          .why("It declares: " + names + ".")
          .remedy("Name one of them.");
    }
    if (sources.size() > 1) {
      throw OperatorError.usage("Several sources of the conf are meant")
          .where("check-mapping")
          .why("These may be: " + names + ".")
          .remedy("Say which with --source NAME.");
    }
    return sources.stream().findFirst();
  }

  private boolean hasMappings(SourceConf each) {
    return mapping.isEmpty()
        || each.mapping().equals(mapping.get())
        || each.mapping().equals(Path.of(mapping.get()).toAbsolutePath().normalize().toString());
  }

  private static OperatorError lacks(String what) {
    return OperatorError.usage("Missing required " + what)
        .where("check-mapping")
        .why("No source of a conf says which mappings and files are meant.")
        .remedy("Give MAPPINGS and --data DIR, or --conf FILE with the source's name.");
  }
}
