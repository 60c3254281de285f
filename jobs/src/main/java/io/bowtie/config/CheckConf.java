package io.bowtie.config;

import io.bowtie.contract.OperatorError;
import java.nio.file.Path;

/**
 * A check of the company's own: a query that says of each row it looks at whether it fails.
 *
 * @param name of the rule in {@code gold.quality_checks}
 * @param sql the query's file, inside the conf file's folder
 * @param entity the entity that it speaks of, and that it blocks
 * @param source the source that it speaks of, or {@code *} where it compares several
 * @param onFailure what happens when more fail than may
 * @param maximumFailedShare of the rows looked at; a larger share is a failure
 * @param sentence what a failed row is, in plain words
 */
public record CheckConf(
    String name,
    Path sql,
    String entity,
    String source,
    OnFailure onFailure,
    double maximumFailedShare,
    String sentence) {

  /** What happens when a check fails. */
  public enum OnFailure {
    /** The night goes on and says so. */
    CAVEAT,
    /** The entity keeps its last good version. */
    BLOCK
  }

  static CheckConf read(String name, ConfSection section, Path folder) {
    if (!name.matches("[a-z][a-z0-9_-]*")) {
      throw section
          .wrong("sql", "'" + name + "' cannot be the name of a check")
          .remedy("Use lower-case letters, digits, hyphens and underscores.");
    }
    CheckConf check =
        new CheckConf(
            name,
            inside(folder, section),
            section.text("entity"),
            section.text("source", "*"),
            section.word("outcome", OnFailure.class),
            section.number("max-failed-share", 0),
            section.text("sentence"));
    if (!(check.maximumFailedShare >= 0 && check.maximumFailedShare < 1)) {
      throw section
          .wrong("max-failed-share", "A share of failed rows lies between 0 and 1")
          .remedy("Write 0.02 for two of a hundred; 0 when no row may fail.");
    }
    return check;
  }

  private static Path inside(Path folder, ConfSection section) {
    String given = section.text("sql");
    Path file = folder.resolve(given).normalize();
    if (!file.startsWith(folder)) {
      OperatorError outside =
          section.wrong("sql", "A check's query may not leave the conf's folder");
      throw outside.remedy("Put the .sql file beside the conf file, as in checks/" + given + ".");
    }
    return file;
  }
}
