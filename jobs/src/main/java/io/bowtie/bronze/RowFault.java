package io.bowtie.bronze;

import java.util.Locale;

/** What is wrong with the way in which a row stands in its file. */
public enum RowFault {
  /** It opens a quote that is not closed, or closes one in the middle of a value. */
  QUOTE,
  /** The file ends inside it. */
  CUT,
  /** It holds bytes that are no characters of the encoding; each was replaced by U+FFFD. */
  CHARACTERS,
  /** It has more or fewer values than the header has names. */
  WIDTH,
  /** It is the last one and no line break follows: a fault where other files end with one. */
  UNENDED;

  /** As the column {@code _fault} and the ledger have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
