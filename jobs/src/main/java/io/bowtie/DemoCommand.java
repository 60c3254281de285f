package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.config.GovernanceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.generate.Settings;
import io.bowtie.job.Night;
import io.bowtie.job.Promotions;
import io.bowtie.job.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A made-up company and its first nights, from nothing. */
@Command(
    name = "demo",
    description = {
      "Make a company, run its first three nights, and say where to look.",
      "After the first night the models whose evidence gate passed are promoted.",
      "Reads:",
      "  conf/examples/demo/bowtie.conf",
      "Writes:",
      "  demo/data, demo/warehouse and demo/reports, over what lies there"
    })
final class DemoCommand implements Callable<Integer> {
  private static final List<String> FOLDERS = List.of("data", "warehouse", "reports");

  private final Console console;

  @Mixin private GenerateOptions options;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    BowtieConf conf = ConfLoader.load(Home.demoConf());
    Path demo = Home.folder().resolve("demo");
    FOLDERS.forEach(folder -> delete(demo.resolve(folder)));
    console.say(GenerateCommand.write(settings, demo.resolve("data")));
    try (Workspace workspace = Workspace.openForFewRows(conf, console::say)) {
      ExitCode exitCode = runNights(workspace, conf, settings);
      summary(workspace, conf, settings).forEach(console.results()::println);
      return exitCode.code();
    }
  }

  /** The first exit code that is not done, if any; later nights run all the same. */
  private ExitCode runNights(Workspace workspace, BowtieConf conf, Settings settings) {
    AsOf first = new AsOf(settings.firstNight());
    ExitCode worst = ExitCode.DONE;
    for (int night = 0; night < settings.nights(); night++) {
      ExitCode exitCode = Night.run(workspace.run(first.plusDays(night), false));
      worst = worst == ExitCode.DONE ? exitCode : worst;
      if (night == 0) {
        Promotions.promoteAll(
                workspace,
                useCase -> firstApprover(conf, useCase),
                "Demo: the evidence gate passed on the first night.")
            .forEach(console::say);
      }
    }
    return worst;
  }

  private static String firstApprover(BowtieConf conf, String useCase) {
    return conf.registered(useCase).map(GovernanceConf::approvers).stream()
        .flatMap(List::stream)
        .findFirst()
        .orElse("");
  }

  private static List<String> summary(Workspace workspace, BowtieConf conf, Settings settings) {
    AsOf last = new AsOf(settings.lastDay());
    return Stream.of(
            List.of("", "Verdicts of the evidence gate, as of " + last + ":"),
            Promotions.verdicts(workspace, last).stream().map(line -> "  " + line).toList(),
            List.of(
                "",
                "Pages:   " + conf.reports().resolve("latest.html"),
                "Tables:  " + conf.warehouse(),
                "",
                "Try:",
                "  ./bowtie sql \"select use_case, band, count(*) as n, avg(probability) as mean"
                    + " from gold.scores where as_of = '"
                    + last
                    + "' group by all order by all\"",
                "  ./bowtie sql \"select * from gold.recommendations where as_of = '"
                    + last
                    + "'\" --format csv",
                "  ./bowtie nightly --as-of " + last + " --conf " + shown(Home.demoConf())))
        .flatMap(List::stream)
        .toList();
  }

  /** As it is typed from the working directory, where that is shorter. */
  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> contents = Files.walk(folder)) {
      for (Path each : contents.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException undeletable) {
      throw OperatorError.system("The former demo cannot be deleted")
          .where(folder.toString())
          .why(undeletable.toString())
          .remedy("Delete the folder by hand.")
          .causedBy(undeletable);
    }
  }
}
