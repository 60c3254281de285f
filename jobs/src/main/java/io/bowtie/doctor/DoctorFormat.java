package io.bowtie.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How a diagnosis is written. */
public enum DoctorFormat {
  /** For people at a terminal. */
  TEXT(DoctorFormat::text),
  /** For programs: one object with all that is known. */
  JSON(DiagnosisJson::of),
  /** For documents. */
  MARKDOWN(DoctorFormat::markdown);

  private static final int WIDTH = 100;

  private final Function<Diagnosis, String> form;

  DoctorFormat(Function<Diagnosis, String> form) {
    this.form = form;
  }

  /** The diagnosis as a text that ends with a line's end. */
  public String of(Diagnosis diagnosis) {
    return form.apply(diagnosis);
  }

  private static String text(Diagnosis diagnosis) {
    Report report = new Report(diagnosis);
    List<String> lines = new ArrayList<>(List.of("Bowtie doctor: " + report.title()));
    for (Section section : report.sections()) {
      lines.add("");
      lines.add(section.title().toUpperCase(Locale.ROOT));
      section.items().forEach(item -> lines.addAll(wrapped(item)));
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static List<String> wrapped(Section.Item item) {
    String indent = item.depth() == 0 ? "  " : "      ";
    List<String> lines = new ArrayList<>();
    for (String given : item.text().lines().toList()) {
      StringBuilder line = new StringBuilder(lines.isEmpty() ? indent : indent + "  ");
      int start = line.length();
      for (String word : given.strip().split(" ", -1)) {
        if (line.length() > start && line.length() + 1 + word.length() > WIDTH) {
          lines.add(line.toString());
          line = new StringBuilder(indent + "  ");
          start = line.length();
        }
        line.append(line.length() > start ? " " : "").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String markdown(Diagnosis diagnosis) {
    Report report = new Report(diagnosis);
    List<String> lines = new ArrayList<>(List.of("# Bowtie doctor: " + report.title()));
    for (Section section : report.sections()) {
      lines.add("");
      lines.add("## " + section.title());
      lines.add("");
      for (Section.Item item : section.items()) {
        String text = item.text().replaceAll("\\s+", " ").replace("|", "\\|").replace("_", "\\_");
        boolean isNumbered = text.matches("\\d\\. .*");
        lines.add((item.depth() == 0 ? "" : "  ") + (isNumbered ? "" : "- ") + text);
      }
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }
}
