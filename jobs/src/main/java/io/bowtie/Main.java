package io.bowtie;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The door. Results go to standard output, everything else to standard error; nothing else ends the
 * process.
 */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Console console =
        new Console(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    Thread.setDefaultUncaughtExceptionHandler(new LastWord(console));
    int exitCode = CommandLineInterface.run(console, arguments);
    console.flush();
    System.exit(exitCode);
  }
}
