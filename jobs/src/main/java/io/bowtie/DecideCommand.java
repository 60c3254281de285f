package io.bowtie;

import io.bowtie.config.ConfLoader;
import io.bowtie.job.DecisionsIn;
import io.bowtie.job.Workspace;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes in what people decided about advice. */
@Command(
    name = "decide",
    description = {
      "Take in what people decided about advice, from a csv file with a header or a json file.",
      "Columns: recommendation_id, decision (accepted, edited, rejected, ignored), decided_by (a role",
      "or pseudonym), decided_at; reason_code where the advice was not followed, changed_field where",
      "it was edited; note. Rows that cannot be taken are named and the others are taken; exit 10",
      "then. Taking in a file again adds nothing.",
      "Reads:",
      "  the file, gold.recommendations, gold.shadow_recommendations",
      "Writes:",
      "  gold.decisions",
      "  gold.audit_log"
    })
final class DecideCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--conf",
      required = true,
      paramLabel = "FILE",
      description = "The company's configuration, such as conf/examples/demo/bowtie.conf.")
  private Path conf;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "The decisions: .csv, .json (an array) or .jsonl (one object a line).")
  private Path file;

  DecideCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.openForFewRows(ConfLoader.load(conf), console::say)) {
      DecisionsIn taken = DecisionsIn.of(workspace, file);
      taken.words().forEach(console::say);
      return taken.code().code();
    }
  }
}
