package io.bowtie;

import io.bowtie.contract.ExitCode;
import io.bowtie.job.Queries;
import io.bowtie.job.Workspace;
import io.bowtie.query.QueryFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One SQL query over the warehouse. */
@Command(
    name = "sql",
    description = {
      "Ask the warehouse: one SQL query over its tables by name, such as silver.deals, or show"
          + " tables",
      "in gold, show columns in gold.scores, describe gold.scores, explain select …. A table that"
          + " no",
      "night has written yet has no rows. Clock, chance and whatever does more than read are"
          + " refused.",
      "In csv a text that a spreadsheet would take for a formula begins with an apostrophe.",
      "Reads:",
      "  the tables that the query names",
      "Writes:",
      "  the answer to standard output, nothing to any table"
    })
final class SqlCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "QUERY", description = "Such as \"select * from gold.publications\".")
  private String query;

  @Mixin private ReadOptions options;

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
    try (Workspace workspace = Workspace.openToRead(options.conf(), console::say)) {
      Queries.answer(workspace, query, format, console.results()).ifPresent(console::say);
    }
    return ExitCode.DONE.code();
  }
}
