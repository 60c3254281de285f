package io.bowtie.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.silver.Silver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from a company that is described, not read: no Spark session is needed. */
class DiagnosisTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");

  @TempDir private Path folder;

  private final List<MappingFound> mappings = new ArrayList<>();
  private final Set<String> currencies = new HashSet<>();
  private final List<KnownOutcomes> outcomes = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private boolean isCurrencyDeclared = true;
  private String more = "governance.deal " + GOVERNANCE;

  private static final String GOVERNANCE =
      "{ owner = o, model-owner = m, data-owner = d, approvers = [\"lead\"], users = u,"
          + " user-action = a, review-cadence = monthly }";

  @Test
  void shouldComputeDealModelAndKpisFromDealsAlone() {
    delivers("deals");

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(text(diagnosis))
        .contains(
            "deal: can be trained and scored",
            "lead: no, because no source delivers leads",
            "KPIs: " + diagnosis.kpis().size() + " of " + diagnosis.kpis().size(),
            "Engagement 0 of 11");
    assertThat(model(diagnosis, "deal").families())
        .anySatisfy(
            family -> {
              assertThat(family.words()).startsWith("Deal progress");
              assertThat(family.lost()).as("who is involved, from deal_contacts").isEqualTo(3);
            });
  }

  @Test
  void shouldBlockAnEntityThatLacksARequiredColumn() {
    delivers("deals", "outcome");

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(diagnosis.entity("deals").isBlocked()).isTrue();
    assertThat(flat(diagnosis))
        .contains("deals is blocked: deals.sql delivers no outcome", "because deals is blocked");
  }

  @Test
  void shouldSayWhatAnAbsentColumnCosts() {
    delivers("deals", "closed_at", "competitor", "deal_name");

    Diagnosis diagnosis = diagnosis();

    assertThat(flat(diagnosis))
        .contains(
            "competitor is absent, which costs has_competitor.",
            "Absent, at no cost to a model or KPI of today: deal_name.",
            "Add deals.closed_at for");
    assertThat(kpi(diagnosis, "win_rate").isComputed()).isFalse();
    assertThat(kpi(diagnosis, "win_rate").needs()).containsExactly("deals.closed_at");
    assertThat(kpi(diagnosis, "undated_closed_deals").isComputed()).isTrue();
  }

  @Test
  void shouldEndWithTheDataGateWhereNothingCanBeComputed() {
    delivers("owners");

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(flat(diagnosis)).contains("KPIs: 0 of", "Switch off what you have no data for");
  }

  @Test
  void shouldEndWithConfigurationWhereAMappingIsWrongInItself() {
    delivers("deals");
    mappings.add(
        new MappingFound(
            "crm",
            "leads",
            "leads.sql",
            Set.of(),
            0,
            Optional.of(new MappingFound.Fault("It calls the clock", true))));

    assertThat(diagnosis().exitCode()).isEqualTo(ExitCode.CONFIGURATION);
  }

  @Test
  void shouldTakeACustomersRowsOnlyWhereTheyFindTheirAccount() {
    delivers("subscriptions", "account_id");
    assertThat(model(diagnosis(), "churn").isScored()).isFalse();

    delivers("accounts");
    delivers("source_accounts", "crm_account_id", "name");

    assertThat(model(diagnosis(), "churn").isScored()).as("linked by domain").isTrue();
  }

  @Test
  void shouldSayThatDealsKnownSinceTonightCannotBeLearnedFrom() {
    delivers("deals", "recorded_at");

    assertThat(flat(diagnosis()))
        .contains(
            "deal: cannot be scored yet",
            "To train it, deliver deals.recorded_at; or let nights pass",
            "No mapping says since when the rows of deals hold");
  }

  @Test
  void shouldNotCountWhatWaitsForASignature() {
    delivers("deals");
    int plain = model(diagnosis(), "deal").computed();
    Set<String> columns = new HashSet<>(Silver.entity("deals").deliverable());
    columns.addAll(Set.of("x_hint", "x_size"));
    mappings.clear();
    mappings.add(new MappingFound("crm", "deals", "deals.sql", columns, 0, Optional.empty()));
    more +=
        """

        custom-fields.deals {
          x_hint { family = intent, type = number, known = unknown, sentence = "A hint" }
          x_size { family = fit, type = number, known = at-creation, sentence = "The size" }
        }
        """;

    assertThat(model(diagnosis(), "deal").unsigned()).containsExactly("x_hint");
    assertThat(model(diagnosis(), "deal").computed()).isEqualTo(plain + 1);
    assertThat(flat(diagnosis()))
        .contains("features and 1 more once signed for", "leakage.sign-offs.deal: x_hint");

    more += "leakage.sign-offs.deal.x_hint { by = m, reason = \"Typed in by the form.\" }\n";

    assertThat(model(diagnosis(), "deal").unsigned()).isEmpty();
    assertThat(model(diagnosis(), "deal").computed()).isEqualTo(plain + 2);
  }

  @Test
  void shouldNameWhoIsMissingToPromote() {
    delivers("deals");
    more = "";

    assertThat(flat(diagnosis()))
        .contains("Nobody could promote a model of lead, deal, churn", "governance.deal");
  }

  @Test
  void shouldAskForRatesWhereCurrenciesDiffer() {
    delivers("deals");
    currencies.addAll(Set.of("USD", "EUR"));
    assertThat(flat(diagnosis())).contains("amounts in EUR would be in no sum", "fx_rates");

    delivers("fx_rates");

    assertThat(flat(diagnosis())).doesNotContain("would be in no sum");
  }

  @Test
  void shouldSayThatTheReportingCurrencyIsLeftToItsDefault() {
    delivers("deals");
    isCurrencyDeclared = false;

    assertThat(flat(diagnosis())).contains("The conf names no reporting-currency");
  }

  @Test
  void shouldCompareWhatSilverKnowsWithTheGate() {
    delivers("deals");
    assertThat(flat(diagnosis())).contains("is not known before a first ingest and conform");

    outcomes.add(new KnownOutcomes("deal", 37, 4_000));

    assertThat(flat(diagnosis()))
        .contains("silver knows 37 events and 4,000 others in all, which is too few");
  }

  @Test
  void shouldPutTheHardestFirstAndEndWithThreeSteps() {
    delivers("deals", "competitor");
    doubts.add("It is read as one single column.");
    faults.add("no file is named like 'leads.csv'");

    List<String> lines = text(diagnosis()).lines().toList();

    assertThat(flat(diagnosis()))
        .contains("1. Mend what stops something: ", "2. Make sure of crm.deals: It is read as one");
    assertThat(lines.indexOf("WHAT STOPS SOMETHING")).isPositive();
    assertThat(lines.indexOf("WHAT STOPS SOMETHING")).isLessThan(lines.indexOf("MODELS"));
    assertThat(lines.indexOf("MODELS")).isLessThan(lines.indexOf("SOURCES"));
    assertThat(lines.subList(lines.indexOf("NEXT STEPS"), lines.size()))
        .filteredOn(line -> line.matches("  \\d\\. .*"))
        .hasSize(3);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void shouldSendASoundCompanyIntoItsFirstNight() {
    Silver.ENTITIES.forEach(entity -> delivers(entity.name()));

    assertThat(flat(diagnosis())).contains("1. Run a night", "--as-of 2026-06-30");
  }

  @Test
  void shouldSayTheSameAsJsonAndAsMarkdown() {
    delivers("deals", "closed_at");
    Diagnosis diagnosis = diagnosis();

    assertThat(DoctorFormat.JSON.of(diagnosis))
        .contains("\"exit_code\" : 0", "\"needs\" : [ \"deals.closed_at\" ]")
        .endsWith("}" + System.lineSeparator());
    assertThat(DoctorFormat.MARKDOWN.of(diagnosis))
        .startsWith("# Bowtie doctor: Described, as of 2026-06-30")
        .contains("## Models", "- deal: can be trained", "\n1. ");
  }

  /** A mapping with all columns of its entity but these. */
  private void delivers(String entity, String... absent) {
    Set<String> columns = new HashSet<>(Silver.entity(entity).deliverable());
    columns.removeAll(Arrays.asList(absent));
    mappings.add(new MappingFound("crm", entity, entity + ".sql", columns, 0, Optional.empty()));
  }

  private Diagnosis diagnosis() {
    BowtieConf conf = conf();
    RawTableFound table =
        new RawTableFound(
            "deals",
            "raw/deals.csv",
            1,
            Optional.of(LocalDate.parse("2026-06-30")),
            Optional.of(LocalDate.parse("2026-06-30")),
            Optional.of(new RowCount(12, true)),
            List.of("id", "shoe_size"),
            true,
            List.of("shoe_size"),
            faults,
            doubts);
    return Diagnosis.of(
        new Found(
            conf,
            isCurrencyDeclared,
            NIGHT,
            List.of(new SourceFound(conf.sources().get(0), List.of(table))),
            mappings,
            currencies,
            outcomes));
  }

  private BowtieConf conf() {
    Path file = folder.resolve("bowtie.conf");
    try {
      Files.writeString(
          file,
          """
          company = "Described"
          sources.crm {
            system = crm, format = csv, location = raw, tables { deals = "deals.csv" }
            mapping = mappings, landed = file-time
          }
          """
              + more);
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
    return ConfLoader.load(file);
  }

  private static String text(Diagnosis diagnosis) {
    return DoctorFormat.TEXT.of(diagnosis);
  }

  /** Without line breaks, which stand wherever a line is full. */
  private static String flat(Diagnosis diagnosis) {
    return text(diagnosis).replaceAll("\\s+", " ");
  }

  private static ModelFinding model(Diagnosis diagnosis, String useCase) {
    return diagnosis.models().stream()
        .filter(model -> model.useCase().equals(useCase))
        .findFirst()
        .orElseThrow();
  }

  private static KpiFinding kpi(Diagnosis diagnosis, String name) {
    return diagnosis.kpis().stream()
        .filter(kpi -> kpi.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
