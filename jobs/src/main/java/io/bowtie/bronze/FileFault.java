package io.bowtie.bronze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.univocity.parsers.common.TextParsingException;
import io.bowtie.contract.OperatorError;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.SparkThrowable;

/**
 * A file that cannot be taken in, as the task that reads it says so. The message never holds what
 * is in the file.
 */
final class FileFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final boolean isChange;
  private final String remedy;

  private FileFault(String path, boolean isChange, String why, String remedy, Throwable cause) {
    super(why, cause);
    this.path = path;
    this.isChange = isChange;
    this.remedy = remedy;
  }

  /** Somebody still writes it, or has taken it away. */
  static FileFault changed(String path) {
    return new FileFault(path, true, "It changed while it was read.", "", null);
  }

  /** A whole file whose shape is not taken. */
  static FileFault refused(String path, String why, String remedy) {
    return new FileFault(path, false, why, remedy, null);
  }

  /** Whatever has stopped the reading of a file. */
  static FileFault of(String path, Exception failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileFault fault) {
        return fault;
      }
    }
    Throwable cause = innermost(failed);
    if (cause instanceof FileNotFoundException) {
      return changed(path);
    }
    return new FileFault(
        path,
        false,
        reason(failed, cause),
        "Deliver it again, whole, or take it out of the folder.",
        failed);
  }

  private static Throwable innermost(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Messages of parsers show what they have parsed, so they are left out. */
  private static String reason(Exception failed, Throwable cause) {
    if (cause instanceof EOFException) {
      return "It is packed and ends in the middle, so a part of it is missing.";
    }
    if (cause instanceof JsonProcessingException json) {
      return "Its JSON cannot be read"
          + (json.getLocation() == null ? "." : " from line " + json.getLocation().getLineNr());
    }
    if (cause instanceof TextParsingException csv) {
      return "Its csv cannot be read from line " + (csv.getLineIndex() + 1) + " on.";
    }
    return cause instanceof IOException ? String.valueOf(cause.getMessage()) : failed.toString();
  }

  /** The fault behind a failed Spark job, if it is one of a file. */
  static Optional<FileFault> behind(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileFault fault) {
        return Optional.of(fault);
      }
      if (cause instanceof SparkThrowable spark
          && String.valueOf(spark.getCondition())
              .matches("(FAILED_READ_FILE|CANNOT_READ_FILE_FOOTER).*")) {
        return Optional.of(
            new FileFault(
                String.valueOf(spark.getMessageParameters().get("path")),
                false,
                "It is damaged, or not of the format that its source declares.",
                "Deliver it again, whole, or take it out of the folder.",
                failed));
      }
    }
    return Optional.empty();
  }

  String path() {
    return path;
  }

  /** Whether the file may be sound the next time. */
  boolean isChange() {
    return isChange;
  }

  OperatorError error() {
    return OperatorError.data("A file cannot be read")
        .where(path)
        .why(getMessage())
        .remedy(remedy)
        .causedBy(this);
  }
}
