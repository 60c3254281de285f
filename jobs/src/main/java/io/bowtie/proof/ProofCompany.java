package io.bowtie.proof;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.generate.Company;
import io.bowtie.generate.CompanyFiles;
import io.bowtie.generate.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A generated company under the demo's conf, in a folder of its own: leads and deals of its CRM,
 * and logistic regression, whose coefficients can be held against the planted effects.
 *
 * @param kind what is known of it
 * @param seed another seed, another company
 * @param size as in {@link Settings}
 */
record ProofCompany(ProofKind kind, long seed, double size) {
  private static final String CONF =
      """
      include "demo.conf"
      company = "Proof %2$s"
      warehouse = "%1$s/warehouse"
      reports = "%1$s/reports"
      sources {
        crm { location = "%1$s/data/crm", mapping = "%1$s/mappings" }
      }
      use-cases.churn.enabled = false
      train.logistic-regression.regularisation = [0.01]
      train.gradient-boosted-trees.enabled = false
      train.random-forest.enabled = false
      """;

  /** What its files are called by. */
  String name() {
    return kind.word() + "-" + seed;
  }

  /** The night that is looked at: the first landing, which holds the whole past. */
  AsOf night() {
    return new AsOf(settings().firstNight());
  }

  /** Writes its raw files, mappings and conf, over what lies there. */
  BowtieConf in(Path folder, Path demoConf) {
    try {
      delete(folder);
      CompanyFiles.write(Company.generate(settings()), folder.resolve("data"));
      writeMappings(demoConf.resolveSibling("mappings/crm"), folder.resolve("mappings"));
      // A conf includes what lies beside it, and nothing from elsewhere.
      Files.copy(demoConf, folder.resolve("demo.conf"));
      Path governance = Path.of("governance.conf");
      Files.copy(demoConf.resolveSibling(governance), folder.resolve(governance));
      Path conf = folder.resolve("bowtie.conf");
      String declared =
          kind.columns().stream().map(OwnColumn::declaration).collect(Collectors.joining("\n"));
      Files.writeString(
          conf,
          CONF.formatted(folder, name())
              + kind.conf().formatted(folder, demoConf.resolveSibling("mappings"))
              + declared
              + "\n");
      return ConfLoader.load(conf);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Settings settings() {
    return Settings.demo()
        .withSeed(seed)
        .withSize(size)
        .withEffects(kind.effects())
        .withNights(kind.landings());
  }

  private void writeMappings(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file);
        String entity = file.getFileName().toString().replace(".sql", "");
        Files.writeString(
            to.resolve(file.getFileName()), OwnColumn.planted(kind.columns(), entity, text));
      }
    }
  }

  /** Deletes what a former run has left. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> contents = Files.walk(folder)) {
        for (Path each : contents.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
