package io.bowtie.testkit;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The third-party data beside the project, or where BOWTIE_SHARED says. A test that reads it is
 * skipped, by the name of what it lacks, where it is absent.
 */
public final class Shared {
  private static final Optional<Path> NAMED =
      Optional.ofNullable(System.getenv("BOWTIE_SHARED"))
          .filter(named -> !named.isBlank())
          .map(Path::of);

  private Shared() {}

  /** Where a file or folder lies if it is there, such as {@code data/ravenstack-to-2024-06}. */
  public static Path place(String path) {
    return NAMED.orElse(Path.of("..", "..", "shared")).resolve(path);
  }

  /** The file or folder; without it the test is skipped. */
  public static Path needed(String path) {
    Path place = place(path);
    assumeThat(place)
        .as(path + " is not here; set BOWTIE_SHARED to the folder that it lies in")
        .exists();
    return place;
  }

  /** The same for a test that takes long: it runs only where BOWTIE_SHARED is set. */
  public static Path asked(String path) {
    assumeThat(NAMED)
        .as("It takes minutes: set BOWTIE_SHARED to the folder that holds " + path)
        .isPresent();
    return needed(path);
  }
}
