package io.bowtie.report;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The folders of nights' pages. A run's pages wait under {@code unpublished/<as-of>/<run>} until
 * their night is published; then they take the place of the night's former ones, in {@code
 * <as-of>}, and {@code latest.html} leads to the newest night. Folders are written beside their
 * place and moved in whole, so that a killed run leaves the former pages or the new ones, and what
 * is left to be done can be done by the next run.
 *
 * @param root where reports go
 */
public record NightPages(Path root) {
  private static final String LATEST = "latest.html";
  private static final String WAITING = "unpublished";
  private static final String NIGHT = "\\d{4}-\\d{2}-\\d{2}";

  /**
   * Pages that are not published.
   *
   * @param asOf the night
   * @param runId of the run that wrote them
   */
  public record Waiting(AsOf asOf, String runId) {}

  /**
   * Writes a run's pages where they wait, in the place of what it wrote before.
   *
   * @return the folder
   */
  Path write(AsOf asOf, String runId, SortedMap<String, byte[]> files) {
    Path folder = waiting(new Waiting(asOf, runId));
    return changed(
        () -> {
          Path fresh = folder.resolveSibling("." + runId + ".writing");
          delete(fresh);
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = fresh.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
          }
          delete(folder);
          return Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        });
  }

  /** All pages that wait. */
  public List<Waiting> waiting() {
    return folders(root.resolve(WAITING)).stream()
        .filter(night -> night.matches(NIGHT))
        .flatMap(
            night ->
                folders(root.resolve(WAITING).resolve(night)).stream()
                    .map(run -> new Waiting(AsOf.parse(night), run)))
        .toList();
  }

  /** Whether a night has pages that readers find. */
  public boolean isShown(AsOf asOf) {
    return Files.isDirectory(root.resolve(asOf.toString()));
  }

  /**
   * Puts pages that wait in the place of their night's former ones, also where a killed run had
   * begun to; other pages of the night that wait are given up.
   */
  public void show(Waiting pages) {
    Path night = root.resolve(pages.asOf().toString());
    Path former = root.resolve("." + pages.asOf() + ".former");
    changed(
        () -> {
          if (Files.exists(night)) {
            delete(former);
            Files.move(night, former, StandardCopyOption.ATOMIC_MOVE);
          }
          Files.move(waiting(pages), night, StandardCopyOption.ATOMIC_MOVE);
          delete(former);
          delete(root.resolve(WAITING).resolve(pages.asOf().toString()));
          if (folders(root.resolve(WAITING)).isEmpty()) {
            delete(root.resolve(WAITING));
          }
          return night;
        });
  }

  /** Whether {@code latest.html} leads to the newest night that has pages. */
  public boolean isPointingToNewest() {
    Path latest = root.resolve(LATEST);
    Optional<String> newest = nights().max(Comparator.naturalOrder());
    if (newest.isEmpty()) {
      return true;
    }
    return Files.exists(latest)
        && changed(() -> Files.readString(latest)).equals(redirect(newest.get()));
  }

  /**
   * Lets {@code latest.html} lead to the newest of the nights that are published and have pages; a
   * rerun of an older night does not move it back.
   */
  public void pointToNewest(Set<AsOf> published) {
    nights()
        .filter(night -> published.contains(AsOf.parse(night)))
        .max(Comparator.naturalOrder())
        .ifPresent(
            newest ->
                changed(
                    () -> {
                      Path fresh = root.resolve("." + LATEST + ".writing");
                      Files.writeString(fresh, redirect(newest), StandardCharsets.UTF_8);
                      return Files.move(
                          fresh,
                          root.resolve(LATEST),
                          StandardCopyOption.ATOMIC_MOVE,
                          StandardCopyOption.REPLACE_EXISTING);
                    }));
  }

  private Stream<String> nights() {
    return folders(root).stream().filter(name -> name.matches(NIGHT));
  }

  private Path waiting(Waiting pages) {
    return root.resolve(WAITING).resolve(pages.asOf().toString()).resolve(pages.runId());
  }

  /** By name; what is still being written begins with a dot. */
  private List<String> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return changed(
        () -> {
          try (Stream<Path> entries = Files.list(folder)) {
            return entries
                .filter(Files::isDirectory)
                .map(entry -> entry.getFileName().toString())
                .filter(name -> !name.startsWith("."))
                .sorted()
                .toList();
          }
        });
  }

  private static String redirect(String night) {
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
        .formatted(night + "/index.html");
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

  private <T> T changed(Change<T> change) {
    try {
      return change.make();
    } catch (IOException unwritable) {
      throw OperatorError.system("The report cannot be written")
          .where(root.toString())
          .why(String.valueOf(unwritable.getMessage()))
          .remedy("Set 'reports' in the conf file to a folder that this user may write.")
          .causedBy(unwritable);
    }
  }

  @FunctionalInterface
  private interface Change<T> {
    T make() throws IOException;
  }
}
