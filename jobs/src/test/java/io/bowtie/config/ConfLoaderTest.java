package io.bowtie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfLoaderTest {
  private static final String SOURCE =
      "sources.crm { system = crm, format = csv, location = raw, tables { deals = \"d*.csv\" },"
          + " mapping = mappings }\n";

  @TempDir private Path folder;

  @Test
  void shouldFillInDefaultsAndResolvePathsFromTheFilesFolder() throws IOException {
    BowtieConf conf = load(SOURCE);
    assertThat(conf.reportingCurrency()).isEqualTo("USD");
    assertThat(conf.velocityWindowDays()).isEqualTo(365);
    assertThat(conf.warehouse()).isEqualTo(folder.resolve("work/warehouse").toString());
    SourceConf source = conf.sources().get(0);
    assertThat(source.location()).isEqualTo(folder.resolve("raw").toString());
    assertThat(source.landed()).isEqualTo(SourceConf.Landed.NOT_SHOWN);
    assertThat(source.required()).isFalse();
  }

  @Test
  void shouldLeaveOutASourceThatIsTakenBack() throws IOException {
    BowtieConf conf =
        load(
            SOURCE
                + "sources.usage = ${sources.crm}"
                + System.lineSeparator()
                + "sources.usage = null");

    assertThat(conf.sources()).extracting(SourceConf::name).containsExactly("crm");
  }

  @Test
  void shouldLeaveUrisAsTheyAre() throws IOException {
    assertThat(load(SOURCE + "warehouse = \"s3a://bucket/lake\"").warehouse())
        .isEqualTo("s3a://bucket/lake");
  }

  @Test
  void shouldRefuseAnUnknownKeyWithTheNearestOne() {
    assertThat(refused(SOURCE + "kpi.velocity-window-dais = 30"))
        .contains("kpi.velocity-window-dais", "Did you mean 'kpi.velocity-window-days'?");
  }

  @Test
  void shouldRefuseOriginsThatAreNoRisingDates() {
    assertThat(refused(SOURCE + "train.origin-dates = [\"31.1.2026\"]"))
        .contains("'31.1.2026' is not a date", "train.origin-dates");
    assertThat(refused(SOURCE + "train.origin-dates = [\"2026-02-01\", \"2026-01-31\"]"))
        .contains("Origin 2026-01-31 does not come after the one before it");
  }

  @Test
  void shouldRefuseAGroupedBacktestWithCutsInTimeOrWithOneFold() {
    assertThat(refused(SOURCE + "train { scheme = grouped, origin-dates = [\"2026-01-31\"] }"))
        .contains("A grouped backtest has no cuts in time");
    assertThat(refused(SOURCE + "train { scheme = grouped, folds = 1 }"))
        .contains("One fold leaves nothing to train on");
  }

  @Test
  void shouldKnowWhoSignsOffAndWhy() throws IOException {
    assertThat(load(SOURCE).gate().undated()).isEmpty();
    assertThat(load(SOURCE + "gate.sign-off-undated { by = Ada, reason = trial }").gate().undated())
        .contains(new SignOff("Ada", "trial"));
  }

  @Test
  void shouldRefuseAValueOfAnotherType() {
    assertThat(refused(SOURCE + "seed = many")).contains("'seed'", "reference.conf");
  }

  @Test
  void shouldRefuseAWordThatIsNone() {
    assertThat(refused(SOURCE + "sources.crm.format = cvs"))
        .contains("'cvs'", "sources.crm.format", "Did you mean 'csv'?");
  }

  @Test
  void shouldKnowWhereTheCompanysDaysLie() throws IOException {
    assertThat(load(SOURCE).timeZone()).isEqualTo(BusinessZone.UTC);
    assertThat(load(SOURCE + "time-zone = America/Los_Angeles").timeZone())
        .hasToString("America/Los_Angeles");
    assertThat(refused(SOURCE + "time-zone = Europe/Berln"))
        .contains("'Europe/Berln'", "time-zone", "Did you mean 'Europe/Berlin'?");
    assertThat(refused(SOURCE + "time-zone = somewhere")).contains("Name a region");
  }

  @ParameterizedTest
  @CsvSource({"dollars, USD", "euro, EUR", "usd, USD", "UDS, USD", "GPB, GBP", "$, USD"})
  void shouldRefuseACurrencyThatIsNoCode(String given, String meant) {
    assertThat(refused(SOURCE + "reporting-currency = \"" + given + "\""))
        .contains("'" + given + "'", "reporting-currency", "Did you mean '" + meant + "'?");
  }

  @Test
  void shouldSayWhatACurrencyCodeIsWhereNoneComesNear() {
    assertThat(refused(SOURCE + "reporting-currency = money"))
        .contains("'money'", "Give an ISO 4217 code");
  }

  @Test
  void shouldNameAnEnvironmentVariableThatIsNotSet() {
    assertThat(refused(SOURCE + "sources.crm.location = ${BOWTIE_IS_SURELY_NOT_SET}"))
        .contains("export BOWTIE_IS_SURELY_NOT_SET=");
  }

  @Test
  void shouldNameAMisspeltKeyBeforeTheOneThatIsMissing() {
    assertThat(refused(SOURCE.replace("format =", "fromat =")))
        .contains("'sources.crm.fromat'", "Did you mean 'sources.crm.format'?", "bowtie.conf: 1");
    assertThat(refused(SOURCE.replace("tables {", "table {")))
        .contains("'sources.crm.table'", "Did you mean 'sources.crm.tables'?");
    assertThat(refused(SOURCE.replace("format = csv,", "")))
        .contains("Missing configuration key 'sources.crm.format'");
  }

  @Test
  void shouldRefuseAConfigurationWithoutSources() {
    assertThat(refused("company = \"Empty\"")).contains("No source");
  }

  @Test
  void shouldNameAFileThatIsNotThere() {
    OperatorError error =
        catchThrowableOfType(
            OperatorError.class, () -> ConfLoader.load(folder.resolve("missing.conf")));
    assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(error.getMessage()).contains("missing.conf", "--conf");
  }

  @Test
  void shouldRefuseSecretsWithoutShowingThem() {
    String source =
        "sources.bank-db { system = billing, format = jdbc, tables { paid = paid }, mapping = m,"
            + " location = \"jdbc:postgresql://host/db";
    assertThat(refused(source + "\", user = me, password = geheim }"))
        .contains("BOWTIE_BANK_DB_USER", "BOWTIE_BANK_DB_PASSWORD")
        .doesNotContain("geheim");
    assertThat(refused(source + "?password=geheim\" }")).doesNotContain("geheim");
    assertThat(refused(source.replace("//host", "//me:geheim@host") + "\" }"))
        .doesNotContain("geheim");
    assertThat(refused(source + "\", password = geheim, credentials = BANK }"))
        .contains("BANK_PASSWORD");
  }

  @Test
  void shouldRefuseIncrementsThatASourceCannotHave() {
    assertThat(refused(SOURCE + "sources.crm.increment = snapshot"))
        .contains("the day on which it landed", "landed = file-name");
    assertThat(refused(SOURCE + "sources.crm.increment = watermark")).contains("no watermark");
    assertThat(refused(SOURCE + "sources.crm.watermark { deals = at }")).contains("no watermark");
    assertThat(
            refused(
                SOURCE
                    + "sources.crm { landed = file-name, increment = snapshot,"
                    + " maximum-snapshot-loss = 2 }"))
        .contains("from 0 to 1");
    String database =
        SOURCE + "sources.crm { format = jdbc, location = \"jdbc:postgresql://host/db\", ";
    assertThat(refused(database + "increment = new-files }")).contains("no files");
    assertThat(refused(database + "increment = watermark }")).contains("Not every raw table");
    assertThat(refused(database + "watermark { orders = at } }")).contains("'orders'");
    assertThat(refused(database + "landed = file-time }")).contains("Leave it out");
    assertThat(refused(SOURCE + "sources.crm.format = jdbc")).contains("jdbc:postgresql://host");
  }

  @Test
  void shouldTakeSignOffsFromThoseWhoAnswerForTheUseCase() throws IOException {
    String governed =
        SOURCE
            + "governance.deal { owner = a, model-owner = modeller, data-owner = c,"
            + " approvers = [head], users = d, user-action = e, review-cadence = monthly }\n";
    assertThat(
            load(governed + "leakage.sign-offs.deal.x_fit { by = head, reason = checked }")
                .leakage()
                .signOff("deal", "x_fit"))
        .contains(new SignOff("head", "checked"));
    assertThat(refused(governed + "leakage.sign-offs.deal.x_fit { by = me, reason = checked }"))
        .contains("'me'", "leakage.sign-offs.deal.x_fit", "modeller, head");
    assertThat(refused(SOURCE + "leakage.sign-offs.deal.x_fit { by = \" \", reason = checked }"))
        .contains("without a name");
    assertThat(refused(SOURCE + "leakage.sign-offs.deal.x_fit { by = me }")).contains("reason");
    assertThat(refused(SOURCE + "leakage.sign-offs.deals.x_fit { by = me, reason = r }"))
        .contains("'deals'", "churn, deal, lead");
  }

  private String refused(String text) {
    OperatorError error = catchThrowableOfType(OperatorError.class, () -> load(text));
    assertThat(error).isNotNull();
    assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    return error.getMessage();
  }

  private BowtieConf load(String text) throws IOException {
    return ConfLoader.load(Files.writeString(folder.resolve("bowtie.conf"), text));
  }
}
