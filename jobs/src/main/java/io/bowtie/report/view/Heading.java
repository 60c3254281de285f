package io.bowtie.report.view;

/**
 * A table's column heading.
 *
 * @param isNumeric whether its cells are set to the right
 */
public record Heading(String text, boolean isNumeric) {

  public static Heading words(String text) {
    return new Heading(text, false);
  }

  public static Heading number(String text) {
    return new Heading(text, true);
  }
}
