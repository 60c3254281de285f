package io.bowtie.bronze;

import java.util.Locale;

/**
 * How many rows of a file have a fault.
 *
 * @param fault that they have
 * @param rows with it
 * @param firstLine the line of the first one
 */
record FaultCount(RowFault fault, long rows, long firstLine) {

  /** From the ledger's text. */
  static FaultCount parse(String text) {
    String[] words = text.split(" ", -1);
    return new FaultCount(
        RowFault.valueOf(words[0].toUpperCase(Locale.ROOT)),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]));
  }

  /** For the ledger. */
  String text() {
    return fault.word() + " " + rows + " " + firstLine;
  }
}
