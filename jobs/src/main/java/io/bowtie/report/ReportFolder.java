package io.bowtie.report;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import io.bowtie.report.card.ModelCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The folder of one night's report. Files are written beside it and moved in whole, so that a
 * killed run leaves the former report or the new one, never a half.
 */
final class ReportFolder {
  private static final String LATEST = "latest.html";

  private final Path root;
  private final AsOf asOf;

  ReportFolder(Path root, AsOf asOf) {
    this.root = root;
    this.asOf = asOf;
  }

  ReportResult write(SortedMap<String, byte[]> files, List<ModelCard> cards) {
    Path folder = root.resolve(asOf.toString());
    try {
      Path fresh = root.resolve("." + asOf + ".writing");
      delete(fresh);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = fresh.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
      replace(folder, fresh);
      Path latest = pointToLatest();
      return new ReportResult(
          folder.resolve("index.html"),
          latest,
          files.keySet().stream().map(folder::resolve).toList(),
          cards);
    } catch (IOException unwritable) {
      throw OperatorError.system("The report cannot be written")
          .where(folder.toString())
          .why(String.valueOf(unwritable.getMessage()))
          .remedy("Set 'reports' in the conf file to a folder that this user may write.")
          .causedBy(unwritable);
    }
  }

  private void replace(Path folder, Path fresh) throws IOException {
    Path former = root.resolve("." + asOf + ".former");
    delete(former);
    if (Files.exists(folder)) {
      Files.move(folder, former, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    delete(former);
  }

  /** A rerun of an older night does not move the newest back. */
  private Path pointToLatest() throws IOException {
    String newest;
    try (Stream<Path> entries = Files.list(root)) {
      newest =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}"))
              .max(Comparator.naturalOrder())
              .orElse(asOf.toString());
    }
    Path latest = root.resolve(LATEST);
    Path fresh = root.resolve("." + LATEST + ".writing");
    Files.writeString(fresh, redirect(newest + "/index.html"), StandardCharsets.UTF_8);
    return Files.move(
        fresh, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String redirect(String target) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="refresh" content="0; url=%1$s">
        <title>Latest report</title>
        </head>
        <body><p><a href="%1$s">Open the latest report</a></p></body>
        </html>
        """
        .formatted(target);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
