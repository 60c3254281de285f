package io.bowtie.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds places in sources that read the clock of the machine, or chance without a seed. */
final class ClockReads {
  private static final Pattern SOURCE = Pattern.compile(".*\\.(java|sql|jte)");

  private static final Pattern READ =
      Pattern.compile(
          String.join(
              "|",
              // Java's clocks.
              "\\b(Instant|Year|YearMonth|\\w+(Date|Time|DateTime))(\\.|::)now\\b",
              "\\bSystem(\\.|::)(currentTimeMillis|nanoTime)\\b",
              "\\bClock\\.(system|tick)\\w*",
              "\\bnew (java\\.util\\.)?Date\\(\\s*\\)",
              "\\bCalendar\\.getInstance\\b",
              // Spark's clocks, in SQL or as functions.
              "(?i:\\b(current_date|current_timestamp)\\b)",
              "\\b(localtimestamp|LOCALTIMESTAMP)\\b",
              "(?i:\\b(curdate|now)\\s*\\()",
              "(?i:\\bunix_timestamp\\s*\\(\\s*\\))",
              // Chance without a seed.
              "\\bnew (java\\.util\\.)?Random\\(\\s*\\)",
              "\\bMath(\\.|::)random\\b",
              "\\b(ThreadLocalRandom|SecureRandom)\\b",
              "\\bUUID(\\.|::)randomUUID\\b",
              "(?i:\\b(rand|randn|random|uuid|shuffle)\\s*\\(\\s*\\))"));

  private ClockReads() {}

  /** Every place below the folder, as {@code file:line: text}. */
  static List<String> below(Path folder) throws IOException {
    List<String> places = new ArrayList<>();
    for (Path file : sources(folder)) {
      List<String> lines = Files.readAllLines(file);
      for (int line = 0; line < lines.size(); line++) {
        if (READ.matcher(lines.get(line)).find()) {
          String place = folder.relativize(file).toString().replace('\\', '/');
          places.add(place + ":" + (line + 1) + ": " + lines.get(line).strip());
        }
      }
    }
    return places;
  }

  static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> SOURCE.matcher(file.toString()).matches())
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
