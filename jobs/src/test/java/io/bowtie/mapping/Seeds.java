package io.bowtie.mapping;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Published tables in the schemas of well-known systems; not part of the project. */
final class Seeds {
  private Seeds() {}

  /**
   * The files of a folder below {@code data}; skips the test where it is absent.
   *
   * @param folder such as {@code fivetran-seeds/zendesk}
   * @param namesAndFiles raw table and file by turns
   */
  static Map<String, Path> files(String folder, String... namesAndFiles) {
    Path data =
        Path.of(Optional.ofNullable(System.getenv("BOWTIE_SHARED")).orElse("../../shared"))
            .resolve("data")
            .resolve(folder);
    assumeThat(data)
        .as(folder + " is not here; set BOWTIE_SHARED to the folder above data")
        .exists();
    Map<String, Path> files = new TreeMap<>();
    for (int place = 0; place < namesAndFiles.length; place += 2) {
      files.put(namesAndFiles[place], data.resolve(namesAndFiles[place + 1]));
    }
    return files;
  }
}
