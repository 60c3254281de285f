package io.bowtie.sql;

/**
 * A file's lines inside a longer text.
 *
 * @param file the file's name
 * @param firstLine of the file in the text, from 1
 * @param lines how many there are
 */
record SqlPart(String file, int firstLine, int lines) {
  boolean holds(int line) {
    return line >= firstLine && line < firstLine + lines;
  }

  /** The place as a person looks for it, such as {@code deals.sql, line 3}. */
  String place(int line) {
    return file + ", line " + (line - firstLine + 1);
  }
}
