package io.bowtie.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a company as its systems would land it: {@code <system>/<table>-<landing date>.csv} or
 * {@code .json}, and {@code truth.json} beside them. The first landing holds everything recorded up
 * to that day; a later one what was recorded on its day. A table without rows on a day has no file.
 */
public final class CompanyFiles {
  private CompanyFiles() {}

  /**
   * What was written.
   *
   * @param rows rows by file, the file named from the folder down
   */
  public record Written(Map<String, Integer> rows) {

    public Written {
      rows = new TreeMap<>(rows);
    }

    /** Rows over all files. */
    public long total() {
      return rows.values().stream().mapToLong(Integer::longValue).sum();
    }
  }

  /**
   * Writes into a folder, over what earlier runs of the same settings left there.
   *
   * @throws UncheckedIOException when the folder cannot be written
   */
  public static Written write(Company company, Path folder) {
    try {
      Map<String, Integer> written = new TreeMap<>();
      for (RawTable table : company.tables()) {
        writeTable(company.settings(), table, folder, written);
      }
      Files.writeString(folder.resolve("truth.json"), TruthJson.of(company.truth()));
      return new Written(written);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void writeTable(
      Settings settings, RawTable table, Path folder, Map<String, Integer> written)
      throws IOException {
    RawShape shape = table.shape();
    Path system = Files.createDirectories(folder.resolve(shape.system()));
    for (Map.Entry<LocalDate, List<RawRow>> landing : landings(settings, table).entrySet()) {
      String name = shape.name() + "-" + landing.getKey() + "." + shape.format().extension();
      writeRows(shape, landing.getValue(), system.resolve(name));
      written.put(shape.system() + "/" + name, landing.getValue().size());
    }
  }

  private static Map<LocalDate, List<RawRow>> landings(Settings settings, RawTable table) {
    Map<LocalDate, List<RawRow>> landings = new TreeMap<>();
    for (RawRow row : table.rows()) {
      LocalDate day = row.recordedOn();
      LocalDate landing = day.isBefore(settings.firstNight()) ? settings.firstNight() : day;
      landings.computeIfAbsent(landing, key -> new ArrayList<>()).add(row);
    }
    return landings;
  }

  private static void writeRows(RawShape shape, List<RawRow> rows, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      if (shape.format() == RawFormat.CSV) {
        out.write(RawText.csv(shape.columns()));
        out.write('\n');
      }
      for (RawRow row : rows) {
        out.write(RawText.line(shape, row.cells()));
        out.write('\n');
      }
    }
  }
}
