package io.bowtie.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanyFilesTest {
  private static final Settings SMALL = Settings.demo().withSize(0.05);

  /** Every time and date at which a system can come to know something, by its column. */
  private static final Pattern RECORDED =
      Pattern.compile("\"(?:updated_at|exported_on)\":\"(\\d{4}-\\d{2}-\\d{2})");

  @TempDir private Path folder;

  @Test
  void shouldWriteTheSameBytesForTheSameSettings() throws IOException {
    CompanyFiles.write(Company.generate(SMALL), folder.resolve("one"));
    CompanyFiles.write(Company.generate(SMALL), folder.resolve("other"));

    assertThat(contents(folder.resolve("one"))).isEqualTo(contents(folder.resolve("other")));
  }

  @Test
  void shouldWriteAnotherCompanyForAnotherSeed() throws IOException {
    CompanyFiles.write(Company.generate(SMALL), folder.resolve("one"));
    CompanyFiles.write(Company.generate(SMALL.withSeed(8)), folder.resolve("other"));

    Map<String, String> one = contents(folder.resolve("one"));
    Map<String, String> other = contents(folder.resolve("other"));
    assertThat(other.get("crm/lead-2026-06-28.csv"))
        .isNotEqualTo(one.get("crm/lead-2026-06-28.csv"));
    assertThat(other.get("usage/usage_daily-2026-06-28.json"))
        .isNotEqualTo(one.get("usage/usage_daily-2026-06-28.json"));
  }

  @Test
  void shouldCountTheRowsOfEachFile() throws IOException {
    Company company = Company.generate(SMALL);
    CompanyFiles.Written written = CompanyFiles.write(company, folder);

    Map<String, Integer> lines = new TreeMap<>();
    contents(folder)
        .forEach(
            (name, text) -> {
              if (!name.equals("truth.json")) {
                int header = name.endsWith(".csv") ? 1 : 0;
                lines.put(name, (int) text.lines().count() - header);
              }
            });
    assertThat(written.rows()).isEqualTo(lines);
    assertThat(written.total())
        .isEqualTo(company.tables().stream().mapToLong(table -> table.rows().size()).sum());
  }

  @Test
  void shouldLandThePastInTheFirstNightAndOneDayInEachOther() throws IOException {
    CompanyFiles.write(Company.generate(SMALL), folder);

    Map<String, String> files = contents(folder);
    for (LocalDate night : List.of(SMALL.firstNight(), SMALL.firstNight().plusDays(1))) {
      String usage = files.get("usage/usage_daily-" + night + ".json");
      assertThat(recordedDays(usage)).isNotEmpty().noneMatch(day -> day.isAfter(night));
      if (night.isAfter(SMALL.firstNight())) {
        assertThat(recordedDays(usage)).allMatch(night::equals);
      }
    }
  }

  @Test
  void shouldRecordNothingAfterTheLandingOfItsFile() throws IOException {
    CompanyFiles.write(Company.generate(SMALL), folder);

    contents(folder)
        .forEach(
            (name, text) -> {
              Matcher landing = Pattern.compile("\\d{4}-\\d{2}-\\d{2}").matcher(name);
              if (landing.find()) {
                LocalDate landed = LocalDate.parse(landing.group());
                assertThat(recorded(name, text))
                    .as(name)
                    .isNotEmpty()
                    .noneMatch(day -> day.isAfter(landed));
              }
            });
  }

  @Test
  void shouldWriteATruthFileThatMachinesRead() throws IOException {
    Company company = Company.generate(SMALL);
    CompanyFiles.write(company, folder);

    JsonNode truth = new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
    assertThat(truth.at("/settings/seed").asLong()).isEqualTo(7);
    assertThat(truth.at("/effects")).hasSize(Effect.values().length);
    assertThat(truth.at("/tables/crm.lead/keys").asLong())
        .isEqualTo(company.table("crm.lead").keys());
    assertThat(truth.at("/base_rates/lead_converted_share").asDouble()).isBetween(0.01, 0.5);
  }

  /** When each row of a file was recorded, by the column that says so; for csv its position. */
  private static List<LocalDate> recorded(String name, String text) {
    if (name.endsWith(".json")) {
      return recordedDays(text);
    }
    List<String> header = List.of(text.lines().findFirst().orElseThrow().split(",", -1));
    String column =
        Stream.of("SystemModstamp", "updated", "CreatedDate")
            .filter(header::contains)
            .findFirst()
            .orElseThrow();
    int fromTheEnd = header.size() - header.indexOf(column);
    return text.lines()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .map(cells -> cells.get(cells.size() - fromTheEnd))
        .map(CompanyFilesTest::day)
        .toList();
  }

  private static LocalDate day(String cell) {
    return cell.contains("T")
        ? LocalDate.parse(cell.substring(0, 10))
        : LocalDate.ofEpochDay(Long.parseLong(cell) / 86_400);
  }

  private static List<LocalDate> recordedDays(String json) {
    return RECORDED.matcher(json).results().map(found -> LocalDate.parse(found.group(1))).toList();
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(file -> folder.relativize(file).toString(), CompanyFilesTest::read));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
