package io.bowtie;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.proof.ProofKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds Bowtie against companies of which the truth is known, and against published sets. */
@Command(
    name = "evidence",
    description = {
      "Run the proof kit and the published sets, and write what was found into docs/evidence.md.",
      "What was found of a company or set is kept: a run that is stopped goes on where it was.",
      "Reads:",
      "  conf/examples, and $BOWTIE_DATA for the published sets, which are left out without it",
      "Writes:",
      "  evidence/, and docs/evidence.md between its marks"
    })
final class EvidenceCommand implements Callable<Integer> {
  private static final Pattern SEEDS = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");
  private static final String BEGIN = "<!-- found: ./bowtie evidence writes from here -->";
  private static final String END = "<!-- found: to here -->";

  private static final double SMALL = 0.2;

  private final Console console;

  @Option(
      names = "--seeds",
      defaultValue = "1-20",
      paramLabel = "A-B",
      description = "Seeds of the companies. Default: ${DEFAULT-VALUE}.")
  private String seeds;

  @Option(
      names = "--size",
      defaultValue = "0.4",
      paramLabel = "N",
      description = "Size of a company, as for generate. Default: ${DEFAULT-VALUE}.")
  private double size;

  @Option(
      names = "--small-seeds",
      defaultValue = "5",
      paramLabel = "N",
      description = {
        "Of so many of the first seeds a small company is looked at as well, for messes and drift.",
        "Default: ${DEFAULT-VALUE}."
      })
  private long smallSeeds;

  @Option(
      names = "--fresh-rows",
      defaultValue = "200000",
      paramLabel = "N",
      description = "Rows of each use case on which a model's true AUC is measured; 0 for none.")
  private long freshRows;

  @Option(
      names = "--fresh-size",
      defaultValue = "2",
      paramLabel = "N",
      description = "Size of a company that these rows come from. Default: ${DEFAULT-VALUE}.")
  private double freshSize;

  EvidenceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Matcher range = SEEDS.matcher(seeds);
    if (!range.matches()) {
      throw OperatorError.usage("'" + seeds + "' are no seeds")
          .where("--seeds")
          .remedy("Give a number or a range, such as 1-20.");
    }
    Path home = Home.folder();
    ProofKit kit =
        new ProofKit(home.resolve("evidence"), home.resolve("conf/examples"), console::say);
    if (System.getenv("BOWTIE_DATA") == null) {
      console.say("The published sets are left out: BOWTIE_DATA names no folder.");
    } else {
      kit.publicSets();
    }
    long last = Long.parseLong(range.group(range.group(2) == null ? 1 : 2));
    long first = Long.parseLong(range.group(1));
    for (long seed = first; seed <= last; seed++) {
      if (seed - first < smallSeeds) {
        kit.messes(seed, SMALL);
        kit.drift(seed, SMALL);
      }
      kit.companies(seed, size);
    }
    if (freshRows > 0) {
      kit.freshRows(freshRows, freshSize);
    }
    write(home.resolve("docs/evidence.md"), kit.page());
    return ExitCode.DONE.code();
  }

  private void write(Path page, String found) {
    try {
      String text = Files.readString(page);
      int begin = text.indexOf(BEGIN);
      int end = text.indexOf(END);
      if (begin < 0 || end < begin) {
        throw OperatorError.system("The page has no place for what was found")
            .where(page.toString())
            .why("It lacks the lines '" + BEGIN + "' and '" + END + "'.")
            .remedy("Put them back.");
      }
      Files.writeString(
          page,
          text.substring(0, begin) + BEGIN + "\n\n" + found.strip() + "\n\n" + text.substring(end));
      console.say("What was found is in " + page);
    } catch (IOException unwritable) {
      throw OperatorError.system("The page cannot be written")
          .where(page.toString())
          .why(unwritable.toString())
          .remedy("Run it from a copy of the repository that this user may write.")
          .causedBy(unwritable);
    }
  }
}
