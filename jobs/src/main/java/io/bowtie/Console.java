package io.bowtie;

import java.io.PrintWriter;

/**
 * Where a command speaks.
 *
 * @param results for what was asked for, to be piped on
 * @param messages for what a person reads meanwhile
 */
record Console(PrintWriter results, PrintWriter messages) {

  void say(String line) {
    messages.println(line);
    messages.flush();
  }

  void flush() {
    results.flush();
    messages.flush();
  }
}
