package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.OperatorError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose warehouse a command reads that changes nothing. */
final class ReadOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Whose warehouse; the demo's unless given.")
  private Path conf;

  BowtieConf conf() {
    return conf(Optional.ofNullable(conf), Home.demoConf());
  }

  /**
   * The configuration that was given, or the demo's where its warehouse is there.
   *
   * @throws OperatorError of usage when there is neither
   */
  static BowtieConf conf(Optional<Path> given, Path demo) {
    return given
        .map(ConfLoader::load)
        .or(
            () ->
                Optional.of(demo)
                    .filter(Files::isReadable)
                    .map(ConfLoader::load)
                    .filter(conf -> Files.isDirectory(Path.of(conf.warehouse()))))
        .orElseThrow(
            () ->
                OperatorError.usage("Missing option --conf: whose warehouse is meant?")
                    .why("Without it the demo's is read, and there is none yet.")
                    .remedy("Give --conf my/bowtie.conf, or run './bowtie demo' first."));
  }
}
