package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of everything that a person decides. */
final class DecisionOptions {
  @Option(
      names = "--conf",
      required = true,
      paramLabel = "FILE",
      description = "The company's configuration, such as conf/examples/demo/bowtie.conf.")
  private Path conf;

  @Option(
      names = "--by",
      required = true,
      paramLabel = "NAME",
      description = "Who decides: one of governance.<use case>.approvers in the configuration.")
  private String by;

  @Option(
      names = "--note",
      required = true,
      paramLabel = "TEXT",
      description = "Why; kept with the decision.")
  private String note;

  BowtieConf conf() {
    return ConfLoader.load(conf);
  }

  String by() {
    return by;
  }

  String note() {
    return note;
  }
}
