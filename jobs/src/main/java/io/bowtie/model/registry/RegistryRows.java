package io.bowtie.model.registry;

import io.bowtie.config.UseCaseConf;
import io.bowtie.feature.UseCase;
import io.bowtie.model.EncodedFeature;
import io.bowtie.model.Fitted;
import io.bowtie.model.ModelArtifact;
import io.bowtie.model.Trained;
import io.bowtie.model.Window;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A training as a row of the registry. */
public final class RegistryRows {
  private RegistryRows() {}

  /** The version's name: use case, as-of and a checksum of what it scores with. */
  public static String version(Trained trained) {
    CRC32 checksum = new CRC32();
    checksum.update(
        trained
            .artifact()
            .map(ModelArtifact::toJson)
            .orElse("none")
            .getBytes(StandardCharsets.UTF_8));
    return String.format(
        Locale.ROOT,
        "%s-%s-%08x",
        trained.task().useCase(),
        trained.task().asOf(),
        checksum.getValue());
  }

  /** The row in the order of {@link RegistryTables#MODEL_REGISTRY}. */
  public static Row row(Trained trained, UseCase useCase, UseCaseConf conf, Provenance provenance) {
    Optional<Fitted> fitted = trained.fitted();
    Optional<Window> window = fitted.map(Fitted::window);
    return RowFactory.create(
        useCase.name(),
        version(trained),
        fitted.map(model -> model.chosen().model().algorithm().word()).orElse("none"),
        trained.verdict(),
        trained.verdictReasons().toArray(String[]::new),
        String.format(Locale.ROOT, useCase.labelDefinition(), conf.horizonDays()),
        conf.horizonDays(),
        window.map(Window::from).orElse(null),
        window.map(Window::until).orElse(null),
        window.map(used -> used.all().rows()).orElse(0L),
        window.map(used -> used.all().events()).orElse(0L),
        window.map(used -> used.later().rows()).orElse(0L),
        features(fitted).toArray(String[]::new),
        Stream.concat(trained.caveats().stream(), conf.notes().stream()).toArray(String[]::new),
        fitted.map(RegistryRows::hyperparameters).orElse("{}"),
        trained.task().seed(),
        provenance.confHash(),
        provenance.codeHash(),
        provenance.inputVersions(),
        trained.artifact().map(ModelArtifact::toJson).orElse(""),
        trained.bestBaseline(),
        trained.comparedWith().orElse(null),
        trained.task().asOf().date(),
        provenance.runId());
  }

  private static List<String> features(Optional<Fitted> fitted) {
    return fitted
        .map(
            model ->
                model.chosen().model().encoding().features().stream()
                    .map(EncodedFeature::name)
                    .toList())
        .orElse(List.of());
  }

  private static String hyperparameters(Fitted fitted) {
    return fitted.chosen().hyperparameters().entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
