package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.ExitCode;
import io.bowtie.job.Queries;
import io.bowtie.job.Workspace;
import io.bowtie.query.QueryFormat;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One SQL query over the warehouse. */
@Command(
    name = "sql",
    description = {
      "Ask the warehouse: one SQL query over its tables by name, such as silver.deals.",
      "Reads:",
      "  the tables that the query names",
      "Writes:",
      "  the answer to standard output, nothing to any table"
    })
final class SqlCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "QUERY", description = "Such as \"select * from gold.publications\".")
  private String query;

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Whose warehouse; the demo's unless given.")
  private Optional<Path> conf;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table (at most 1000 rows), csv or json.")
  private QueryFormat format;

  SqlCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    BowtieConf warehouse = ConfLoader.load(conf.orElseGet(Home::demoConf));
    try (Workspace workspace = Workspace.open(warehouse, console::say)) {
      Queries.answer(workspace, query, format, console.results()).ifPresent(console::say);
    }
    return ExitCode.DONE.code();
  }
}
