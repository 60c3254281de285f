package io.bowtie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No command here comes as far as Spark. */
final class CommandLineInterfaceTest {
  private final StringWriter results = new StringWriter();
  private final StringWriter messages = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "nigthly,  nightly",
    "scor,     score",
    "promot,   promote",
    "rolback,  rollback",
    "tset,     test",
    "generat,  generate",
  })
  void shouldNameTheNearestCommand(String typed, String meant) {
    assertThat(run(typed)).isEqualTo(2);
    assertThat(messages.toString())
        .contains("Unknown command '" + typed + "'", "Did you mean '" + meant + "'?");
  }

  @Test
  void shouldNameTheNearestOption() {
    assertThat(run("nightly", "--as-off", "2026-06-30", "--conf", "x.conf")).isEqualTo(2);
    assertThat(messages.toString())
        .contains("Unknown option '--as-off'", "Did you mean '--as-of'?", "nightly --help");
  }

  @ParameterizedTest
  @CsvSource({
    "nightly --as-of 2026-06-30,                           --conf",
    "score --conf x.conf,                                  --as-of",
    "promote --use-case lead --note n --conf x.conf,       --by",
    "promote --by b --note n --conf x.conf,                --use-case",
    "rollback --use-case lead --by b --conf x.conf,        --note",
    "generate,                                             --out",
    "sql,                                                  QUERY",
    "check-mapping salesforce,                             --data",
    "doctor,                                               --conf",
    "decide,                                               --conf",
  })
  void shouldNameWhatIsMissing(String typed, String missing) {
    assertThat(run(typed.split(" "))).isEqualTo(2);
    assertThat(messages.toString()).contains("Missing required").contains(missing);
  }

  @ParameterizedTest
  @CsvSource({
    "nightly --as-of 2026-06-30 --conf no/such.conf,                          3",
    "promote --use-case lead --by b --note n --conf no/such.conf,             3",
    "sql select --conf no/such.conf,                                          3",
    "check-mapping salesforc --data .,                                        3",
    "check-mapping salesforce --data no/such/folder,                          3",
    "check-mapping salesforce --data src,                                     3",
    "check-mapping salesforce --data src --option delimeter=;,                3",
    "doctor --conf no/such.conf,                                              3",
    "doctor --conf no/such.conf --as-of soon,                                 2",
    "doctor --conf no/such.conf --format xml,                                 2",
    "sql select --format xml,                                                 2",
    "promote --use-case all --model m --by b --note n --conf no/such.conf,    2",
    "generate --out /tmp/unused --size 0,                                     2",
    "demo --effects some,                                                     2",
  })
  void shouldEndWithTheCodeOfTheMistake(String typed, int exitCode) {
    assertThat(run(typed.split(" "))).isEqualTo(exitCode);
    assertThat(results.toString()).isEmpty();
    assertThat(messages.toString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sql select",
        "verify-audit",
        "why --entity D1 --as-of 2026-06-30",
        "reproduce --model m"
      })
  void shouldAskWhoseWarehouseIsMeantWhereTheDemoHasNone(String typed) {
    assertThat(run(typed.split(" "))).isEqualTo(2);
    assertThat(messages.toString()).contains("--conf", "./bowtie demo");
  }

  @Test
  void shouldReadTheDemosWarehouseWhereItIsThere(@TempDir Path folder) throws IOException {
    Path demo = folder.resolve("bowtie.conf");
    Files.writeString(
        demo,
        "warehouse = warehouse\nsources { crm { system = crm, format = csv, location = \".\","
            + " mapping = \"m\", tables { deals = \"deals.csv\" } } }");

    assertThatThrownBy(() -> ReadOptions.conf(Optional.empty(), demo))
        .hasMessageContaining("--conf");
    Files.createDirectory(folder.resolve("warehouse"));
    assertThat(ReadOptions.conf(Optional.empty(), demo).warehouse())
        .isEqualTo(folder.resolve("warehouse").toString());
  }

  @Test
  void shouldAskForACommand() {
    assertThat(run()).isEqualTo(2);
    assertThat(messages.toString()).contains("Which command?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nightly",
        "ingest",
        "publish",
        "promote",
        "rollback",
        "sql",
        "doctor",
        "demo",
        "replay-quarantine"
      })
  void shouldSayWhatACommandReadsAndWrites(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(results.toString()).contains("Reads:", "Writes:");
  }

  @Test
  void shouldListEveryCommand() {
    assertThat(run("--help")).isZero();
    assertThat(results.toString())
        .contains(
            "nightly",
            "conform",
            "report",
            "promote",
            "rollback",
            "sql",
            "doctor",
            "demo",
            "generate");
  }

  @Test
  void shouldGenerateTheCompanyThatWasAskedFor(@TempDir Path folder) {
    int exitCode =
        run("generate", "--out", folder.toString(), "--size", "0.02", "--effects", "none");

    assertThat(exitCode).isZero();
    assertThat(folder.resolve("truth.json")).content().contains("\"effects\"");
    assertThat(folder.resolve("crm/opportunity-2026-06-28.csv")).isNotEmptyFile();
  }

  private int run(String... arguments) {
    Console console = new Console(new PrintWriter(results), new PrintWriter(messages));
    int exitCode = CommandLineInterface.run(console, arguments);
    console.flush();
    return exitCode;
  }
}
