package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.doctor.Diagnosis;
import io.bowtie.doctor.DoctorFormat;
import io.bowtie.generate.Settings;
import io.bowtie.testkit.Shared;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SparkSupport.class)
class DoctorsTest {
  private static final Path DATA = Shared.place("data");
  private static final String DEALS =
      "select id as deal_id, stage, outcome, amount, currency, opened as created_at,"
          + " closed as closed_at, changed as recorded_at from deals";
  private static final String HEADER =
      "id,stage,outcome,amount,currency,opened,closed,changed,shoe";

  @TempDir private Path folder;

  private final SparkSession spark;

  DoctorsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldLookAtASmallCrmAndWriteNothing() {
    company(HEADER + "\n1,Won,won,100,EUR,2026-01-01,2026-02-01,2026-02-01,44\n", DEALS);

    Diagnosis diagnosis = examine();

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(flat(diagnosis))
        .contains(
            "Small, as of 2026-06-30",
            "deals: 1 file, the newest of 2026-06-30, 1 row, 9 columns",
            "crm.deals: shoe",
            "deal: can be trained and scored",
            "amounts in EUR would be in no sum")
        .doesNotContain("What stops something");
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @Test
  void shouldNameTheColumnThatAMappingMisses() {
    company("id,stage,outcme\n1,Won,won\n", "select id as deal_id, stage, outcome from deals");

    Diagnosis diagnosis = examine();

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(flat(diagnosis))
        .contains("deals is blocked", "expects a column 'outcome'", "Did you mean 'outcme'?");
  }

  @Test
  void shouldNameTheFilesThatLieWhereOneIsMissing() throws IOException {
    company(HEADER + "\n", DEALS);
    Files.move(raw("deals-2026-06-30.csv"), raw("deal-2026-06-30.csv"));

    Diagnosis diagnosis = examine();

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(flat(diagnosis))
        .contains("no file is named like 'deals-*.csv'", "The folder holds deal-2026-06-30.csv");
  }

  @Test
  void shouldSayThatTheFolderDoesNotExist() throws IOException {
    company(HEADER + "\n", DEALS);
    Files.delete(raw("deals-2026-06-30.csv"));
    Files.delete(folder.resolve("raw"));

    assertThat(flat(examine())).contains("raw does not exist");
  }

  @Test
  void shouldDoubtAnotherDelimiter() {
    company((HEADER + "\n1,Won,won,100,EUR,,,,44\n").replace(',', ';'), DEALS);

    assertThat(flat(examine())).contains("one single column", "set options.delimiter = \";\"");
  }

  @Test
  void shouldNameColumnsThatChangeWhileTheClockStandsStill() {
    company(
        HEADER
            + "\n1,Won,won,100,EUR,2026-01-01,2026-02-01,2026-02-01,45"
            + "\n2,Lost,lost,9,EUR,2026-01-01,2026-02-03,2026-02-03,43\n",
        DEALS.replace(" from deals", ", _file, _line from deals"));
    write(
        "raw/deals-2026-06-29.csv",
        HEADER
            + "\n1,Won,won,100,EUR,2026-01-01,2026-02-01,2026-02-01,44"
            + "\n2,Open,open,9,EUR,2026-01-01,2026-02-01,2026-02-01,43\n");

    assertThat(flat(examine()))
        .contains("crm.deals: shoe changed between the last two landings while the row's own time");
  }

  @Test
  void shouldRefuseAMappingNamedAfterNoEntity() throws IOException {
    company(HEADER + "\n", DEALS);
    Files.move(folder.resolve("mappings/deals.sql"), folder.resolve("mappings/opportunities.sql"));

    assertThatThrownBy(this::examine)
        .isInstanceOfSatisfying(
            OperatorError.class,
            error -> assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION))
        .hasMessageContaining("There is no entity 'opportunities'");
  }

  @Test
  void shouldFindTheDemoCompanyComplete() throws IOException {
    BowtieConf conf = DemoCompany.in(folder, Settings.demo().withSize(0.02), "");

    Diagnosis diagnosis = Doctors.examine(spark, conf, Optional.empty());

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(flat(diagnosis))
        .contains(
            "lead: can be trained and scored",
            "deal: can be trained and scored",
            "churn: can be trained and scored")
        .doesNotContain("is blocked");
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "maven-crm-sales,        deal:  can be trained and scored",
    "xeducation-leads,       lead:  can be trained and scored",
    "ravenstack-to-2024-06,  churn: can be trained and scored",
    "uci-bank-marketing,     lead:  can be trained and scored",
    "ibm-telco-churn,        churn: can be trained and scored",
    "ibm-sales-win-loss,     deal:  can be trained and scored",
  })
  void shouldFindWhatTheExamplesAllow(String example, String sentence) throws IOException {
    Shared.needed("data/" + example);
    Path conf = Path.of("../conf/examples").resolve(example).resolve("bowtie.conf");
    String text = Files.readString(conf).replace("${BOWTIE_DATA}\"", "\"" + DATA.toAbsolutePath());

    Diagnosis diagnosis =
        Doctors.examine(spark, ConfLoader.load(inOwnFolder(conf, text)), Optional.empty());

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(flat(diagnosis)).contains(sentence.replaceAll("\\s+", " "));
    assertThat(flat(diagnosis)).doesNotContain("is blocked", "WHAT MAY BE READ WRONGLY");
  }

  /** The example's folder once more, where its conf can name the data by its place. */
  private Path inOwnFolder(Path conf, String text) throws IOException {
    Path own = folder.resolve("example");
    try (var files = Files.walk(conf.getParent())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = own.resolve(conf.getParent().relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return Files.writeString(own.resolve("bowtie.conf"), text);
  }

  private Diagnosis examine() {
    return Doctors.examine(
        spark,
        ConfLoader.load(folder.resolve("bowtie.conf")),
        Optional.of(AsOf.parse("2026-06-30")));
  }

  private Path raw(String name) {
    return folder.resolve("raw").resolve(name);
  }

  private void company(String deals, String mapping) {
    write("raw/deals-2026-06-30.csv", deals);
    write("mappings/deals.sql", mapping);
    write(
        "bowtie.conf",
        """
        company = "Small"
        warehouse = "warehouse"
        sources.crm {
          system = crm, format = csv, location = raw, tables { deals = "deals-*.csv" }
          mapping = mappings, landed = file-name
        }
        use-cases { lead.enabled = false, churn.enabled = false }
        """);
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), text);
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
  }

  private static String flat(Diagnosis diagnosis) {
    return DoctorFormat.TEXT.of(diagnosis).replaceAll("\\s+", " ");
  }
}
