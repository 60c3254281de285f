package io.bowtie.report.page;

import java.util.Objects;

/**
 * Something a reader may look for and that is not there.
 *
 * @param what as the reader would call it
 * @param reason why it is not there
 */
public record NotComputed(String what, String reason) {

  public NotComputed {
    Objects.requireNonNull(what);
    Objects.requireNonNull(reason);
  }
}
