package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of everything that runs for a night. */
final class RunOptions {
  @Option(
      names = "--conf",
      required = true,
      paramLabel = "FILE",
      description = "The company's configuration, such as conf/examples/demo/bowtie.conf.")
  private Path conf;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "The night, as a UTC day like 2026-06-30; the only clock there is.")
  private String asOf;

  BowtieConf conf() {
    return ConfLoader.load(conf);
  }

  AsOf asOf() {
    return AsOf.parse(asOf);
  }
}
